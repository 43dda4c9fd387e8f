import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { AdvisoryLink } from '../advisory-list/advisory-list'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { useLoaded } from '../loaded/use-loaded'
import { StoreFailed } from '../notice/notice'

/** Rows that are read and drawn together, at first no more than a popup or a common side panel shows. */
const FIRST = 10
const TOGETHER = 25
/** How high a row is about, and how far from what is seen rows are drawn; in pixels. */
const ABOUT_HIGH = 88
const NEAR = 1_000

/** Advisories by their ids, as links. Only those near what is seen are read and drawn; the others keep their place. */
export function LongList({
  ids,
  label,
  items,
  onOpen,
}: {
  ids: readonly string[]
  label: string
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
}) {
  const starts = [0]
  for (let start = FIRST; start < ids.length; start += TOGETHER) starts.push(start)
  return (
    <div class="advisory-list" role="list" aria-label={label}>
      {starts.map((start) => {
        const some = ids.slice(start, start === 0 ? FIRST : start + TOGETHER)
        return <Rows key={some.join(' ')} ids={some} start={start} size={ids.length} items={items} onOpen={onOpen} />
      })}
    </div>
  )
}

function Rows({
  ids,
  start,
  size,
  items,
  onOpen,
}: {
  ids: readonly string[]
  start: number
  size: number
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(start === 0)
  const [height, setHeight] = useState(ids.length * ABOUT_HIGH)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = (entries: IntersectionObserverEntry[]) => {
      const last = entries.at(-1)
      // What has the focus stays: who goes on by keyboard goes on from there.
      if (!last || element.contains(document.activeElement)) return
      if (!last.isIntersecting && element.childElementCount > 0) setHeight(last.boundingClientRect.height)
      setNear(last.isIntersecting)
    }
    const margins: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` }
    const observer = new IntersectionObserver(watch, margins)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} role="none" style={isNear ? undefined : { blockSize: `${height}px` }}>
      {isNear && <NearRows ids={ids} start={start} size={size} height={height} items={items} onOpen={onOpen} />}
    </div>
  )
}

function NearRows({
  ids,
  start,
  size,
  height,
  items,
  onOpen,
}: Parameters<typeof Rows>[0] & {
  height: number
}) {
  const [loaded] = useLoaded(() => items(ids), [items, ids.join(' ')])
  if (loaded.state === 'failed') {
    return (
      <div role="listitem">
        <StoreFailed detail={loaded.detail} />
      </div>
    )
  }
  if (loaded.state === 'loading') {
    return (
      <div role="listitem" style={{ blockSize: `${height}px` }}>
        <span class="visually-hidden">{t('state.loading')}</span>
      </div>
    )
  }
  const places = new Map(ids.map((id, index) => [id, start + index + 1]))
  return (
    <>
      {loaded.value.map((item) => (
        <div key={item.row.id} role="listitem" class="advisory-row" aria-setsize={size} aria-posinset={places.get(item.row.id)}>
          <AdvisoryLink item={item} onOpen={onOpen} />
        </div>
      ))}
    </>
  )
}
