/* What moves text on a page without changing a node of it. */

/** What is heard wherever in a tree it happens, and not outside of a shadow tree. */
const MOVING = ['load', 'toggle', 'contentvisibilityautostatechange'] as const

export interface Motion {
  /** Hears what happens in a shadow tree too. */
  follow: (tree: ShadowRoot) => void
  /** Something moved of which nothing was heard: it may be in the middle of an animation that a script began. */
  moved: () => void
}

export interface MotionListener {
  onMotion: () => void
  /** The page scrolled or something on it, and nothing is driven by that. */
  onScroll: (scrolled: EventTarget | null) => void
  /** In each animation frame of a motion that goes on: what is asked for then would otherwise come a frame later. */
  onFrame: () => void
  /** Whether an element is around text that is followed in every frame, however long its animation is. */
  isAround: (element: Element) => boolean
}

/**
 * Calls `onMotion` when something may have moved text: scrolling anywhere, resizing, fonts and images loading, transitions, animations
 * and disclosure.
 */
export function watchMotion(document: Document, listener: MotionListener, signal: AbortSignal): Motion {
  const { onMotion } = listener
  const onScroll = ({ target }: Event) => {
    if (document.getAnimations().some((animation) => !isTimed(animation))) onMotion()
    else listener.onScroll(target)
  }
  const window = document.defaultView as Window & typeof globalThis
  const quietly = { capture: true, passive: true, signal }
  for (const type of [...MOVING, 'fullscreenchange', 'visibilitychange'] as const)
    document.addEventListener(type, onMotion, quietly)
  document.addEventListener('scroll', onScroll, quietly)
  window.addEventListener('resize', onMotion, quietly)
  window.addEventListener('pageshow', onMotion, quietly)
  document.fonts.addEventListener('loadingdone', onMotion, { signal })
  const moved = followAnimations(document, listener, signal)
  return {
    follow: (tree) => {
      for (const type of MOVING) tree.addEventListener(type, onMotion, quietly)
      tree.addEventListener('scroll', onScroll, quietly)
    },
    moved,
  }
}

/** Milliseconds that the longest motion which is followed takes. */
const LONGEST_MOTION = 10_000

/** While something on the page is in transition or animated, every frame may move text. Gives what looks whether something is. */
function followAnimations(document: Document, { onMotion, onFrame, isAround }: MotionListener, signal: AbortSignal): () => void {
  const window = document.defaultView as Window & typeof globalThis
  let following = false
  const isMotion = (animation: Animation) =>
    animation.playState === 'running' && isTimed(animation) && (ends(animation) || isAroundText(animation, isAround))
  const step = () => {
    if (!signal.aborted) onFrame()
    goOn()
  }
  const goOn = () => {
    following = !signal.aborted && document.getAnimations().some(isMotion)
    if (following) window.requestAnimationFrame(step)
  }
  // One loop however many begin: a carousel starts transitions faster than they end.
  const follow = (event: Event) => {
    if (following || !event.isTrusted) return
    onMotion()
    goOn()
  }
  for (const type of ['transitionrun', 'animationstart'] as const) {
    document.addEventListener(type, follow, { capture: true, passive: true, signal })
  }
  for (const type of ['transitionend', 'animationend', 'transitioncancel', 'animationcancel'] as const) {
    document.addEventListener(type, onMotion, { capture: true, passive: true, signal })
  }
  return () => {
    if (!following) goOn()
  }
}

/** Not so for what scrolling drives, which is followed when it scrolls. */
function isTimed({ timeline }: Animation): boolean {
  return timeline instanceof DocumentTimeline
}

/** Not so for spinners: following those would repaint for ever. */
function ends(animation: Animation): boolean {
  const end = animation.effect?.getComputedTiming().endTime
  return typeof end === 'number' && end < LONGEST_MOTION
}

function isAroundText({ effect }: Animation, isAround: (element: Element) => boolean): boolean {
  return effect instanceof KeyframeEffect && effect.target !== null && isAround(effect.target)
}
