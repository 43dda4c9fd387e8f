import { nodeOf } from './unclobbered'
import { isNear, shifted } from './visible-blocks'

/*
 * Text that moves without an event or a change of a node: a rule for what the pointer is over, a style sheet changed by script, an animation
 * begun by script. The browser tells of it by itself: an IntersectionObserver whose root is cut to just the place where an element is reports
 * when that leaves it (CSSWG Intersection Observer, "root margin"), and asks for no layout. It is told a frame late.
 */

/** An element with a name in view, and where it is, in viewport pixels. */
export interface Anchor {
  element: Element
  box: DOMRectReadOnly
  /** How far all that the element moves with is scrolled now, in pixels. */
  offset: () => { x: number; y: number }
}

export interface PlaceWatch {
  /** After each paint: these were read in it. They are watched as soon as painting rests, and no others. */
  watch: (anchors: readonly Anchor[]) => void
}

/** Milliseconds without painting after which it rests: what scrolls or is animated is followed in other ways. */
const REST = 120
/** Pixels that a place may differ from where it was read: browsers round it differently. */
const NEAR = 1
const NOWHERE = { x: Number.NaN, y: Number.NaN }
/** Shares of an element of which it is told when they come or go: all of it, or less where a scrolling ancestor shows a part. */
const STEPS = Array.from({ length: 51 }, (_, step) => step / 50)

/**
 * Calls `onMoved` once when something watched is elsewhere, and `onResized` in the frame in which something watched has another size, until
 * `signal` aborts.
 */
export function watchPlaces(
  document: Document,
  { onMoved, onResized }: { onMoved: () => void; onResized: () => void },
  signal: AbortSignal,
): PlaceWatch {
  const window = document.defaultView as Window & typeof globalThis
  let wanted: readonly Anchor[] = []
  let watched: readonly Anchor[] = []
  /** How far all that moves what is wanted was scrolled when that was read. */
  let offsets: { x: number; y: number }[] = []
  let places: IntersectionObserver[] = []
  let resting: ReturnType<typeof setTimeout> | undefined
  let hasMoved = false
  const unsized = new Set<Element>()
  const sizes = new window.ResizeObserver((entries) => {
    // Each is reported once when it begins to be observed.
    if (entries.filter(({ target }) => !unsized.delete(target)).length > 0) onResized()
  })
  const disconnect = () => {
    for (const observer of places) observer.disconnect()
    places = []
  }
  const moved = () => {
    disconnect()
    hasMoved = true
    onMoved()
  }
  /** Scrolling is heard of otherwise, and what it moves read without this once it has ended. */
  const scrolled = () => {
    disconnect()
    watched = []
  }
  const observe = () => {
    disconnect()
    hasMoved = false
    resize(sizes, unsized, watched, wanted)
    watched = wanted
    const from = offsets
    places = watched.map(({ element, box, offset }, at) => {
      let isFirst = true
      const observer = new window.IntersectionObserver(
        (entries) => {
          const now = entries.at(-1)?.boundingClientRect
          const [before, after] = [from[at] ?? NOWHERE, offset()]
          const [right, down] = [before.x - after.x, before.y - after.y]
          if (now && (right !== 0 || down !== 0) && isNear(now, shifted(box, right, down), NEAR)) scrolled()
          else if (!isFirst || (now && !isNear(now, box, NEAR))) moved()
          isFirst = false
        },
        { root: nodeOf(document), rootMargin: marginAround(box, window), threshold: STEPS },
      )
      observer.observe(element)
      return observer
    })
  }
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(resting)
      disconnect()
      sizes.disconnect()
    },
    { once: true },
  )
  return {
    watch(anchors) {
      wanted = anchors
      offsets = anchors.map(({ offset }) => offset())
      clearTimeout(resting)
      // What is watched where it is stays watched, so that a place which the browser tells otherwise than it was read is reported once.
      if (signal.aborted || isSame(watched, anchors)) return
      // What moves by itself moves on, most likely.
      if (hasMoved) observe()
      else resting = setTimeout(observe, REST)
    },
  }
}

function resize(sizes: ResizeObserver, unsized: Set<Element>, former: readonly Anchor[], next: readonly Anchor[]): void {
  const [before, after] = [new Set(former.map(elementOf)), new Set(next.map(elementOf))]
  for (const element of before) if (!after.has(element)) sizes.unobserve(element)
  for (const element of after) {
    if (before.has(element)) continue
    unsized.add(element)
    sizes.observe(element)
  }
}

const elementOf = ({ element }: Anchor) => element

/** Margins are whole pixels, so that the element is all in it. */
function marginAround({ top, right, bottom, left }: DOMRectReadOnly, { innerWidth, innerHeight }: Window): string {
  const sides = [top, innerWidth - right, innerHeight - bottom, left]
  return sides.map((side) => `${-Math.floor(side)}px`).join(' ')
}

function isSame(a: readonly Anchor[], b: readonly Anchor[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ element, box }, at) => {
      const other = b[at]
      return other !== undefined && other.element === element && isNear(box, other.box, 0)
    })
  )
}
