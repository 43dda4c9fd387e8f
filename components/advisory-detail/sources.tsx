import type { ComponentChildren } from 'preact'
import type { Advisory } from '../../utils/advisories'
import { formatList, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import { entityTypeName } from '../names/names'
import { RouteLink } from '../route-link/route-link'
import { SafeLink } from '../safe-link/safe-link'
import { SourceLink } from './source-link'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { Section } from './section'

type Article = Advisory['articles'][number]

/** The id of the heading above the source articles, for whatever leads there. */
export const ARTICLES_HEADING = 'source-articles'

/** What was written about it. `action`: what can be done about one article; `end`: about all of them. */
export function Articles({
  articles,
  action,
  end,
}: {
  articles: readonly Article[]
  action?: (article: Article) => ComponentChildren
  end?: ComponentChildren
}) {
  if (articles.length === 0) return null
  return (
    <Section title={t('advisory.articles')} id={ARTICLES_HEADING}>
      <ul class="detail-rows" role="list">
        {articles.map((article, index) => (
          <li key={index}>
            <p class="detail-row-title" dir="auto">
              <SafeLink url={article.url}>{article.title}</SafeLink>
            </p>
            <p class="muted dotted">
              {article.publisher && <span>{article.publisher}</span>}
              {article.published && <DateText iso={article.published} style="day" />}
            </p>
            {article.excerpt && (
              <p class="detail-excerpt" dir="auto">
                {article.excerpt}
              </p>
            )}
            {action?.(article)}
          </li>
        ))}
      </ul>
      {end}
    </Section>
  )
}

/** What the advisory names, each a step to everything known about it. */
export function Entities({ entities, onOpen }: { entities: Advisory['entities']; onOpen: (route: PanelRoute) => void }) {
  if (entities.length === 0) return null
  return (
    <Section title={t('advisory.entities')}>
      <ul class="detail-rows" role="list">
        {entities.map((entity, index) => {
          const route = { view: 'about', id: entity.id } as const
          return (
            <li key={index}>
              <p class="dotted">
                <RouteLink route={route} onOpen={onOpen} class="detail-row-title">
                  <bdi>{entity.name}</bdi>
                </RouteLink>
                <span class="muted">{entityTypeName(entity.type)}</span>
                <span class="muted">{t(`entityRole.${entity.role}`)}</span>
                {entity.vendor && <span class="muted">{t('advisory.byVendor', [entity.vendor])}</span>}
              </p>
              {entity.aliases.length > 0 && <p class="muted">{t('advisory.aliases', [formatList(entity.aliases)])}</p>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** Words that bear on the severity, each in the sentence it was found in, so that a reader can check it. */
export function Indicators({ advisory: { indicators, articles } }: { advisory: Advisory }) {
  if (indicators.length === 0) return null
  return (
    <Section title={t('advisory.indicators')}>
      <dl class="detail-rows">
        {indicators.map((indicator, index) => (
          <div key={index}>
            <dt class="detail-row-title" dir="auto">
              {indicator.term}
            </dt>
            <dd dir="auto">
              <Quote indicator={indicator} articles={articles} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** An indicator in its sentence, with the article that has it. */
export function Quote({
  indicator: { term, sentence, url },
  articles,
}: {
  indicator: Advisory['indicators'][number]
  articles: readonly Article[]
}) {
  const at = sentence.indexOf(term)
  return (
    <>
      <q>
        {at < 0 ? (
          sentence
        ) : (
          <>
            {sentence.slice(0, at)}
            <mark>{term}</mark>
            {sentence.slice(at + term.length)}
          </>
        )}
      </q>
      <SourceLink url={url} articles={articles} />
    </>
  )
}

export function Keywords({ keywords }: { keywords: string[] }) {
  if (keywords.length === 0) return null
  return (
    <Section title={t('advisory.keywords')}>
      <ul class="detail-inline" role="list">
        {keywords.map((keyword, index) => (
          <li key={index}>{keyword}</li>
        ))}
      </ul>
    </Section>
  )
}
