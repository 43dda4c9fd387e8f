import { describe, expect, it } from 'vitest'
import { LONGEST_REST, PaintBudget } from '../../../utils/page/paint-budget'

/** Paints whenever it may, each time for `cost`, until `end`; the milliseconds when it did. */
function paintUntil(budget: PaintBudget, start: number, end: number, cost: number): number[] {
  const painted: number[] = []
  for (let now = start; now < end; now++) {
    if (budget.rest(now) > 0) continue
    painted.push(now)
    budget.spend(cost, now + cost)
  }
  return painted
}

describe('the budget of painting', () => {
  it('lets a page that was quiet be painted at once, and soon again', () => {
    const budget = new PaintBudget(0)
    expect(paintUntil(budget, 0, 10, 2)).toHaveLength(10)
  })

  it('takes little over time of a page that never rests', () => {
    const budget = new PaintBudget(0)
    paintUntil(budget, 0, 2_000, 3)
    const painted = paintUntil(budget, 2_000, 12_000, 3)
    expect(painted.length * 3).toBeLessThan(10_000 * 0.015)
  })

  it('never rests longer than half a second, however long painting takes', () => {
    const budget = new PaintBudget(0)
    const painted = paintUntil(budget, 0, 5_000, 40)
    const rests = painted.map((at, index) => at - (painted[index - 1] ?? 0))
    expect(Math.max(...rests)).toBeLessThanOrEqual(LONGEST_REST + 100)
  })

  it('is whole again after a while of quiet', () => {
    const budget = new PaintBudget(0)
    paintUntil(budget, 0, 2_000, 3)
    expect(budget.rest(2_001)).toBeGreaterThan(0)
    expect(paintUntil(budget, 6_000, 6_010, 2)).toHaveLength(10)
  })
})
