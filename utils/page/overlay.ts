import { hostPlace } from './host-fights'
import { MarkLayer, type DrawnMark, type Origin } from './mark-layer'
import type { PageMention } from './mentions'
import { ScrolledLayers } from './scrolled-layers'
import { topLayerPlace, type TopLayerPlace } from './top-layer'

/*
 * Everything drawn in a page: boxes in one host element with a closed root, over the text and not in it. Boxes in the `flow`
 * layer move with the page by themselves; those in the `fixed` layer stand still with text that does; those of text that scrolls within these
 * are in layers of their own. The host is in the browser's top
 * layer while names are that have to be marked, and while a card is open.
 */

export interface Overlay {
  /**
   * Draws exactly these marks. False where nothing is drawn yet, since the layers have just come into the page or into its top layer: to
   * ask where they are in the same frame would make the browser lay it out once more.
   */
  draw: (marks: readonly DrawnMark[]) => boolean
  /** Moves what is drawn to where scrolling moved its text. */
  follow: () => void
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
    parts?.scrolled.remove()
    for (const layer of parts ? [parts.flow.element, parts.fixed.element, parts.card] : []) layer.remove()
  }
  signal.addEventListener('abort', remove, { once: true })
  return {
    draw(marks) {
      if (!parts || !held.isKept(parts.host)) {
        if (marks.length === 0) return true
        attached()
        return false
      }
      const { host, flow, fixed, scrolled, place } = parts
      if (place.above(marks.flatMap(({ box }) => box.above ?? []))) return false
      parts.scale = scaleOf(host, place.isIn())
      const outer = {
        page: { element: flow.element, origin: originOf(flow, parts.scale, document.defaultView as Window) },
        window: { element: fixed.element, origin: originOf(fixed, parts.scale) },
      }
      const isIn = (isFixed: boolean) => marks.filter(({ box }) => !box.scroller && box.fixed === isFixed)
      flow.draw(isIn(false), outer.page.origin, current)
      fixed.draw(isIn(true), outer.window.origin, current)
      const inScrollers = marks.filter(({ box }) => box.scroller)
      scrolled.draw(inScrollers, outer, current)
      return true
    },
    follow: () => parts?.scrolled.follow(parts.scale),
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
  flow: MarkLayer
  fixed: MarkLayer
  scrolled: ScrolledLayers
  card: HTMLElement
  place: TopLayerPlace
  /** How many viewport pixels one of the layers' is. */
  scale: number
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
  const [flow, fixed] = [new MarkLayer(layer('flow')), new MarkLayer(layer('fixed'))]
  const scrolled = new ScrolledLayers()
  return { host, flow, fixed, scrolled, card: layer('card'), place: topLayerPlace(host, signal), scale: 1 }
}

/** @param scrolled the window that the layer scrolls with, if it does */
function originOf({ element }: MarkLayer, scale: number, scrolled?: Window): Origin {
  const { left, top } = element.getBoundingClientRect()
  const place = [left + (scrolled?.scrollX ?? 0), top + (scrolled?.scrollY ?? 0), scale].map((part) => Math.round(part * 64))
  return { left, top, scale, place: place.join() }
}

/** The root's zoom reaches into the top layer, its transform does not. */
function scaleOf(host: HTMLElement, isInTopLayer: boolean): number {
  const { transform, scale } = getComputedStyle(host.ownerDocument.documentElement)
  const transformed = transform === 'none' ? 1 : new DOMMatrixReadOnly(transform).a
  const scaled = scale === 'none' ? 1 : Number.parseFloat(scale)
  return (host.currentCSSZoom || 1) * (isInTopLayer ? 1 : transformed * scaled)
}
