import type { View } from './visible-blocks'

/** Pixels between a name and its card, and between the card and the edge of the window. */
const GAP = 6
const MARGIN = 8
/** A card lower than this says nothing; in a very low window it rather covers the name. */
const LEAST = 200

export type Side = 'below' | 'above'

export interface CardPlace {
  left: number
  top: number
  /** How high it may be. */
  room: number
  side: Side
}

/**
 * Where a card of this size stands, and how high it may be: on the side where it stood (`before`) or else below its name where it
 * fits there, else above, else where there is more room, and then no higher than that, so that it never covers the name. It begins
 * where the name does, to the right in text that runs so. Viewport pixels.
 */
export function placeCard(
  anchor: View,
  card: { width: number; height: number },
  window: { width: number; height: number },
  { before = 'below', direction = 'ltr' }: { before?: Side | undefined; direction?: 'ltr' | 'rtl' } = {},
): CardPlace {
  const rooms = { below: window.height - anchor.bottom - GAP - MARGIN, above: anchor.top - GAP - MARGIN }
  const sides: readonly Side[] = before === 'below' ? ['below', 'above'] : ['above', 'below']
  const roomier: Side = rooms.below >= rooms.above ? 'below' : 'above'
  const side = sides.find((each) => card.height <= rooms[each]) ?? roomier
  const room = Math.max(LEAST, rooms[side])
  const height = Math.min(card.height, room)
  const top = side === 'below' ? anchor.bottom + GAP : anchor.top - GAP - height
  const left = direction === 'rtl' ? anchor.right - card.width : anchor.left
  return {
    left: clamp(left, MARGIN, window.width - MARGIN - card.width),
    top: clamp(top, MARGIN, window.height - MARGIN - height),
    room,
    side,
  }
}

/** How much of the window a card may take that slides up from its lower edge, for fingers. */
const SHEET = 0.7

/**
 * How high such a sheet may be and how far it stands above the window's lower edge, where part of that is hidden by an on-screen
 * keyboard. Pixels.
 */
export function placeSheet(
  window: { height: number },
  visible: { height: number; offsetTop: number; scale: number },
): { room: number; bottom: number } {
  // Whoever has zoomed in moves about in the window as it was laid out.
  if (visible.scale !== 1) return { room: Math.round(window.height * SHEET), bottom: 0 }
  return {
    room: Math.round(visible.height * SHEET),
    bottom: Math.max(0, Math.round(window.height - visible.offsetTop - visible.height)),
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
