/*
 * The overlay's host in the browser's top layer (HTML, "Popover"; CSS Positioned Layout 4, "Top Layer"): above dialogs, popovers and what is
 * shown full screen. What was put there last is uppermost, so the host is put there again after whatever it has to be above.
 */

import { matches } from './unclobbered'

/** What an element in the top layer matches, the root in full screen left out: everything is in that. */
export const IN_TOP_LAYER = ':is(dialog:modal, :popover-open, :fullscreen):not(:root)'

export interface TopLayerPlace {
  /**
   * Names are drawn that stand in these elements of the top layer. True when that moved the host there, up in it, or out of it: where its layers
   * are is known after the next layout.
   */
  above: (elements: Iterable<Element>) => boolean
  /** While on, the host is uppermost whatever names are drawn, so that no style of the page reaches it. */
  raise: (on: boolean) => void
  isIn: () => boolean
}

/** A page that takes the host out as often as it is put in would keep both busy for ever: so often in so many milliseconds, and no more. */
const MOST_MOVES = 20
const IN_TIME = 10_000

/** Moves `host` in and out of the top layer, by what the page's own text asks for and nothing else, until `signal` aborts. */
export function topLayerPlace(host: HTMLElement, signal: AbortSignal): TopLayerPlace {
  const document = host.ownerDocument
  /** The elements of the top layer that names were drawn in, and which the host was put above. */
  const below = new Set<Element>()
  const moves: number[] = []
  let isRaised = false
  /** Something else came to be uppermost since. */
  let isOvertaken = false

  const isIn = () => host.matches(':popover-open')
  const mayMove = () => {
    const now = performance.now()
    while (moves[0] !== undefined && now - moves[0] > IN_TIME) moves.shift()
    return moves.length < MOST_MOVES && moves.push(now) > 0
  }
  const leave = () => {
    if (isIn()) host.hidePopover()
    host.removeAttribute('popover')
  }
  const enter = () => {
    if (!mayMove()) return false
    if (isIn()) host.hidePopover()
    host.setAttribute('popover', 'manual')
    // Listeners of the page hear of it before it happens, and may take the host away or refuse.
    try {
      host.showPopover()
    } catch {
      return false
    }
    isOvertaken = false
    return isIn()
  }

  // What closes and opens again between two paints comes to be above the host. Heard before it is so, since afterwards is too late to be
  // told from what was known already.
  const onOpening = (event: Event) => {
    const target = event.composedPath()[0]
    const isClosing = event instanceof ToggleEvent && event.newState !== 'open'
    if (!event.isTrusted || !(target instanceof Element) || target === host || isClosing) return
    below.delete(target)
    isOvertaken = true
  }
  for (const type of ['beforetoggle', 'fullscreenchange'] as const)
    document.addEventListener(type, onOpening, { capture: true, passive: true, signal })

  return {
    isIn,
    above(elements) {
      let isUnder = isRaised && isOvertaken
      // One whose names are out of view for now keeps its place, or the host would go in and out while a dialog scrolls.
      for (const element of below) if (!element.isConnected || !matches(element, IN_TOP_LAYER)) below.delete(element)
      for (const element of elements) {
        if (below.has(element)) continue
        below.add(element)
        isUnder = true
      }
      if (below.size === 0 && !isRaised) {
        if (!host.hasAttribute('popover')) return false
        leave()
        return true
      }
      return (isUnder || !isIn()) && enter()
    },
    raise(on) {
      if (on === isRaised) return
      isRaised = on
      if (on) enter()
      else if (below.size === 0) leave()
    },
  }
}
