export interface Repaint {
  request: () => void
  /** The same after a change of the page: a page that never rests is painted a twentieth of the time. */
  requestAfterChange: () => void
  /** Follows what happens in a shadow tree too: its scrolling and loading is not heard outside. */
  follow: (tree: ShadowRoot) => void
}

/** What moves text and is heard wherever in a tree it happens. */
const MOVING = ['scroll', 'load', 'toggle'] as const

/**
 * Calls `paint` once in the next frame after anything that may have moved text: scrolling anywhere, resizing, fonts and images
 * loading, transitions, animations and disclosure. `request` asks for the same. Nothing happens in hidden pages.
 */
export function repaintOn(document: Document, paint: () => void, signal: AbortSignal): Repaint {
  const window = document.defaultView as Window & typeof globalThis
  let frame = 0
  let rested = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  const request = () => {
    if (frame !== 0 || signal.aborted) return
    frame = window.requestAnimationFrame(() => {
      frame = 0
      if (signal.aborted) return
      const started = performance.now()
      paint()
      const ended = performance.now()
      rested = ended + Math.min((ended - started) * REST, LONGEST_REST)
    })
  }
  const requestAfterChange = () => {
    const left = rested - performance.now()
    if (left <= 0) request()
    else
      waiting ??= setTimeout(() => {
        waiting = undefined
        request()
      }, left)
  }
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true })
  const quietly = { capture: true, passive: true, signal }
  for (const type of [...MOVING, 'fullscreenchange', 'visibilitychange'] as const)
    document.addEventListener(type, request, quietly)
  window.addEventListener('resize', request, quietly)
  window.addEventListener('pageshow', request, quietly)
  document.fonts.addEventListener('loadingdone', request, { signal })
  const resized = new ResizeObserver(request)
  resized.observe(document.documentElement)
  if (document.body) resized.observe(document.body)
  signal.addEventListener('abort', () => resized.disconnect(), { once: true })
  followMotion(document, request, signal)
  return {
    request,
    requestAfterChange,
    follow: (tree) => {
      for (const type of MOVING) tree.addEventListener(type, request, quietly)
    },
  }
}

/** How many times as long as it took painting rests while the page changes, and how long at most (milliseconds). */
const REST = 19
const LONGEST_REST = 400

/** Milliseconds that the longest motion which is followed takes. */
const LONGEST_MOTION = 10_000

/** While something on the page is in transition or animated, every frame may move text. */
function followMotion(document: Document, request: () => void, signal: AbortSignal): void {
  const window = document.defaultView as Window & typeof globalThis
  let following = false
  const step = () => {
    request()
    following =
      !signal.aborted && document.getAnimations().some((animation) => animation.playState === 'running' && ends(animation))
    if (following) window.requestAnimationFrame(step)
  }
  // One loop however many begin: a carousel starts transitions faster than they end.
  const follow = (event: Event) => {
    if (following || !event.isTrusted) return
    following = true
    step()
  }
  for (const type of ['transitionrun', 'animationstart'] as const) {
    document.addEventListener(type, follow, { capture: true, passive: true, signal })
  }
  for (const type of ['transitionend', 'animationend', 'transitioncancel', 'animationcancel'] as const) {
    document.addEventListener(type, request, { capture: true, passive: true, signal })
  }
}

/** Not so for spinners and for what scrolling drives: following those would repaint for ever. */
function ends(animation: Animation): boolean {
  const end = animation.effect?.getComputedTiming().endTime
  return typeof end === 'number' && end < LONGEST_MOTION
}
