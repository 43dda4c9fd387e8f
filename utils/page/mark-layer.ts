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
  /** Where the layer is among what it moves with: another one where all its marks have to be placed anew. */
  place: string
}

interface Drawn {
  element: HTMLElement
  box: MarkBox
  mark: Mark | undefined
  isCurrent: boolean
  /** All that the places of its boxes hang on, and all that they look like. */
  form: string
  look: string
}

export class MarkLayer {
  /** The elements of each mention, a line each. */
  private drawn = new Map<PageMention, Drawn[]>()
  private place = ''

  constructor(readonly element: HTMLElement) {}

  /**
   * Draws exactly these marks, in this order. What moves a mark makes a new one of it: an element that moves by itself is a layout shift to the
   * page's own measurements, and how many there are would depend on when the answers came. What is new has not moved.
   */
  draw(marks: readonly DrawnMark[], origin: Origin, current: PageMention | undefined): void {
    const former = this.drawn
    const isInPlace = origin.place === this.place
    this.place = origin.place
    this.drawn = new Map()
    const kept = new Set<Element>()
    const drawn = marks.map((mark) => {
      const { mention } = mark.box
      const lines = this.drawn.get(mention) ?? []
      const known = former.get(mention)?.[lines.length]
      const isCurrent = mention === current
      const line = isInPlace && known && isAsDrawn(known, mark, isCurrent) ? known : this.lineOf(mark, known, origin, isCurrent)
      kept.add(line.element)
      lines.push(line)
      this.drawn.set(mention, lines)
      return line.element
    })
    for (const lines of former.values()) for (const { element } of lines) if (!kept.has(element)) element.remove()
    let next = this.element.firstElementChild
    for (const element of drawn) {
      if (element === next) next = next.nextElementSibling
      else this.element.insertBefore(element, next)
    }
  }

  private lineOf(drawn: DrawnMark, known: Drawn | undefined, origin: Origin, isCurrent: boolean): Drawn {
    const { box, mark } = drawn
    const styles = stylesOf(box, origin)
    const form = `${styles} ${box.direction} ${countText(mark?.count ?? 0) ?? ''}`
    const [element, look] = known?.form === form ? [known.element, known.look] : [newMark(this.element.ownerDocument, styles), '']
    const line = { element, form, look, box, mark, isCurrent }
    describe(line, drawn, isCurrent)
    return line
  }
}

/** The same box stands where it stood, since all that a layer holds moves with the layer. */
function isAsDrawn(known: Drawn, { box, mark }: DrawnMark, isCurrent: boolean): boolean {
  return known.box === box && known.isCurrent === isCurrent && looksSame(known.mark, mark)
}

const LOOK = ['band', 'painted', 'watched', 'news', 'calm', 'count'] as const satisfies (keyof Mark)[]

function looksSame(a: Mark | undefined, b: Mark | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && LOOK.every((key) => a[key] === b[key]))
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

/** A distance in viewport pixels as a length in a layer. */
export function pixels(distance: number, scale: number): string {
  // Browsers lay out in 64ths: what differs by less is one place.
  return `${Math.round((distance / scale) * 64) / 64}px`
}

function stylesOf({ box, clip, writing }: MarkBox, { left, top, scale }: Origin): string {
  const edges = clip && [clip.top - box.top, box.right - clip.right, box.bottom - clip.bottom, clip.left - box.left]
  return [
    `left: ${pixels(box.left - left, scale)}`,
    `top: ${pixels(box.top - top, scale)}`,
    `width: ${pixels(box.right - box.left, scale)}`,
    `height: ${pixels(box.bottom - box.top, scale)}`,
    // Line and badge are placed by the directions of the text, so they follow it when it is set upright.
    `writing-mode: ${writing}`,
    ...(edges ? [`clip-path: inset(${edges.map((edge) => pixels(edge, scale)).join(' ')})`] : []),
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
