import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { NameChoice } from '../../utils/vendor-review'
import { DateText } from '../date-text/date-text'
import { reasonOf } from '../loaded/use-loaded'
import { entityTypeName } from '../names/names'
import { RouteLink } from '../route-link/route-link'
import { SeverityBadge } from '../severity-badge/severity-badge'
import type { JudgedRow } from './judged'

/** One row: what the list has, what that is known as, and where it stands. */
export function ReviewRowView({
  judged,
  at,
  onOpen,
  onDecide,
}: {
  judged: JudgedRow
  /** Its place among the rows that are shown, from 1, and how many those are: most of them may not be drawn. */
  at: { place: number; size: number }
  onOpen: (route: PanelRoute) => void
  onDecide: (id: string) => Promise<void>
}) {
  const { place, row, choice, state, watched } = judged
  return (
    <div role="listitem" class="review-row" data-state={state} aria-setsize={at.size} aria-posinset={at.place}>
      <span class="review-place muted number">{formatCount(place + 1)}</span>
      <div class="review-written">
        <p>
          <strong dir="auto">{row.written}</strong>
          {row.version && <bdi class="muted"> {row.version}</bdi>}
          {row.times > 1 && <span class="muted number"> ×{formatCount(row.times)}</span>}
        </p>
        {row.vendor && (
          <p class="muted" dir="auto">
            {row.vendor}
          </p>
        )}
        {row.passage && (
          <p class="muted review-passage" dir="auto">
            {row.passage}
          </p>
        )}
        {row.choices.length > 1 && <Decide judged={judged} onDecide={onDecide} />}
        {choice && (
          <p class="dotted">
            <NameLink choice={choice} onOpen={onOpen} />
            {choice.vendor && (
              <span class="muted">
                <bdi>{choice.vendor}</bdi>
              </span>
            )}
            <span class="muted">{entityTypeName(choice.type)}</span>
            {watched && (
              <span class="chip" data-kind="watched">
                {t('chip.watched')}
              </span>
            )}
          </p>
        )}
      </div>
      <div class="review-stands">
        <Stands judged={judged} onOpen={onOpen} />
        {row.maker && (
          <p class="muted">
            {t('review.makerKnown')} <NameLink choice={row.maker} onOpen={onOpen} />
          </p>
        )}
      </div>
    </div>
  )
}

function NameLink({ choice: { id, name }, onOpen }: { choice: NameChoice; onOpen: (route: PanelRoute) => void }) {
  return (
    <span>
      <RouteLink route={{ view: 'about', id }} onOpen={onOpen}>
        <bdi>{name}</bdi>
      </RouteLink>
    </span>
  )
}

function Stands({ judged: { state, status, advisory }, onOpen }: { judged: JudgedRow; onOpen: (route: PanelRoute) => void }) {
  if (state !== 'open' || !status?.worst) return <p class="muted">{t(`reviewState.${state}`)}</p>
  const { counts, worst, exploited, changed, mostUrgent } = status
  return (
    <>
      <p class="review-badges">
        <SeverityBadge severity={{ band: worst, score: null }} />
        <span>{t('review.openCount', counts.open, [formatCount(counts.open)])}</span>
        {exploited > 0 && (
          <span class="chip" data-kind="exploited">
            {t('review.exploitedCount', exploited, [formatCount(exploited)])}
          </span>
        )}
      </p>
      {advisory && (
        <p class="review-urgent">
          <RouteLink route={{ view: 'advisory', id: mostUrgent }} onOpen={onOpen}>
            <span dir="auto" lang={advisory.language || undefined}>
              {advisory.title}
            </span>
          </RouteLink>
          {changed > 0 && (
            <span class="muted">
              {' '}
              <DateText iso={new Date(changed * 1000).toISOString()} />
            </span>
          )}
        </p>
      )}
    </>
  )
}

const UNDECIDED = 'undecided'

/** Which of several names a row means. */
function Decide({ judged: { row, choice, state }, onDecide }: { judged: JudgedRow; onDecide: (id: string) => Promise<void> }) {
  const [failed, setFailed] = useState('')
  const value = choice?.id ?? (state === 'unknown' ? '' : UNDECIDED)
  return (
    <>
      <select
        class="field"
        aria-label={t('review.decide', [row.written])}
        value={value}
        onChange={(event) => {
          setFailed('')
          onDecide(event.currentTarget.value).catch((error: unknown) => setFailed(reasonOf(error)))
        }}
      >
        <option value={UNDECIDED} disabled>
          {t('review.whichOne')}
        </option>
        {row.choices.map((each) => (
          <option key={each.id} value={each.id}>
            {[each.name, each.vendor, entityTypeName(each.type)].filter(Boolean).join(' · ')}
          </option>
        ))}
        <option value="">{t('importGroup.noneOfThese')}</option>
      </select>
      {failed && <p role="alert">{failed}</p>}
    </>
  )
}
