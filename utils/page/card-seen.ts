import { isCoveredUnseen } from './card-cover'
import { parentOrHost } from './shadow-trees'
import type { View } from './visible-blocks'

/* Whether a person can see the card now, as far as the content script can tell by itself. */

/** What is computed for an element that shows all within it as it is, by property; a browser that lacks one computes nothing. */
const HARMLESS: Record<string, RegExp> = {
  opacity: /^1$/,
  filter: /^none$/,
  transform: /^(none|matrix\(1, 0, 0, 1, [-\d.]+, [-\d.]+\))$/,
  rotate: /^none$/,
  scale: /^none$/,
  perspective: /^none$/,
  'offset-path': /^none$/,
  'clip-path': /^none$/,
  'mask-image': /^none$/,
  '-webkit-mask-box-image-source': /^none$/,
  'mix-blend-mode': /^normal$/,
  visibility: /^visible$/,
}

/** Filters that change colours and nothing else. */
const COLOURING = /^((invert|hue-rotate|grayscale|sepia|saturate|contrast|brightness)\([^()]*\) ?)+$/

/** How much smaller or larger than by itself something may be drawn and still be read. */
const LEAST_SCALE = 0.7
const MOST_SCALE = 4

/** Pixels by which what is drawn may differ from what is laid out. */
const ROUNDING = 1

/** Pixels from the card's edges at which it is asked whether it is in front. */
const INSET = 12

/**
 * True while the card in `container` is in front, in the window, unscaled, and drawn as it is, with the frames around it as far as
 * they are of one site. `beneath`: elements of the top layer that the overlay was raised above; `thoroughly`: at some cost.
 */
export function isSeen(container: HTMLElement, beneath: WeakSet<Element>, thoroughly: boolean): boolean {
  const { host } = container.getRootNode() as ShadowRoot
  const document = container.ownerDocument
  if (!isInPlace(host) || document.visibilityState !== 'visible') return false
  const style = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }
  if (!container.checkVisibility(style) || !isDrawnAsItIs(host)) return false
  // What is in the top layer is drawn apart from the root: colours there, as of a dark mode made by a filter, do not reach it. But a
  // page that hides or turns itself around the card is up to something, and none that is read does.
  if (!isDrawnAsItIs(document.documentElement, host.matches(':popover-open'))) return false
  const box = container.getBoundingClientRect()
  if (!isInWindow(box, document) || !isUnscaled(container)) return false
  return (
    pointsOf(box).every(({ x, y }) => document.elementFromPoint(x, y) === host && isHitAround(document, x, y)) &&
    areFramesSeen(document) &&
    !isCoveredUnseen(host, box, beneath, thoroughly)
  )
}

/** True while the host stands where the overlay put it. */
export function isInPlace(host: Element): boolean {
  return host.isConnected && host.parentNode === host.ownerDocument.documentElement
}

/** True where a click at this point of the window (pixels) lands on `control`, in the closed root and in the page. */
export function isHit(control: Element, x: number, y: number): boolean {
  const root = control.getRootNode() as ShadowRoot
  const hit = root.elementFromPoint(x, y)
  return (
    hit !== null && (control.contains(hit) || hit.contains(control)) && root.ownerDocument.elementFromPoint(x, y) === root.host
  )
}

/** `colours`: another colouring is no matter. */
function isDrawnAsItIs(element: Element, colours = false): boolean {
  const style = getComputedStyle(element)
  return Object.entries(HARMLESS).every(([property, harmless]) => {
    const value = style.getPropertyValue(property)
    return value === '' || harmless.test(value) || (colours && property === 'filter' && COLOURING.test(value))
  })
}

function isInWindow({ left, top, right, bottom }: View, document: Document): boolean {
  const { innerWidth, innerHeight } = document.defaultView as Window
  return left >= -ROUNDING && top >= -ROUNDING && right <= innerWidth + ROUNDING && bottom <= innerHeight + ROUNDING
}

function isUnscaled(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  const scales = [width / element.offsetWidth, height / element.offsetHeight]
  return scales.every((scale) => scale >= LEAST_SCALE && scale <= MOST_SCALE)
}

function pointsOf({ left, top, right, bottom }: View): { x: number; y: number }[] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return [
    { x, y },
    { x: left + INSET, y: top + INSET },
    { x: right - INSET, y: top + INSET },
    { x: left + INSET, y: bottom - INSET },
    { x: right - INSET, y: bottom - INSET },
  ]
}

/** The elements that hold this document in the documents around it, from the inside out, as far as they are of one site. */
function framesAround(document: Document): HTMLElement[] {
  const frame = (document.defaultView as Window).frameElement as HTMLElement | null
  return frame ? [frame, ...framesAround(frame.ownerDocument)] : []
}

function areFramesSeen(document: Document): boolean {
  return framesAround(document).every((frame) => {
    if (!isUnscaled(frame)) return false
    for (let element: Element | null = frame; element; element = parentOrHost(element)) if (!isDrawnAsItIs(element)) return false
    return true
  })
}

/** True where the frames around show this point of a document's window in front. */
function isHitAround(document: Document, x: number, y: number): boolean {
  for (const frame of framesAround(document)) {
    const { left, top } = frame.getBoundingClientRect()
    const { paddingLeft, paddingTop } = getComputedStyle(frame)
    x += left + frame.clientLeft + parseFloat(paddingLeft)
    y += top + frame.clientTop + parseFloat(paddingTop)
    const root = frame.getRootNode() as Document | ShadowRoot
    if (root.elementFromPoint(x, y) !== frame) return false
  }
  return true
}
