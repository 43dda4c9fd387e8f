import { stillThere, type PageMention } from './mentions'
import { deepestAt, flatParent, isAroundFlat, parentOrHost } from './shadow-trees'
import { contains, documentOf, matches } from './unclobbered'
import { intersection, type View } from './visible-blocks'

/* Where a mention is on the screen, in viewport pixels: only what of it a person can see. All reads, no writes. */

export interface MarkBox {
  mention: PageMention
  box: View
  /** True on the last line of the mention, which carries the badge. */
  last: boolean
  /** Scheme of the text's surroundings, told by how light the text is. */
  scheme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  /** True for text that stays where it is when the page scrolls. */
  fixed: boolean
}

/** Reads boxes for one frame. What is asked of the same element twice in a frame is remembered for that frame. */
export function boxReader(document: Document, viewport: View): (mention: PageMention) => MarkBox[] {
  const surroundings = new Map<Element, Surroundings>()
  const range = document.createRange()
  return (mention) => {
    const element = parentOrHost(mention.start.node)
    if (!element || !stillThere(mention)) return []
    range.setStart(mention.start.node, mention.start.offset)
    range.setEnd(mention.end.node, mention.end.offset)
    const lines = linesOf(range.getClientRects())
    if (lines.length === 0 || !isShown(element)) return []
    // A name in several elements: the middle of it may be in any of them.
    const whole = range.startContainer === range.endContainer ? element : elementOf(range.commonAncestorContainer, element)
    const around = surroundingsOf(element, surroundings)
    if (around.turned || around.above) return []
    const { scheme, direction, fixed } = around
    return lines.flatMap((line, index) => {
      const clip = around.clip ? intersection(line, around.clip) : line
      // A line under text that is cut through its middle would strike it out.
      if (!clip || clip.bottom < line.bottom - 1 || isCovered(document, whole, clip, viewport)) return []
      const last = index === lines.length - 1 && clip.right > line.right - 1 && clip.top < line.top + 1
      return [{ mention, box: clip, last, scheme, direction, fixed }]
    })
  }
}

const TOP_LAYER = 'dialog:modal, :popover-open, :fullscreen'

interface Surroundings {
  /** What its scrolling and clipping ancestors leave to be seen; undefined for no bound. */
  clip: View | undefined
  fixed: boolean
  turned: boolean
  /** In the browser's top layer, above everything that is not: a modal dialog, a popover, an element shown full screen. */
  above: boolean
  scheme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
}

function surroundingsOf(element: Element, known: Map<Element, Surroundings>): Surroundings {
  const found = known.get(element)
  if (found) return found
  const style = getComputedStyle(element)
  const parent = flatParent(element)
  const around = parent && parent !== documentOf(element).documentElement ? surroundingsOf(parent, known) : undefined
  const leaves = style.position === 'fixed'
  const bound = leaves ? undefined : around?.clip
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible'
  const own = clips && element !== documentOf(element).body ? clientBox(element) : undefined
  const surroundings: Surroundings = {
    clip: own && bound ? (intersection(own, bound) ?? { top: 0, bottom: 0, left: 0, right: 0 }) : (own ?? bound),
    fixed: leaves || (around?.fixed ?? false),
    turned: turns(style.transform) || (style.rotate !== '' && style.rotate !== 'none') || (around?.turned ?? false),
    above: matches(element, TOP_LAYER) || (around?.above ?? false),
    scheme: isLight(style.color) ? 'dark' : 'light',
    direction: style.direction === 'rtl' ? 'rtl' : 'ltr',
  }
  known.set(element, surroundings)
  return surroundings
}

/** An element's padding box without scrollbars. */
function clientBox(element: Element): View {
  const { left, top } = element.getBoundingClientRect()
  const x = left + element.clientLeft
  const y = top + element.clientTop
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight }
}

/** The element of a range's common ancestor, which is a shadow root where two elements of one stand side by side. */
function elementOf(node: Node, otherwise: Element): Element {
  return node instanceof Element ? node : (parentOrHost(node) ?? (node instanceof ShadowRoot ? node.host : otherwise))
}

/** Client rectangles of one range joined to one per line: a name in several elements has several rectangles side by side. */
function linesOf(rects: DOMRectList): View[] {
  const lines: View[] = []
  for (const { left, right, top, bottom } of rects) {
    if (right - left < 1 || bottom - top < 1) continue
    const line = lines.at(-1)
    const sameLine = line && Math.min(line.bottom, bottom) - Math.max(line.top, top) > (bottom - top) / 2
    if (!line || !sameLine) lines.push({ left, right, top, bottom })
    else
      lines[lines.length - 1] = {
        left: Math.min(line.left, left),
        right: Math.max(line.right, right),
        top: line.top,
        bottom: Math.max(line.bottom, bottom),
      }
  }
  return lines
}

function isShown(element: Element): boolean {
  // Text right inside of a closed disclosure is hidden, while the element that it stands in is not.
  if (element.localName === 'details' && !(element as HTMLDetailsElement).open) return false
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
}

/** True where something else lies over the middle of a box. Outside the viewport nothing can be asked, and nothing is seen. */
function isCovered(document: Document, element: Element, box: View, viewport: View): boolean {
  const seen = intersection(box, viewport)
  if (!seen) return false
  const hit = deepestAt(document, (seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2)
  if (hit === null || contains(element, hit) || contains(hit, element)) return false
  return !isAroundFlat(hit, element) && !isAroundFlat(element, hit)
}

/** True for a transform that turns or skews, which an upright box cannot follow. */
function turns(transform: string): boolean {
  if (transform === 'none' || transform === '') return false
  const matrix = new DOMMatrixReadOnly(transform)
  return !matrix.is2D || Math.abs(matrix.b) > 0.001 || Math.abs(matrix.c) > 0.001
}

/** True for a text colour that stands on something dark. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  if (colour.startsWith('rgb')) return red * 0.299 + green * 0.587 + blue * 0.114 > 150
  // oklch(), lab() and their like state lightness first, as a number up to 1 or up to 100; color(srgb …) states channels up to 1.
  if (colour.startsWith('color(')) return red * 0.299 + green * 0.587 + blue * 0.114 > 0.59
  return colour.startsWith('ok') ? red > 0.65 : red > 65
}
