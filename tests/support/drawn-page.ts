import markStyles from '../../components/page-mark/page-mark.css?inline'
import { compileLexicon, type LexiconEntity } from '../../utils/lexicon'
import type { Mark } from '../../utils/messaging/protocol'
import type { MentionOptions, PageMention } from '../../utils/page/mentions'
import { paintedAs } from '../../utils/page/painted-as'
import { createOverlay } from '../../utils/page/overlay'
import { scanPage } from '../../utils/page/page-scan'
import { createPainter } from '../../utils/page/painter'
import { repaintOn } from '../../utils/page/repaint'
import type { Repeats } from '../../utils/settings'
import { localSpotter } from './local-spotter'
import { until } from './until'

/* A page with real scanning and painting on it, without an extension around it. */

export const NAMES: LexiconEntity[] = [
  { id: 'product:fortinet/fortios', name: 'FortiOS', type: 'Product', vendor: 'Fortinet' },
  { id: 'product:microsoft/365-copilot', name: 'Microsoft 365 Copilot', type: 'Platform', vendor: 'Microsoft' },
  { id: 'product:citrix/netscaler-adc', name: 'NetScaler ADC', type: 'Product', vendor: 'Citrix' },
]

export interface SeenBox {
  entity: string
  painted: boolean
  repeat: boolean
  text: string
  box: DOMRect
  badge: DOMRect
}

export interface DrawnPage {
  boxes: () => SeenBox[]
  /** The boxes once there are `count` of them, or once `ready` says so. */
  waitFor: (ready: number | ((boxes: SeenBox[]) => boolean)) => Promise<SeenBox[]>
  root: () => ShadowRoot | undefined
  stop: () => void
}

/** Puts markup into the document, and marks on it; every known name is painted unless `mark` says otherwise. */
export function drawPage(
  markup: string,
  mark: (id: string, mention: PageMention) => Mark | undefined = paintedMark,
  options: MentionOptions = {},
  repeats: Repeats = 'faint',
): DrawnPage {
  const parsed = new DOMParser().parseFromString(markup, 'text/html')
  document.body.replaceChildren(...parsed.head.childNodes, ...parsed.body.childNodes)
  const stop = new AbortController()
  let root: ShadowRoot | undefined
  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) {
    const attached = attachShadow.call(this, init)
    if (init.mode === 'closed') root = attached
    return attached
  }
  stop.signal.addEventListener('abort', () => (Element.prototype.attachShadow = attachShadow))
  const overlay = createOverlay(document, markStyles, stop.signal)
  const painter = createPainter(
    document,
    overlay,
    () => scan.blocks(),
    (mention) => paintedAs(mention, mark(mention.id, mention), { site: 'page.example', repeats }),
  )
  const { requestMore, requestAfterChange, follow } = repaintOn(document, painter, stop.signal)
  const events = {
    onFound: requestMore,
    onRead: () => undefined,
    onShadowTree: follow,
    onMutation: requestAfterChange,
    onOtherNames: () => undefined,
    signal: stop.signal,
  }
  const scan = scanPage(document, localSpotter(compileLexicon(NAMES)), events, options)
  const boxes = () =>
    [...(root?.querySelectorAll<HTMLElement>('.mark') ?? [])].filter(isInItsScrollers).map((element) => seenBox(element))
  return {
    boxes,
    waitFor: (ready) =>
      until(`${typeof ready === 'number' ? ready : 'the'} boxes`, () => {
        const seen = boxes()
        return (typeof ready === 'number' ? seen.length === ready : ready(seen)) && seen
      }),
    root: () => root,
    stop: () => {
      stop.abort()
      document.body.replaceChildren()
      document.body.removeAttribute('style')
    },
  }
}

export function paintedMark(id: string): Mark {
  return { id, band: 'high', painted: true, watched: false, calm: false, count: 1, opens: 'soon' }
}

/** Whether anything of a mark is seen through what it scrolls in. */
function isInItsScrollers(mark: HTMLElement): boolean {
  const { left, right, top, bottom } = mark.getBoundingClientRect()
  for (let frame = mark.closest<HTMLElement>('.scroller'); frame; frame = frame.parentElement?.closest('.scroller') ?? null) {
    const { x, y } = frame.getBoundingClientRect()
    // A polygon of four corners, the third of which is the one across.
    const corners = frame.style.clipPath.match(/[\d.]+(?=px)/g)?.map(Number) ?? []
    const [width = 0, height = 0] = corners.slice(4, 6)
    if (right <= x || bottom <= y || left >= x + width || top >= y + height) return false
  }
  return true
}

function seenBox(element: HTMLElement): SeenBox {
  const box = element.getBoundingClientRect()
  const range = document.createRange()
  const middle = box.top + box.height / 2
  const start = document.caretPositionFromPoint(box.left + 1, middle)
  const end = document.caretPositionFromPoint(box.right - 1, middle)
  if (start && end) {
    range.setStart(start.offsetNode, start.offset)
    range.setEnd(end.offsetNode, end.offset)
  }
  return {
    entity: element.dataset['entity'] ?? '',
    painted: element.hasAttribute('data-painted'),
    repeat: element.hasAttribute('data-calm'),
    text: range.toString().replace(/\s+/g, ' '),
    box,
    badge: element.querySelector('.mark-badge')?.getBoundingClientRect() ?? new DOMRect(),
  }
}
