import type { View } from './visible-blocks'

/** Pixels between a name and its card, and between the card and the edge of the window. */
const GAP = 6
const MARGIN = 8
/** A card lower than this says nothing; in a very low window it rather covers the name. */
const LEAST = 200

/**
 * Where a card of this size stands, and how high it may be: below its name where it fits, else above, else where there is more
 * room, and then no higher than that, so that it never covers the name. Viewport pixels.
 */
export function placeCard(
  anchor: View,
  card: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number; room: number } {
  const below = window.height - anchor.bottom - GAP - MARGIN
  const above = anchor.top - GAP - MARGIN
  const under = card.height <= below || below >= above
  const room = Math.max(LEAST, under ? below : above)
  const height = Math.min(card.height, room)
  const top = under ? anchor.bottom + GAP : anchor.top - GAP - height
  return {
    left: clamp(anchor.left, MARGIN, window.width - MARGIN - card.width),
    top: clamp(top, MARGIN, window.height - MARGIN - height),
    room,
  }
}

/** Pixels of a window (a frame, above all) in which a card cannot be read, scrolled or not. */
const NARROWEST = 200
const LOWEST = 100

/** False for a window that is too small for any card; in smaller ones than a card is, it shrinks and scrolls. */
export function holdsCard(window: { innerWidth: number; innerHeight: number }): boolean {
  return window.innerWidth >= NARROWEST && window.innerHeight >= LOWEST
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
