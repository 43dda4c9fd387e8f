import type { Mark } from '../messaging/protocol'
import { hostPlace } from './host-fights'
import type { MarkBox } from './mark-geometry'
import type { PageMention } from './mentions'
import { topLayerPlace, type TopLayerPlace } from './top-layer'

/*
 * Everything drawn in a page: boxes in one host element with a closed root, over the text and not in it. Boxes in the `flow`
 * layer move with the page by themselves; those in the `fixed` layer stand still with text that does. The host is in the browser's top
 * layer while names are that have to be marked, and while a card is open.
 */

export interface DrawnMark {
  box: MarkBox
  /** Undefined for a name that nothing is known about: its box stays unpainted. */
  mark: Mark | undefined
}

export interface Overlay {
  /**
   * Draws exactly these marks. False where nothing is drawn yet, since the layers have just come into the page or into its top layer: to
   * ask where they are in the same frame would make the browser lay it out once more.
   */
  draw: (marks: readonly DrawnMark[]) => boolean
  /** The element that the card is mounted in; its children are placed in viewport pixels. */
  cardLayer: () => HTMLElement
  /** Draws this name, and no other, as the one that the keyboard has come to, from the next drawing on. */
  pointOut: (mention: PageMention | undefined) => void
  /** While on, everything drawn is above all of the page, where its stacking, filters and transforms do not reach: for an open card. */
  raise: (on: boolean) => void
  /** True for the host, as event targets and hit tests name it. */
  isHost: (target: EventTarget | null) => boolean
}

/**
 * The page's overlay; its host is made when there is first something to draw and goes when `signal` aborts. `onFight`: the page takes it
 * away again and again.
 */
export function createOverlay(document: Document, styles: string, signal: AbortSignal, onFight = () => {}): Overlay {
  let parts: Parts | undefined
  let current: PageMention | undefined
  const held = hostPlace(document, HOST_STYLE, onFight)
  const attached = () => {
    parts ??= createParts(document, styles, signal)
    if (!signal.aborted && !held.isKept(parts.host)) held.put(parts.host)
    return parts
  }
  const remove = () => {
    parts?.host.remove()
    // A page that kept the host has nothing of it.
    for (const layer of parts ? [parts.flow, parts.fixed, parts.card] : []) layer.remove()
  }
  signal.addEventListener('abort', remove, { once: true })
  return {
    draw(marks) {
      if (!parts || !held.isKept(parts.host)) {
        if (marks.length === 0) return true
        attached()
        return false
      }
      const { host, flow, fixed, place } = parts
      if (place.above(marks.flatMap(({ box }) => box.above ?? []))) return false
      const scale = scaleOf(host, place.isIn())
      const layers = [
        { layer: flow, origin: { ...cornerOf(flow), scale }, isFixed: false },
        { layer: fixed, origin: { ...cornerOf(fixed), scale }, isFixed: true },
      ]
      for (const { layer, origin, isFixed } of layers)
        drawLayer(
          layer,
          origin,
          marks.filter(({ box }) => box.fixed === isFixed),
          current,
        )
      return true
    },
    cardLayer: () => attached().card,
    pointOut: (mention) => (current = mention),
    raise(on) {
      if (on || parts) attached().place.raise(on)
    },
    isHost: (target) => parts !== undefined && target === parts.host,
  }
}

interface Parts {
  host: HTMLElement
  flow: HTMLElement
  fixed: HTMLElement
  card: HTMLElement
  place: TopLayerPlace
}

/*
 * In the page and in its top layer alike: without a size, at the corner of the document, from where everything reaches out. What is
 * positioned absolutely in the top layer stands in the initial containing block and scrolls with the page.
 */
const HOST_STYLE = Object.entries({
  all: 'initial',
  direction: 'ltr',
  display: 'block',
  position: 'absolute',
  inset: '0 auto auto 0',
  width: '0',
  height: '0',
})
  .map(([property, value]) => `${property}: ${value} !important`)
  .join(';')

function createParts(document: Document, css: string, signal: AbortSignal): Parts {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const styles = new CSSStyleSheet()
  styles.replaceSync(css)
  root.adoptedStyleSheets = [styles]
  const layer = (name: string) => {
    const element = document.createElement('div')
    element.className = `surface layer layer-${name}`
    root.append(element)
    return element
  }
  return { host, flow: layer('flow'), fixed: layer('fixed'), card: layer('card'), place: topLayerPlace(host, signal) }
}

