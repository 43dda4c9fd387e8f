import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { AdvisoryLink } from '../advisory-list/advisory-list'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { useLoaded } from '../loaded/use-loaded'
import { StoreFailed } from '../notice/notice'
import { partsOf, WhileNear } from '../while-near/while-near'

/** How high a row is about, in pixels. */
const ABOUT_HIGH = 88

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
  return (
    <div class="advisory-list" role="list" aria-label={label}>
      {partsOf(ids).map(({ start, part }) => (
        <WhileNear key={part.join(' ')} atOnce={start === 0} height={part.length * ABOUT_HIGH}>
          {(height) => <Rows ids={part} start={start} size={ids.length} height={height} items={items} onOpen={onOpen} />}
        </WhileNear>
      ))}
    </div>
  )
}

function Rows({
  ids,
  start,
  size,
  height,
  items,
  onOpen,
}: {
  ids: readonly string[]
  start: number
  size: number
  height: number
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  onOpen: (route: PanelRoute) => void
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
