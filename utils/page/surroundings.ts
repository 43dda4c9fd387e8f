import { flatParent } from './shadow-trees'
import { IN_TOP_LAYER } from './top-layer'
import { intersection, type View } from './visible-blocks'
import { documentOf, matches, outerSizeOf, rectOf, sizeOf } from './unclobbered'

/* What the elements around a text do to it: where it is clipped and turned, what it moves with, which way it runs. Computed styles, no writes. */

/** Line and badge stand by these: where a line has its under side, and where it ends. */
export type Writing = 'horizontal-tb' | 'vertical-rl' | 'sideways-lr'

export interface Surroundings extends Bounds {
  /** The element of the browser's top layer that it stands in. */
  above: Element | undefined
  /** What stands right in it is not laid out for now, while the element itself counts as shown. */
  skipped: boolean
  /** The innermost ancestor that is cut to a shape: outside of it a hit is none. */
  shape: Element | undefined
  /** Where its lines end in an ellipsis. */
  ellipsis: Ellipsis | undefined
  scheme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  writing: Writing
}

/** What is passed on to whatever has an element as its containing block (CSS Positioned Layout 3, "Containing Blocks"). */
interface Bounds {
  /** What scrolling and clipping ancestors leave to be seen; undefined for no bound. */
  clip: View | undefined
  /** It stays where it is when the page scrolls. */
  fixed: boolean
  /** It scrolls in something other than the window. */
  nested: boolean
  /** Turned, skewed or mirrored. */
  turned: boolean
}

export interface Ellipsis {
  /** Between this and the side where its lines end there may be an ellipsis: an x in viewport pixels. */
  edge: number
  side: 'left' | 'right'
  /** Lines that begin below it are whole: only the last of a clamped block is cut. Viewport pixels. */
  from: number
}

type Known = Surroundings & { forAbsolute: Bounds; forFixed: Bounds }

/** Reads each element once; for the frame that it was made in. */
export type SurroundingsReader = (element: Element) => Surroundings

const IN_PAGE: Bounds = { clip: undefined, fixed: false, nested: false, turned: false }
const IN_WINDOW: Bounds = { ...IN_PAGE, fixed: true }
const NOWHERE: View = { top: 0, bottom: 0, left: 0, right: 0 }

/** A reader for one frame. */
export function surroundingsReader(): SurroundingsReader {
  const known = new Map<Element, Known>()
  const read = (element: Element): Known => {
    const found = known.get(element)
    if (found) return found
    const parent = flatParent(element)
    const surroundings = within(element, parent ? read(parent) : undefined)
    known.set(element, surroundings)
    return surroundings
  }
  return read
}

function within(element: Element, around: Known | undefined): Known {
  const style = getComputedStyle(element)
  const { position } = style
  // What is in the top layer is lifted out of everything that it stands in.
  const isLifted = matches(element, IN_TOP_LAYER)
  const outer = boundsAround(position, isLifted ? undefined : around)
  const isInline = style.display === 'inline' || style.display === 'contents'
  const clipping = !isInline && !isOfWindow(element) ? clippingOf(element, style) : undefined
  const inner: Bounds = {
    clip: clipping && outer.clip ? (intersection(clipping.view, outer.clip) ?? NOWHERE) : (clipping?.view ?? outer.clip),
    fixed: outer.fixed || (position === 'sticky' && !outer.nested && isStuck(element, style)),
    nested: outer.nested || (clipping?.scrolls ?? false),
    turned: outer.turned || isTurned(style),
  }
  const holdsFixed = containsFixed(style)
  const shaped = style.clipPath !== 'none' && style.clipPath !== '' ? element : undefined
  return {
    ...inner,
    forAbsolute: holdsFixed || position !== 'static' || !around || isLifted ? inner : around.forAbsolute,
    forFixed: holdsFixed ? inner : isLifted || !around ? IN_WINDOW : around.forFixed,
    above: isLifted ? element : around?.above,
    shape: shaped ?? (isLifted ? undefined : around?.shape),
    skipped: style.contentVisibility === 'hidden',
    ellipsis: isInline ? around?.ellipsis : clipping && ellipsisOf(element, style, clipping.view),
    scheme: isLight(style.color) ? 'dark' : 'light',
    direction: style.direction === 'rtl' ? 'rtl' : 'ltr',
    writing: writingOf(style.writingMode),
  }
}

function boundsAround(position: string, around: Known | undefined): Bounds {
  if (position === 'fixed') return around?.forFixed ?? IN_WINDOW
  return (position === 'absolute' ? around?.forAbsolute : around) ?? IN_PAGE
}

/** The root's overflow is the window's, and so is the body's where the root has none (CSS Overflow 3, "Viewport Propagation"). */
function isOfWindow(element: Element): boolean {
  const { documentElement, body } = documentOf(element)
  if (element === documentElement) return true
  if (element !== body) return false
  const { overflowX, overflowY } = getComputedStyle(documentElement)
  return overflowX === 'visible' && overflowY === 'visible'
}

