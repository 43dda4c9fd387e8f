/** Of each millisecond that passes, how much painting may take of it that follows changes of the page. */
const SHARE = 0.012
/** Milliseconds of painting that a page which was quiet may take at once: a change is painted in the frame that it is in. */
const BURST = 25
/** Milliseconds after which a change is painted in any case. */
export const LONGEST_REST = 400

/** How much painting may cost on a page that never rests, over time. */
export class PaintBudget {
  private left = BURST
  private at: number

  constructor(now: number) {
    this.at = now
  }

  /** Milliseconds from `now` for which the next painting rests. */
  rest(now: number): number {
    this.left = Math.min(this.left + (now - this.at) * SHARE, BURST)
    this.at = now
    return this.left > 0 ? 0 : -this.left / SHARE
  }

  spend(milliseconds: number, now: number): void {
    this.rest(now)
    this.left = Math.max(this.left - milliseconds, -LONGEST_REST * SHARE)
  }
}