/** Where a layer's own coordinates begin, in viewport pixels, and how many of those one of its pixels is. */
interface Origin {
  left: number
  top: number
  scale: number
}

function cornerOf(layer: HTMLElement): { left: number; top: number } {
  const { left, top } = layer.getBoundingClientRect()
  return { left, top }
}

/** The root's zoom reaches into the top layer, its transform does not. */
function scaleOf(host: HTMLElement, isInTopLayer: boolean): number {
  const { transform, scale } = getComputedStyle(host.ownerDocument.documentElement)
  const transformed = transform === 'none' ? 1 : new DOMMatrixReadOnly(transform).a
  const scaled = scale === 'none' ? 1 : Number.parseFloat(scale)
  return (host.currentCSSZoom || 1) * (isInTopLayer ? 1 : transformed * scaled)
}

/**
 * What moves a mark makes a new one of it: an element that moves by itself is a layout shift to the page's own measurements, and how many there
 * are would depend on when the answers came. What is new has not moved.
 */
function drawLayer(layer: HTMLElement, origin: Origin, marks: readonly DrawnMark[], current: PageMention | undefined): void {
  while (layer.childElementCount > marks.length) layer.lastElementChild?.remove()
  marks.forEach((mark, index) => {
    const styles = stylesOf(mark.box, origin)
    const form = JSON.stringify([styles, mark.box.direction, countText(mark.mark?.count ?? 0)])
    let element = layer.children[index] as HTMLElement | undefined
    if (!element || forms.get(element) !== form) {
      const fresh = newMark(layer.ownerDocument)
      fresh.style.cssText = styles
      forms.set(fresh, form)
      if (element) element.replaceWith(fresh)
      else layer.append(fresh)
      element = fresh
    }
    describe(element, mark)
    set(element, 'data-current', mark.box.mention === current ? '' : undefined)
  })
}

/** Of each mark all that the places of its boxes hang on. */
const forms = new WeakMap<HTMLElement, string>()

function newMark(document: Document): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'surface mark'
  const badge = document.createElement('div')
  badge.className = 'mark-badge'
  const shape = document.createElement('div')
  shape.className = 'mark-shape'
  badge.append(shape)
  mark.append(badge)
  return mark
}

function stylesOf({ box, clip, writing }: MarkBox, { left, top, scale }: Origin): string {
  const pixels = (distance: number) => `${distance / scale}px`
  const edges = clip && [clip.top - box.top, box.right - clip.right, box.bottom - clip.bottom, clip.left - box.left]
  return [
    `left: ${pixels(box.left - left)}`,
    `top: ${pixels(box.top - top)}`,
    `width: ${pixels(box.right - box.left)}`,
    `height: ${pixels(box.bottom - box.top)}`,
    // Line and badge are placed by the directions of the text, so they follow it when it is set upright.
    `writing-mode: ${writing}`,
    ...(edges ? [`clip-path: inset(${edges.map(pixels).join(' ')})`] : []),
  ].join(';')
}

function describe(element: HTMLElement, { box, mark }: DrawnMark): void {
  set(element, 'data-entity', box.mention.id)
  set(element, 'data-severity', mark?.band ?? 'none')
  set(element, 'data-scheme', box.scheme)
  set(element, 'dir', box.direction)
  set(element, 'data-painted', mark?.painted ? '' : undefined)
  set(element, 'data-watched', mark?.painted && mark.watched ? '' : undefined)
  set(element, 'data-news', mark?.painted ? mark.news : undefined)
  // Also where nothing is painted: a number takes room, and how much there is must not tell which names are.
  if (element.firstElementChild) set(element.firstElementChild, 'data-count', countText(mark?.count ?? 0))
  set(element, 'data-calm', mark?.calm ? '' : undefined)
  set(element, 'data-part', box.last ? undefined : '')
}

/** How many advisories there are, for the badge: nothing for one, and no more than two signs. */
function countText(count: number): string | undefined {
  if (count < 2) return undefined
  return count > 9 ? '9+' : String(count)
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