function clippingOf(element: Element, style: CSSStyleDeclaration): { view: View; scrolls: boolean } | undefined {
  const { overflowX, overflowY } = style
  const contained = /paint|content|strict/.test(style.contain) || style.contentVisibility === 'auto'
  const [x, y] = [contained || overflowX !== 'visible', contained || overflowY !== 'visible']
  if (!x && !y) return undefined
  const box = paddingBox(element)
  const view: View = {
    left: x ? box.left : Number.NEGATIVE_INFINITY,
    right: x ? box.right : Number.POSITIVE_INFINITY,
    top: y ? box.top : Number.NEGATIVE_INFINITY,
    bottom: y ? box.bottom : Number.POSITIVE_INFINITY,
  }
  return { view, scrolls: (overflowX !== 'visible' && overflowX !== 'clip') || (overflowY !== 'visible' && overflowY !== 'clip') }
}

/** An element's padding box without scrollbars. What it tells of its own sizes is in its own pixels, which zoom and scaling make larger. */
export function paddingBox(element: Element): View {
  const box = rectOf(element)
  const { width, height } = outerSizeOf(element)
  const across = width > 0 ? box.width / width : 1
  const down = height > 0 ? box.height / height : 1
  const left = box.left + sizeOf(element, 'clientLeft') * across
  const top = box.top + sizeOf(element, 'clientTop') * down
  return {
    left,
    top,
    right: left + sizeOf(element, 'clientWidth') * across,
    bottom: top + sizeOf(element, 'clientHeight') * down,
  }
}

/** An ellipsis is an em wide at the most; which letters made room for it, no interface tells. */
function ellipsisOf(element: Element, style: CSSStyleDeclaration, { left, right, bottom }: View): Ellipsis | undefined {
  const isHigher = sizeOf(element, 'scrollHeight') > sizeOf(element, 'clientHeight')
  const clamps = style.webkitLineClamp !== '' && style.webkitLineClamp !== 'none' && isHigher
  const width = sizeOf(element, 'clientWidth')
  const cuts = style.textOverflow.includes('ellipsis') && sizeOf(element, 'scrollWidth') > width
  if (!clamps && !cuts) return undefined
  const scale = width > 0 ? (right - left) / width : 1
  const length = (value: string) => (Number.parseFloat(value) || 0) * scale
  const em = length(style.fontSize)
  const lineHeight = length(style.lineHeight) || em * 1.2
  const isLeft = style.direction === 'rtl'
  return {
    edge: isLeft ? left + length(style.paddingLeft) + em : right - length(style.paddingRight) - em,
    side: isLeft ? 'left' : 'right',
    from: cuts ? Number.NEGATIVE_INFINITY : bottom - length(style.paddingBottom) - lineHeight * 1.5,
  }
}

/** A sticky element that stands still in the window for now. */
function isStuck(element: Element, { top, bottom }: CSSStyleDeclaration): boolean {
  const box = rectOf(element)
  const below = (documentOf(element).defaultView?.innerHeight ?? 0) - box.bottom
  return Math.abs(box.top - Number.parseFloat(top)) < 1 || Math.abs(below - Number.parseFloat(bottom)) < 1
}

/**
 * True for a transform that turns, skews or mirrors. Such names get no mark: an upright box cannot follow them, and a badge that is turned with
 * them is none that could be known by its shape, while what is turned is mostly a label or a decoration.
 */
function isTurned({ transform, rotate, scale, offsetPath }: CSSStyleDeclaration): boolean {
  if (rotate !== '' && rotate !== 'none' && !/^0(deg)?$/.test(rotate)) return true
  if (scale.includes('-') || (offsetPath !== undefined && offsetPath !== '' && offsetPath !== 'none')) return true
  if (transform === 'none' || transform === '') return false
  const { is2D, a, b, c, d } = new DOMMatrixReadOnly(transform)
  return !is2D || a < 0 || d < 0 || Math.abs(b) > 0.001 || Math.abs(c) > 0.001
}

/** Whether what is fixed in it is fixed to it, and not to the window (CSS Transforms 1, Filter Effects 1, CSS Containment 2). */
export function containsFixed(style: CSSStyleDeclaration): boolean {
  const { transform, rotate, scale, translate, perspective, filter, backdropFilter, contain, willChange } = style
  const isSet = (value: string | undefined) => value !== undefined && value !== '' && value !== 'none'
  return (
    [transform, rotate, scale, translate, perspective, filter, backdropFilter].some(isSet) ||
    /paint|layout|content|strict/.test(contain) ||
    /transform|perspective|filter|rotate|scale|translate|contain/.test(willChange) ||
    style.contentVisibility === 'auto'
  )
}

/** Latin letters lie on their right side in every vertical mode but one, in which they lie on their left. */
function writingOf(mode: string): Writing {
  if (mode === 'sideways-lr') return mode
  return mode === '' || mode.startsWith('horizontal') ? 'horizontal-tb' : 'vertical-rl'
}

/** True for a text colour that stands on something dark. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  if (colour.startsWith('rgb')) return red * 0.299 + green * 0.587 + blue * 0.114 > 150
  // oklch(), lab() and their like state lightness first, as a number up to 1 or up to 100; color(srgb …) states channels up to 1.
  if (colour.startsWith('color(')) return red * 0.299 + green * 0.587 + blue * 0.114 > 0.59
  return colour.startsWith('ok') ? red > 0.65 : red > 65
}
