import type { Ref } from 'preact'
import { useState } from 'preact/hooks'
import { formatCount, formatScore, t } from '../../utils/i18n'
import type { Card, CardAdvisory } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'
import { DateText } from '../date-text/date-text'
import { SeverityShape } from '../severity-badge/severity-badge'
import { trusted } from './trusted'

/** How many other advisories are listed before more are asked for. */
const FEW = 3

/** The other advisories about the name, the most urgent first: a few, the rest on a click, and beyond what a card holds in the side panel. */
export function OtherAdvisories({
  card: { others, advisories },
  actions,
  list,
}: {
  card: Card
  actions: CardActions
  /** The list, for whoever leads to it. */
  list: Ref<HTMLElement>
}) {
  const [all, setAll] = useState(false)
  if (others.length === 0) return null
  const shown = all ? others : others.slice(0, FEW)
  const left = advisories - 1 - shown.length
  const more = () => (all || others.length === shown.length ? actions.openAbout() : setAll(true))
  return (
    <section ref={list} class="hover-card-others" tabIndex={-1} aria-label={t('card.others')}>
      <ul role="list">
        {shown.map((other) => (
          <li key={other.id}>
            <button type="button" class="hover-card-other" onClick={trusted(() => actions.openAdvisory(other.id))}>
              <SeverityShape band={other.band} size={11} label={severityText(other)} />
              <span class="hover-card-other-title" dir="auto" lang={other.language || undefined}>
                {other.title}
              </span>
              <span class="hover-card-other-date">
                {other.withdrawn ? t('status.withdrawn') : <DateText iso={other.changed} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="hover-card-more" onClick={trusted(more)}>
          {t('card.more', left, [formatCount(left)])}
        </button>
      )}
    </section>
  )
}

function severityText({ band, score, exploited }: CardAdvisory): string {
  const word = score === null ? t(`severity.${band}`) : `${t(`severity.${band}`)} ${formatScore(score)}`
  return exploited ? `${word}, ${t('exploited.known')}` : word
}
