import { afterLayout } from './after-layout'
import { watchMotion } from './motion'
import { PaintBudget } from './paint-budget'
import { watchPlaces, type Anchor } from './place-watch'
import { watchQuietChanges } from './quiet-changes'
import { isAroundFlat } from './shadow-trees'

export interface Painting {
  /** Paints a small piece: everything, or only what is new. True when it is done. */
  paint: (everything: boolean) => boolean
  /** What tells, when it moves, that the names in view did: read when painting is done. */
  anchors: () => readonly Anchor[]
}

export interface Repaint {
  /** Everything may have moved: it is painted in the next frame. */
  request: () => void
  /** The same after a change of the page, which is kept waiting where pages never rest. */
  requestAfterChange: () => void
  /** Nothing moved, and there is more to paint or something to be painted otherwise. */
  requestMore: () => void
  /** Follows what happens in a shadow tree too. */
  follow: (tree: ShadowRoot) => void
}

/**
 * Calls `paint` once in a frame that asks for it, when that is laid out: `everything` when text may have moved, else only for what is new.
 * It does a small piece of work and says whether it is done; the rest follows in the next frame.
 */
export function repaintOn(document: Document, { paint, anchors }: Painting, signal: AbortSignal): Repaint {
  const window = document.defaultView as Window & typeof globalThis
  const budget = new PaintBudget(performance.now())
  let everything = false
  /** Whether something moves of which every frame is to be painted, whatever that costs. */
  let inMotion = false
  let isAsked = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let followed: readonly Anchor[] = []
  const paintNow = () => {
    isAsked = false
    clearTimeout(waiting)
    waiting = undefined
    const started = performance.now()
    // What asks for more while it is painted asks for the next frame.
    const all = everything
    everything = false
    const done = paint(all)
    if (done) {
      followed = anchors()
      places.watch(followed)
      quiet.hear(followed.length > 0)
    }
    const ended = performance.now()
    if (!inMotion) budget.spend(ended - started, ended)
    if (done) inMotion = false
    else nextFrame()
  }
  const laidOut = afterLayout(document, paintNow, signal)
  const nextFrame = () => {
    isAsked = true
    laidOut.nextFrame()
  }
  const request = () => {
    everything = true
    inMotion = true
    nextFrame()
  }
  const onFrame = () => {
    everything = true
    inMotion = true
    isAsked = true
    laidOut.thisFrame()
  }
  const whenRested = () => {
    if (isAsked || waiting !== undefined || signal.aborted) return
    const rest = budget.rest(performance.now())
    if (rest === 0) return nextFrame()
    waiting = setTimeout(() => {
      waiting = undefined
      nextFrame()
    }, rest)
  }
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true })
  const requestAfterChange = () => {
    everything = true
    whenRested()
  }
  const isAround = (element: Element) => followed.some((anchor) => isAroundFlat(element, anchor.element))
  const motion = watchMotion(document, { onMotion: request, onFrame, isAround }, signal)
  const quiet = watchQuietChanges(document, requestAfterChange, signal)
  // Sizes are reported when the frame is laid out, so it can be painted at once.
  const onResized = () => {
    everything = true
    if (isAsked || signal.aborted) return
    if (budget.rest(performance.now()) === 0) paintNow()
    else whenRested()
  }
  const onMoved = () => {
    requestAfterChange()
    motion.moved()
  }
  const places = watchPlaces(document, { onMoved, onResized }, signal)
  // Styles may make a page longer, which nothing else tells of.
  const resized = new window.ResizeObserver(onResized)
  resized.observe(document.documentElement)
  if (document.body) resized.observe(document.body)
  signal.addEventListener('abort', () => resized.disconnect(), { once: true })
  const follow = (tree: ShadowRoot) => {
    motion.follow(tree)
    quiet.follow(tree)
  }
  return { request, requestAfterChange, requestMore: whenRested, follow }
}
