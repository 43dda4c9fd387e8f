import type { Mark } from '../messaging/protocol'
import type { MarkBox } from './mark-geometry'
import type { PageMention } from './mentions'
import type { View } from './visible-blocks'

/*
 * Everything drawn in a page: boxes in one host element with a closed root, over the text and not in it. Boxes in the `flow`
 * layer move with the page by themselves; those in the `fixed` layer stand still with text that does.
 */

export interface DrawnMark {
  box: MarkBox
  /** Undefined for a name that nothing is known about: its box stays unpainted. */
  mark: Mark | undefined
}

export interface Overlay {
  /**
   * Draws exactly these marks. False where nothing is drawn yet, since the layers have just come into the page: to ask where they are in
   * the same frame would make the browser lay it out once more.
   */
  draw: (marks: readonly DrawnMark[]) => boolean
  /** The element that the card is mounted in; its children are placed in viewport pixels. */
  cardLayer: () => HTMLElement
  /** Draws this name, and no other, as the one that the keyboard has come to, from the next drawing on. */
  pointOut: (mention: PageMention | undefined) => void
  /** True for the host, as event targets and hit tests name it. */
  isHost: (target: EventTarget | null) => boolean
}

/** The page's overlay; its host is made when there is first something to draw and goes when `signal` aborts. */
export function createOverlay(document: Document, styles: string, signal: AbortSignal): Overlay {
  let parts: Parts | undefined
  let current: PageMention | undefined
  const attached = () => {
    parts ??= createParts(document, styles)
    // A page that replaces its whole content takes the host with it.
    if (!parts.host.isConnected) document.documentElement.append(parts.host)
    return parts
  }
  signal.addEventListener('abort', () => parts?.host.remove(), { once: true })
  return {
    draw(marks) {
      if (!parts?.host.isConnected) {
        if (marks.length === 0) return true
        attached()
        return false
      }
      const { flow, fixed } = parts
      const [flowOrigin, fixedOrigin] = [flow.getBoundingClientRect(), fixed.getBoundingClientRect()]
      drawLayer(
        flow,
        flowOrigin,
        marks.filter(({ box }) => !box.fixed),
        current,
      )
      drawLayer(
        fixed,
        fixedOrigin,
        marks.filter(({ box }) => box.fixed),
        current,
      )
      return true
    },
    cardLayer: () => attached().card,
    pointOut: (mention) => (current = mention),
    isHost: (target) => parts !== undefined && target === parts.host,
  }
}

interface Parts {
  host: HTMLElement
  flow: HTMLElement
  fixed: HTMLElement
  card: HTMLElement
}

function createParts(document: Document, css: string): Parts {
  const host = document.createElement('div')
  host.style.cssText = 'all: initial !important; display: contents !important'
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
  return { host, flow: layer('flow'), fixed: layer('fixed'), card: layer('card') }
}

function drawLayer(layer: HTMLElement, origin: DOMRect, marks: readonly DrawnMark[], current: PageMention | undefined): void {
  while (layer.childElementCount > marks.length) layer.lastElementChild?.remove()
  while (layer.childElementCount < marks.length) layer.append(newMark(layer.ownerDocument))
  marks.forEach((mark, index) => {
    const element = layer.children[index] as HTMLElement
    place(element, mark.box.box, origin)
    describe(element, mark)
    set(element, 'data-current', mark.box.mention === current ? '' : undefined)
  })
}

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

function place(element: HTMLElement, box: View, origin: DOMRect): void {
  const { style } = element
  const left = `${box.left - origin.left}px`
  const top = `${box.top - origin.top}px`
  const width = `${box.right - box.left}px`
  const height = `${box.bottom - box.top}px`
  if (style.left !== left) style.left = left
  if (style.top !== top) style.top = top
  if (style.width !== width) style.width = width
  if (style.height !== height) style.height = height
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
