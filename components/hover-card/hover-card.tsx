import { useId, useRef } from 'preact/hooks'
import type { Advisory } from '../../utils/advisories'
import { formatCount, formatList, t, textDirection, textLanguage } from '../../utils/i18n'
import type { Card } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'
import type { WhyMarked } from '../../utils/page/drawing'
import { DateText } from '../date-text/date-text'
import { KnownExploited } from '../known-exploited/known-exploited'
import { isEstimated, isMachineWritten } from '../../utils/advisories/machine-written'
import { SeverityBadge } from '../severity-badge/severity-badge'
import { entityTypeName } from '../names/names'
import { CardFoot } from './card-foot'
import { firstSentences } from './first-sentences'
import { focusInSight } from './focus-in-sight'
import { inBrief, SHORT } from './in-brief'
import { NewsLine } from './news-line'
import { OtherAdvisories } from './other-advisories'
import { trusted } from './trusted'

const KEY_POINTS = 3

export interface HoverCardProps {
  card: Card
  /** Why the name is marked. */
  why: WhyMarked
  actions: CardActions
  onClose: () => void
  /** Level of the title among the headings around the card. */
  headingLevel?: 2 | 3 | 4
  /** The scheme of the page around it, where that is known; otherwise what the system prefers. */
  scheme?: 'light' | 'dark'
}

/**
 * The card of one name: how bad, about what, what happened, what to do, where it comes from, what I can do about it. Draws itself and nothing else;
 * where it stands, when it opens and where focus goes is up to whoever mounts it, who may also bound its height by the custom
 * property `--card-room`. Escape inside it closes it.
 */
export function HoverCard({ card, why, actions, onClose, headingLevel = 2, scheme }: HoverCardProps) {
  const titleId = useId()
  const others = useRef<HTMLElement>(null)
  const { advisory } = card
  const brief = inBrief(advisory)
  const Heading = `h${headingLevel}` as 'h2'
  const closeOnEscape = trusted((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  })
  return (
    <section
      class="surface hover-card"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      dir={textDirection()}
      lang={textLanguage()}
      data-scheme={scheme}
      onKeyDown={closeOnEscape}
    >
      <header class="hover-card-about">
        <SeverityBadge severity={advisory.severity} />
        <span class="hover-card-name">
          <bdi>{card.name}</bdi> <span class="hover-card-type">{entityTypeName(card.type)}</span>
        </span>
        <WatchButton card={card} actions={actions} />
        <button type="button" class="hover-card-sign hover-card-close" aria-label={t('card.close')} onClick={trusted(onClose)}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
          </svg>
        </button>
      </header>
      <div class="hover-card-body">
        <Heading id={titleId} class="hover-card-title" dir="auto" lang={advisory.language || undefined}>
          {advisory.title}
        </Heading>
        <Origin advisory={advisory} />
        <NewsLine seen={card.seen} others={card.advisories - 1} onOthers={() => focusInSight(others.current)} />
        {advisory.exploited && <KnownExploited facts={advisory.exploited} />}
        <WhatHappened advisory={brief} />
        <InShort advisory={brief} />
        <Authorship advisory={brief} />
        <OtherAdvisories card={card} actions={actions} list={others} />
      </div>
      <CardFoot card={card} why={why} actions={actions} />
    </section>
  )
}

/** A star, filled where the name is watched; of one size either way. What is watched changes in the extension's own page alone. */
function WatchButton({ card, actions }: { card: Card; actions: CardActions }) {
  const text = t(card.watched ? 'card.watched' : 'card.watch', [card.name])
  return (
    <button
      type="button"
      class="hover-card-sign"
      aria-label={text}
      title={text}
      data-on={card.watched ? '' : undefined}
      onClick={trusted(() => actions.openAbout('watch'))}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d="M8 1.6l1.95 4.05 4.45.6-3.25 3.1.8 4.45L8 11.65 4.05 13.8l.8-4.45L1.6 6.25l4.45-.6z"
          fill={card.watched ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1.25"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  )
}

function Origin({ advisory }: { advisory: Advisory }) {
  const { sources, articles, status, published, updated } = advisory
  const [first, ...others] = sources
  const changed = updated ?? published
  const parts = [
    (status === 'disputed' || status === 'withdrawn') && <strong>{t(`status.${status}`)}</strong>,
    isEstimated(advisory) && <span title={t('chip.estimatedWhy')}>{t('chip.estimated')}</span>,
    first && (
      <span title={sources.map(({ name }) => name).join('\n')}>
        {others.length > 0 ? t('card.sourcesMore', others.length, [formatCount(others.length), first.name]) : first.name}
      </span>
    ),
    changed && (
      <span>
        {updated && updated !== published ? `${t('advisory.updated')} ` : ''}
        <DateText iso={changed} />
      </span>
    ),
    articles.length > 1 && <span>{t('card.articles', articles.length, [formatCount(articles.length)])}</span>,
  ].filter((part) => part)
  return parts.length > 0 ? <p class="hover-card-origin dotted">{parts}</p> : null
}

function WhatHappened({ advisory }: { advisory: Advisory }) {
  return (
    <>
      {advisory.summary && (
        <p class="hover-card-summary" dir="auto">
          <Short text={advisory.summary} />
        </p>
      )}
      {advisory.keyPoints.length > 0 && (
        <ul class="hover-card-points" aria-label={t('advisory.keyPoints')}>
          {advisory.keyPoints.slice(0, KEY_POINTS).map(({ text }, index) => (
            <li key={index} dir="auto">
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function InShort({ advisory }: { advisory: Advisory }) {
  const { impact, recommendedResponse } = advisory.analysis
  if (!impact && !recommendedResponse) return null
  return (
    <dl class="hover-card-short">
      {recommendedResponse && (
        <div>
          <dt>{t('card.whatToDo')}</dt>
          <dd dir="auto">
            <Short text={recommendedResponse} />
          </dd>
        </div>
      )}
      {impact && (
        <div>
          <dt>{t('advisory.impact')}</dt>
          <dd dir="auto">
            <Short text={impact} />
          </dd>
        </div>
      )}
    </dl>
  )
}

/** The beginning of a text, in whole sentences; lines are cut only where one sentence is too long. */
function Short({ text }: { text: string }) {
  const short = firstSentences(text, SHORT)
  return <span class={short.length > SHORT ? 'hover-card-cut' : undefined}>{short}</span>
}

/** Which of the texts above a program wrote, in one line. */
function Authorship({ advisory }: { advisory: Advisory }) {
  const { impact, recommendedResponse } = advisory.analysis
  const texts = [
    advisory.summary && isMachineWritten(advisory, 'summary') && t('advisory.summary'),
    advisory.keyPoints.length > 0 && isMachineWritten(advisory, 'keyPoints') && t('advisory.keyPoints'),
    recommendedResponse && isMachineWritten(advisory, 'analysis.recommendedResponse') && t('card.whatToDo'),
    impact && isMachineWritten(advisory, 'analysis.impact') && t('advisory.impact'),
  ].filter((text): text is string => typeof text === 'string' && text !== '')
  if (texts.length === 0) return null
  return (
    <p class="machine-written" title={t('chip.machineWrittenWhy')}>
      {t('card.machineWritten', [formatList(texts)])}
    </p>
  )
}
