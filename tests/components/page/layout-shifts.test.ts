import { afterEach, expect, it } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'
import { until } from '../../support/until'

/* A page measures how much of it moves by itself, and its publisher is judged by it: marks add nothing to that. */

let page: DrawnPage | undefined
afterEach(() => page?.stop())

it('moves no mark in the eyes of the page, whatever moves its name', async () => {
  page = drawPage(`
    <div id="scroller" style="height:200px;overflow:auto"><div style="height:90px"></div><p>We run FortiOS here.</p><div style="height:900px"></div></div>`)
  const drawn = page
  const top = () => drawn.boxes()[0]?.box.top ?? Number.NaN
  await until('the mark', () => drawn.boxes().length === 1)
  const shifts: LayoutShift[] = []
  const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as LayoutShift[])))
  observer.observe({ type: 'layout-shift' })
  const first = top()
  for (let offset = 0; offset <= 60; offset += 6) {
    document.getElementById('scroller')?.scrollTo(0, offset)
    await until('the mark to follow', () => Math.abs(first - offset - top()) < 1)
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(shifts.map(({ value }) => value)).toEqual([])
  observer.disconnect()
})

interface LayoutShift extends PerformanceEntry {
  value: number
}
