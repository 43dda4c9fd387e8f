import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatCount, formatPast, t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { EVERYTHING, filters, type AdvisoryFilter } from '../../utils/search'
import { useLoaded } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { ShowNew, useBehind, useList } from './list-read'
import type { Listed, ListsSource } from './lists-source'
import { LongList } from './long-list'

/** The filter that the person chose last, which stays; undefined until it was read. */
export function useFilter(source: ListsSource): [AdvisoryFilter | undefined, (filter: AdvisoryFilter) => void] {
  const [kept] = useLoaded(() => source.filter(), [source])
  const [chosen, choose] = useState<AdvisoryFilter>()
  // One that cannot be read or kept leaves all in, or holds for as long as the page is open.
  const filter = chosen ?? (kept.state === 'ready' ? kept.value : kept.state === 'failed' ? EVERYTHING : undefined)
  return [
    filter,
    (next) => {
      choose(next)
      source.keepFilter(next).catch(() => undefined)
    },
  ]
}

/** Reads what is recent, once the filter is known, and again at `reload`. To be called before it is shown, so that it is there then. */
export function useRecent(source: ListsSource, filter: AdvisoryFilter | undefined): ReturnType<typeof useList> {
  return useList(source, async () => source.recent(filter ?? (await NEVER)), [filter])
}

const NEVER: Promise<never> = new Promise(() => undefined)

/** What is recent: what is new to the person, what they watch, and all the rest, the newest first. */
export function Recent({
  source,
  filter,
  recent: read,
  onOpen,
  empty,
}: {
  source: ListsSource
  filter: AdvisoryFilter | undefined
  recent: ReturnType<typeof useRecent>
  onOpen: (route: PanelRoute) => void
  /** What can be done where there is no advisory at all. */
  empty?: ComponentChildren
}) {
  const [recent, reload] = read
  const listed = recent.state === 'ready' ? recent.value.listed : undefined
  const isThere = listed !== undefined && listed.total > 0
  useEffect(() => {
    // Not kept: then it is only new once more.
    if (isThere) source.keepLooked().catch(() => undefined)
  }, [source, isThere])
  const isBehind = useBehind(source, read)
  if (recent.state === 'loading') return <Loading text={t('state.loading')} />
  if (recent.state === 'failed') return <StoreFailed detail={recent.detail} />
  if (listed === undefined) return <Loading text={t('state.preparing')} />
  if (listed.total === 0) {
    return filter && filters(filter) ? (
      <Notice text={t('filter.nothing')} />
    ) : (
      <Notice text={t('state.noAdvisories')}>{empty}</Notice>
    )
  }
  return (
    <>
      {isBehind && <ShowNew onClick={reload} />}
      <Sections source={source} listed={listed} onOpen={onOpen} />
    </>
  )
}

/** Lists with their headings, and a word about what is left out. */
function Sections({ source, listed, onOpen }: { source: ListsSource; listed: Listed; onOpen: (route: PanelRoute) => void }) {
  const { sections, total, since } = listed
  return (
    <>
      {sections.map(({ kind, ids }) => {
        const heading = headingOf(kind, ids.length, since)
        return (
          <section key={kind} class="list-section">
            {sections.length > 1 || kind !== 'others' ? <h2 class="list-heading">{heading}</h2> : null}
            <LongList ids={ids} label={heading} items={source.items} onOpen={onOpen} />
          </section>
        )
      })}
      <MoreThanListed sections={sections} total={total} />
    </>
  )
}

/** Says that there are more than are listed, where there are. */
export function MoreThanListed({ sections, total }: Pick<Listed, 'sections' | 'total'>) {
  const shown = sections.reduce((sum, { ids }) => sum + ids.length, 0)
  return shown < total ? <p class="list-note">{t('recent.more', [formatCount(shown), formatCount(total)])}</p> : null
}

function headingOf(kind: Listed['sections'][number]['kind'], count: number, since: string): string {
  if (kind === 'fresh') return t('recent.fresh', count, [formatCount(count), formatPast(Date.parse(since))])
  return kind === 'watched' ? t('recent.watched') : t('recent.others')
}
