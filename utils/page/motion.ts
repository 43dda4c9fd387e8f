/* What moves text on a page without changing a node of it. */

/** What is heard wherever in a tree it happens, and not outside of a shadow tree. */
const MOVING = ['scroll', 'load', 'toggle'] as const

/**
 * Calls `onMotion` when something may have moved text: scrolling anywhere, resizing, fonts and images loading, transitions, animations
 * and disclosure. `follow`: hears it in a shadow tree too.
 */
export function watchMotion(
  document: Document,
  onMotion: () => void,
  signal: AbortSignal,
): { follow: (tree: ShadowRoot) => void } {
  const window = document.defaultView as Window & typeof globalThis
  const quietly = { capture: true, passive: true, signal }
  for (const type of [...MOVING, 'fullscreenchange', 'visibilitychange'] as const)
    document.addEventListener(type, onMotion, quietly)
  window.addEventListener('resize', onMotion, quietly)
  window.addEventListener('pageshow', onMotion, quietly)
  document.fonts.addEventListener('loadingdone', onMotion, { signal })
  followAnimations(document, onMotion, signal)
  return {
    follow: (tree) => {
      for (const type of MOVING) tree.addEventListener(type, onMotion, quietly)
    },
  }
}

/** Milliseconds that the longest motion which is followed takes. */
const LONGEST_MOTION = 10_000

/** While something on the page is in transition or animated, every frame may move text. */
function followAnimations(document: Document, onMotion: () => void, signal: AbortSignal): void {
  const window = document.defaultView as Window & typeof globalThis
  let following = false
  const step = () => {
    onMotion()
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
    document.addEventListener(type, onMotion, { capture: true, passive: true, signal })
  }
}

/** Not so for spinners and for what scrolling drives: following those would repaint for ever. */
function ends(animation: Animation): boolean {
  const end = animation.effect?.getComputedTiming().endTime
  return typeof end === 'number' && end < LONGEST_MOTION
}
