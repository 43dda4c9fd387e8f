import { afterLayout } from './after-layout'
import { watchMotion } from './motion'
import { PaintBudget } from './paint-budget'
import type { Moved } from './names-in-view'
import { watchPlaces, type Anchor } from './place-watch'
import { watchQuietChanges } from './quiet-changes'
import { isAroundFlat } from './shadow-trees'
import { isInFlow, isSamePlace, onlyTexts, TextPlaces } from './slight-changes'
import { rectOf } from './unclobbered'

export interface Painting {
  /** Paints a small piece: all that may have moved, and what is new. True when it is done. */
  paint: (moved: Moved, isMore: boolean) => boolean
  /** What tells, when it moves, that the names in view did: read when painting is done. */
  anchors: () => readonly Anchor[]
  /** What of the names in view moved when this scrolled: a document or an element. */
  movedBy: (scrolled: EventTarget | null) => Moved
  /** Whether all names in view stand where they were read to be. */
  areWhereRead: () => boolean
  /** Whether a name in view stands in the same block as an element, or in one around it. */
  isBesideName: (element: Element) => boolean
}

export interface Repaint {
  /** Everything may have moved: it is painted in the next frame. */
  request: () => void
  /** The same after a change of the page, which is kept waiting where pages never rest; `records` are all that changed, where that is known. */
  requestAfterChange: (records?: readonly MutationRecord[]) => void
  /** Nothing moved, and there is more to paint or something to be painted otherwise. */
  requestMore: () => void
  /** Follows what happens in a shadow tree too. */
  follow: (tree: ShadowRoot) => void
}

/** So many elements are looked at one by one; a tab that is hidden paints nothing, and must not gather them for ever. */
const MOST_CHANGED = 200

/**
 * Milliseconds after which all is read once more where a text is larger or smaller than before and moved no name, since it may have cut one off:
 * without such a change, and at the latest.
 */
const DOUBT = { resting: 300, longest: 5_000 }

/** Milliseconds without scrolling after which all is read once more. */
const SCROLLED = 120

/**
 * Calls `paint` once in a frame that asks for it, when that is laid out, with what may have moved. It does a small piece of work and says
 * whether it is done; the rest follows in the next frame.
 */
export function repaintOn(
  document: Document,
  { paint, anchors, movedBy, areWhereRead, isBesideName }: Painting,
  signal: AbortSignal,
): Repaint {
  const window = document.defaultView as Window & typeof globalThis
  const budget = new PaintBudget(performance.now())
  let moved: Moved = 'nothing'
  let isMore = false
  /** Elements whose text changed, which may have moved nothing. */
  const changed = new Set<Element>()
  const texts = new TextPlaces()
  /** Whether something moves of which every frame is to be painted, whatever that costs. */
  let inMotion = false
  let isAsked = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let scrolling: ReturnType<typeof setTimeout> | undefined
  /** Until all is read once more because of what may have changed without moving a name. */
  let doubting: ReturnType<typeof setTimeout> | undefined
  let doubtedAt: number | undefined
  let followed: readonly Anchor[] = []
  const isAsPainted = () => {
    let isSure = true
    for (const element of changed) {
      if (isBesideName(element)) return false
      if (texts.isAsNoted(element)) continue
      // What a page that loads puts in is followed by more, and all is read in the end.
      if (document.readyState === 'loading' || !isInFlow(element)) return false
      isSure = false
    }
    if (!followed.every(({ element, box }) => isSamePlace(rectOf(element), box))) return false
    if (isSure) return true
    if (!areWhereRead()) return false
    for (const element of changed) texts.note(element)
    doubt()
    return true
  }
  const doubt = () => {
    const now = performance.now()
    doubtedAt ??= now
    clearTimeout(doubting)
    doubting = setTimeout(requestAfterChange, Math.min(DOUBT.resting, Math.max(0, doubtedAt + DOUBT.longest - now)))
  }
  const paintNow = () => {
    isAsked = false
    clearTimeout(waiting)
    waiting = undefined
    const started = performance.now()
    if (changed.size > 0) {
      if (moved !== 'anything' && !isAsPainted()) moved = 'anything'
      if (moved === 'anything') for (const element of changed) texts.note(element)
      changed.clear()
    }
    if (moved === 'anything') {
      clearTimeout(doubting)
      doubtedAt = undefined
    }
    // What asks for more while it is painted asks for the next frame.
    const what = moved
    const more = isMore
    const isNothing = what === 'nothing' && !more
    moved = 'nothing'
    isMore = false
    const done = isNothing || paint(what, more)
    // While something scrolls, what tells of other motion would tell of that.
    if (done && !isNothing && what !== 'scrolled') {
      followed = anchors()
      places.watch(followed)
      quiet.hear(followed.length > 0)
    }
    const ended = performance.now()
    if (!inMotion) budget.spend(ended - started, ended)
    if (done) inMotion = false
    else {
      isMore = true
      nextFrame()
    }
  }
  const laidOut = afterLayout(document, paintNow, signal)
  const nextFrame = () => {
    isAsked = true
    laidOut.nextFrame()
  }
  const request = () => {
    moved = 'anything'
    inMotion = true
    nextFrame()
  }
  const onScroll = (scrolled: EventTarget | null) => {
    const what = movedBy(scrolled)
    if (what === 'nothing') return
    clearTimeout(scrolling)
    scrolling = setTimeout(request, SCROLLED)
    if (moved !== 'anything') moved = what
    inMotion = true
    nextFrame()
  }
  const onFrame = () => {
    moved = 'anything'
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
  const stop = () => {
    clearTimeout(waiting)
    clearTimeout(scrolling)
    clearTimeout(doubting)
  }
  signal.addEventListener('abort', stop, { once: true })
  const requestAfterChange = (records?: readonly MutationRecord[]) => {
    const slight = records && onlyTexts(records)
    if (slight && changed.size < MOST_CHANGED) for (const element of slight) changed.add(element)
    else moved = 'anything'
    whenRested()
  }
  const requestMore = () => {
    isMore = true
    whenRested()
  }
  const isAround = (element: Element) => followed.some((anchor) => isAroundFlat(element, anchor.element))
  const motion = watchMotion(document, { onMotion: request, onScroll, onFrame, isAround }, signal)
  const quiet = watchQuietChanges(document, () => requestAfterChange(), signal)
  // Sizes are reported when the frame is laid out, so it can be painted at once.
  const onResized = () => {
    moved = 'anything'
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
  return { request, requestAfterChange, requestMore, follow }
}
