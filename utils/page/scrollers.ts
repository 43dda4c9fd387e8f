import { paddingBox } from './surroundings'
import { sizeOf } from './unclobbered'
import { intersection, shifted, type View } from './visible-blocks'

/*
 * What text moves with: the page, the window, or an element that scrolls within one of these or within another such element. Where that is
 * known, a name that scrolled is where it was, moved by as much as that scrolled.
 */

/** The window: what is fixed. Undefined where it cannot be foretold: what sticks, and what scrolls in that. */
export type Motion = Scroller | 'page' | 'window' | undefined

/** Pixels that something moved by. */
export interface Shift {
  right: number
  down: number
}

export const NO_SHIFT: Shift = { right: 0, down: 0 }

/** An element whose content scrolls, as it was when it was last looked at. */
export class Scroller {
  /** The box that its content is seen through, in viewport pixels. */
  box: View
  /** Where its content is scrolled to. */
  scrolled: { x: number; y: number }

  constructor(
    readonly element: Element,
    readonly outer: Scroller | 'page' | 'window',
  ) {
    this.box = paddingBox(element)
    this.scrolled = scrolledTo(element)
  }

  /** What of its box all that it scrolls in leaves to be seen. */
  get bounds(): View | undefined {
    if (!(this.outer instanceof Scroller)) return this.box
    const around = this.outer.bounds
    return around && intersection(this.box, around)
  }

  /** Reads anew where it is, and what it scrolls in, which nobody may have followed for a while. */
  measure(): void {
    this.box = paddingBox(this.element)
    this.scrolled = scrolledTo(this.element)
    if (this.outer instanceof Scroller) this.outer.measure()
  }

  /** It moved by `shift`: gives by how much its content did, which scrolled too since this was asked last. */
  move({ right, down }: Shift): Shift {
    const before = this.scrolled
    this.scrolled = scrolledTo(this.element)
    const moved = { right: right + before.x - this.scrolled.x, down: down + before.y - this.scrolled.y }
    if (right !== 0 || down !== 0) this.box = shifted(this.box, right, down)
    return moved
  }
}

function scrolledTo(element: Element): { x: number; y: number } {
  return { x: sizeOf(element, 'scrollLeft'), y: sizeOf(element, 'scrollTop') }
}

/** By how much everything has moved since this was asked last, `page` being by how much the page has: each scroller is asked once. */
export function shiftsSince(page: Shift): (motion: Motion) => Shift {
  const known = new Map<Scroller, Shift>()
  const shiftOf = (motion: Motion): Shift => {
    if (motion === 'window') return NO_SHIFT
    if (motion === 'page' || motion === undefined) return page
    let shift = known.get(motion)
    if (!shift) known.set(motion, (shift = motion.move(shiftOf(motion.outer))))
    return shift
  }
  return shiftOf
}

/** How far all that something moves with is scrolled, taken together. */
export function offsetOf(motion: Motion, window: Window): { x: number; y: number } {
  if (motion === 'window') return { x: 0, y: 0 }
  if (!(motion instanceof Scroller)) return { x: window.scrollX, y: window.scrollY }
  const [outer, own] = [offsetOf(motion.outer, window), scrolledTo(motion.element)]
  return { x: outer.x + own.x, y: outer.y + own.y }
}

/** The view that something is seen in: the window's, or what of that its scrollers leave. */
export function seenIn(motion: Motion, viewport: View): View | undefined {
  if (!(motion instanceof Scroller)) return viewport
  const { bounds } = motion
  return bounds && intersection(bounds, viewport)
}
