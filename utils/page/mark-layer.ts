import type { Mark } from '../messaging/protocol'
import type { MarkBox } from './mark-geometry'
import type { PageMention } from './mentions'

/* The marks in one layer of the overlay, as elements: those that stay as they are from one drawing to the next are not touched. */

export interface DrawnMark {
  box: MarkBox
  /** Undefined for a name that nothing is known about: its box stays unpainted. */
  mark: Mark | undefined
}

/** Where a layer's own coordinates begin, in viewport pixels, and how many of those one of its pixels is. */
export interface Origin {
  left: number
  top: number
  scale: number
}

interface Drawn {
  element: HTMLElement
  /** All that the places of its boxes hang on, and all that they look like. */
  form: string
  look: string
}

export class MarkLayer {
  /** The elements of each mention, a line each. */
  private drawn = new Map<PageMention, Drawn[]>()

  constructor(readonly element: HTMLElement) {}

  /**
   * Draws exactly these marks, in this order. What moves a mark makes a new one of it: an element that moves by itself is a layout shift to the
   * page's own measurements, and how many there are would depend on when the answers came. What is new has not moved.
   */
  draw(marks: readonly DrawnMark[], origin: Origin, current: PageMention | undefined): void {
    const former = this.drawn
    this.drawn = new Map()
    const kept = new Set<Element>()
    const drawn = marks.map((mark) => {
      const { mention } = mark.box
      const lines = this.drawn.get(mention) ?? []
      const styles = stylesOf(mark.box, origin)
      const form = `${styles} ${mark.box.direction} ${countText(mark.mark?.count ?? 0) ?? ''}`
      const known = former.get(mention)?.[lines.length]
      const isKept = known?.form === form
      const line = isKept ? known : { element: newMark(this.element.ownerDocument, styles), form, look: '' }
      if (isKept) kept.add(line.element)
      describe(line, mark, mention === current)
      lines.push(line)
      this.drawn.set(mention, lines)
      return line.element
    })
    for (const child of [...this.element.children]) if (!kept.has(child)) child.remove()
    let next = this.element.firstElementChild
    for (const element of drawn) {
      if (element === next) next = next.nextElementSibling
      else this.element.insertBefore(element, next)
    }
  }
}

function newMark(document: Document, styles: string): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'surface mark'
  mark.style.cssText = styles
  const badge = document.createElement('div')
  badge.className = 'mark-badge'
  const shape = document.createElement('div')
  shape.className = 'mark-shape'
  badge.append(shape)
  mark.append(badge)
  return mark
}

function stylesOf({ box, clip, writing }: MarkBox, { left, top, scale }: Origin): string {
  // Browsers lay out in 64ths: what differs by less is one place.
  const pixels = (distance: number) => `${Math.round((distance / scale) * 64) / 64}px`
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

function describe(drawn: Drawn, { box, mark }: DrawnMark, isCurrent: boolean): void {
  const count = countText(mark?.count ?? 0)
  const attributes = {
    'data-entity': box.mention.id,
    'data-severity': mark?.band ?? 'none',
    'data-scheme': box.scheme,
    dir: box.direction,
    'data-painted': mark?.painted ? '' : undefined,
    'data-watched': mark?.painted && mark.watched ? '' : undefined,
    'data-news': mark?.painted ? mark.news : undefined,
    'data-calm': mark?.calm ? '' : undefined,
    'data-part': box.last ? undefined : '',
    'data-current': isCurrent ? '' : undefined,
  }
  const look = JSON.stringify(attributes)
  if (look === drawn.look) return
  drawn.look = look
  const { element } = drawn
  for (const [name, value] of Object.entries(attributes)) set(element, name, value)
  // Also where nothing is painted: a number takes room, and how much there is must not tell which names are.
  if (element.firstElementChild) set(element.firstElementChild, 'data-count', count)
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
