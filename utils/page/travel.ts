import type { View } from './visible-blocks'

export interface Point {
  x: number
  y: number
}

/** Pixels by which the corners that a pointer may aim between stand out from the card's own. */
const LEEWAY = 12

/**
 * True for a pointer that went from one point to the other as one does on the way to `box`: it came nearer, and within the triangle
 * that its last place makes with the two ends of the side of the box that it sees. Viewport pixels.
 */
export function isHeadingFor(from: Point, to: Point, box: View): boolean {
  const wide = { top: box.top - LEEWAY, bottom: box.bottom + LEEWAY, left: box.left - LEEWAY, right: box.right + LEEWAY }
  if (distance(to, box) >= distance(from, box)) return false
  const corners = [
    { x: wide.left, y: wide.top },
    { x: wide.right, y: wide.top },
    { x: wide.left, y: wide.bottom },
    { x: wide.right, y: wide.bottom },
  ]
  const turns = corners.map((corner) => turn(from, to, corner))
  // It aims past the box where all of the box lies to one side of its way.
  return turns.some((each) => each >= 0) && turns.some((each) => each <= 0)
}

/** How far a point is from a box; 0 within it. */
export function distance({ x, y }: Point, { left, top, right, bottom }: View): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}

function turn(from: Point, to: Point, corner: Point): number {
  return (to.x - from.x) * (corner.y - from.y) - (to.y - from.y) * (corner.x - from.x)
}
