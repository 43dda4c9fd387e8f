import { SEVERITY_BANDS } from '../../utils/advisories'
import type { Day, DayGroup } from '../../utils/alerts/days'
import { formatCount, formatDate, t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { dayOf } from '../../utils/settings'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { useLoaded } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { LongList } from '../recent/long-list'
import type { Days } from '../side-panel/panel-source'
import { SeverityShape } from '../severity-badge/severity-badge'
import { DaysTakeAway } from '../take-away/days-take-away'
import './days.css'

const GROUP_TEXTS = { exploited: 'days.exploited', new: 'days.new', changed: 'days.changed' } as const satisfies Record<
  DayGroup,
  string
>

/** What happened day by day: each advisory about what is watched, and how many others there were. */
export function DaysView({
  read,
  items,
  copy,
  onOpen,
}: {
  read: () => Promise<Days>
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  copy: (text: string) => Promise<void>
  onOpen: (route: PanelRoute) => void
}) {
  const [loaded] = useLoaded(read, [])
  return (
    <>
      <div class="panel-pad">
        <h1 class="panel-title">{t('days.title')}</h1>
        {loaded.state === 'ready' && !loaded.value.isWatching && (
          <p class="muted">
            {t('days.watchNothing')}{' '}
            <a href="/options.html#watching" target="_blank">
              {t('days.toWatchList')}
            </a>
          </p>
        )}
        {loaded.state === 'ready' && loaded.value.days.some(({ watched }) => watched.length > 0) && (
          <DaysTakeAway days={loaded.value.days} items={items} copy={copy} />
        )}
      </div>
      {loaded.state === 'loading' && <Loading text={t('state.loading')} />}
      {loaded.state === 'failed' && <StoreFailed detail={loaded.detail} />}
      {loaded.state === 'ready' && <Listed {...loaded.value} items={items} onOpen={onOpen} />}
    </>
  )
}

function Listed({
  span,
  days,
  items,
  onOpen,
}: Pick<Days, 'span' | 'days'> & {
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
}) {
  if (span === 0) return <Notice text={t('days.tooMany')} />
  if (days.length === 0) return <Notice text={t('days.nothing', span)} />
  return (
    <>
      {days.map((day) => (
        <DaySection key={day.day} day={day} items={items} onOpen={onOpen} />
      ))}
      <p class="list-note">{t('days.span', span)}</p>
    </>
  )
}

function DaySection({
  day: { day, watched, others, bands },
  items,
  onOpen,
}: {
  day: Day
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
}) {
  const name = dayName(day)
  return (
    <section class="list-section day" aria-label={name}>
      <h2 class="day-heading">{name}</h2>
      {watched.map(({ group, ids }) => (
        <div key={group}>
          <h3 class="list-heading">{t(GROUP_TEXTS[group])}</h3>
          <LongList ids={ids} label={`${name}: ${t(GROUP_TEXTS[group])}`} items={items} onOpen={onOpen} />
        </div>
      ))}
      {watched.length === 0 && <p class="day-line muted">{t('days.nothingWatched')}</p>}
      {others.length > 0 && (
        <details class="day-others">
          <summary>
            {t('days.others', others.length)}
            <span class="day-bands">
              {SEVERITY_BANDS.toReversed().map(
                (band) =>
                  bands[band] > 0 && (
                    <span key={band}>
                      <SeverityShape band={band} size={11} label={t(`severity.${band}`)} /> {formatCount(bands[band])}
                    </span>
                  ),
              )}
            </span>
          </summary>
          <LongList ids={others} label={`${name}: ${t('days.others', others.length)}`} items={items} onOpen={onOpen} />
        </details>
      )}
    </section>
  )
}

function dayName(day: string): string {
  const date = formatDate(day, 'day')
  return day === dayOf(new Date()) ? t('days.today', [date]) : date
}
