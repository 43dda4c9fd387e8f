import type { ComponentChildren } from 'preact'
import { formatBytes, formatCount, formatList, t } from '../../utils/i18n'
import type { FeedTrial, Told } from '../../utils/sync/trial'
import { WALK_NAMES } from '../../utils/walks/walk-names'
import { DateText } from '../date-text/date-text'
import { SeverityBadge } from '../severity-badge/severity-badge'
import type { OptionsSource } from './options-source'

/** What a feed was recognised as, in a sentence. */
export function recognisedText({ format, walk }: FeedTrial, formats: OptionsSource['formats']): string {
  const known = formats.find(({ id }) => id === format)?.name
  const read = format === 'epss' ? t('trial.epss') : (known ?? format)
  const index = WALK_NAMES[walk] ?? walk
  if (walk === '') return t('trial.recognised', [read])
  return format === '' ? t('trial.recognised', [index]) : t('trial.recognisedWalk', [index, read])
}

/** What a feed on trial has, what of it would join what is held, and which names it would bring. */
export function FeedTrialResult({ found }: { found: FeedTrial }) {
  const { advisories, articles, merges, names, problems } = found
  return (
    <div class="trial-result">
      <p class="muted dotted">
        <span>{t('trial.read', found.documents, [formatCount(found.documents), formatBytes(found.bytes)])}</span>
        {found.listed > 0 && <span>{t('trial.listed', found.listed, [formatCount(found.listed)])}</span>}
        {found.goesOn && <span>{t('trial.goesOn')}</span>}
      </p>
      {found.scores !== null && <p>{t('trial.scores', found.scores, [formatCount(found.scores)])}</p>}
      {advisories.count > 0 && (
        <Part title={t('trial.advisories', advisories.count, [formatCount(advisories.count)])}>
          <Items told={advisories}>
            {({ title, band, score, changed, language }) => (
              <>
                <SeverityBadge severity={{ band, score }} />{' '}
                <span dir="auto" lang={language || undefined}>
                  {title}
                </span>{' '}
                <span class="muted">
                  <DateText iso={changed} />
                </span>
              </>
            )}
          </Items>
        </Part>
      )}
      {articles.count > 0 && (
        <Part title={t('trial.articles', articles.count, [formatCount(articles.count)])}>
          <Items told={articles}>
            {({ title, publisher, published, language }) => (
              <>
                <span dir="auto" lang={language || undefined}>
                  {title}
                </span>{' '}
                <span class="muted dotted">
                  <span>
                    <bdi>{publisher}</bdi>
                  </span>
                  <DateText iso={published} />
                </span>
              </>
            )}
          </Items>
          <p>{t('trial.stories', found.stories, [formatCount(found.stories)])}</p>
        </Part>
      )}
      {advisories.count + found.stories > 0 && (
        <Part title={t('trial.merges', merges.count, [formatCount(merges.count)])}>
          {merges.count > 0 && (
            <Items told={merges}>
              {({ title, held }) => (
                <>
                  <span dir="auto">{title}</span>{' '}
                  <span class="muted trial-joins" dir="auto">
                    {t('trial.joins', [formatList(held)])}
                  </span>
                </>
              )}
            </Items>
          )}
        </Part>
      )}
      {advisories.count + found.stories > 0 && (
        <Part title={t('trial.names', names.count, [formatCount(names.count)])}>
          {names.count > 0 && (
            <p class="trial-names">
              {names.first.map(({ name, vendor }, index) => (
                <span key={index} class="chip" dir="auto" title={vendor || undefined}>
                  {name}
                </span>
              ))}
              <More told={names} />
            </p>
          )}
        </Part>
      )}
      {problems.count > 0 && (
        <details>
          <summary>{t('trial.problems', problems.count, [formatCount(problems.count)])}</summary>
          <ul class="feed-problems">
            {problems.first.map((problem, index) => (
              <li key={index} dir="auto">
                {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="trial-part">
      <h4>{title}</h4>
      {children}
    </div>
  )
}

function Items<Item>({ told, children }: { told: Told<Item>; children: (item: Item) => ComponentChildren }) {
  return (
    <>
      <ul class="trial-items" role="list">
        {told.first.map((item, index) => (
          <li key={index}>{children(item)}</li>
        ))}
      </ul>
      <More told={told} />
    </>
  )
}

function More<Item>({ told: { count, first } }: { told: Told<Item> }) {
  const more = count - first.length
  return more > 0 ? <span class="muted">{t('names.more', more, [formatCount(more)])}</span> : null
}
