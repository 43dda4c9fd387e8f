import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { ScorePlot } from '../../components/score-plot/score-plot'
import { formatPercent } from '../../utils/i18n'
import { expectAccessible } from '../support/accessibility'

const POINTS = [
  { at: '2026-06-01', value: 0.02 },
  { at: '2026-07-01', value: 0.5 },
  { at: '2026-08-01', value: 0.3 },
]
const NOW = Date.parse('2026-09-01')
const show = (points: typeof POINTS) =>
  render(<ScorePlot title="Likelihood" points={points} top={1} format={formatPercent} now={NOW} />)

describe('the plot of a score', () => {
  it('is a line in steps up to now, and says in words where it began and what it is', async () => {
    show(POINTS)
    const plot = page.getByRole('img', { name: 'Likelihood: from 2% on 1 Jun 2026 to 30% since 1 Aug 2026' })
    await expect.element(plot).toBeVisible()
    const line = plot.element().querySelector('.score-plot-line')?.getAttribute('d') ?? ''
    const steps = line.match(/[MHV][\d. ]+/g) ?? []
    expect(steps.map((step) => step[0]).join('')).toBe('MHVHVH')
    const numbers = (letter: string) => steps.filter((step) => step[0] === letter).map((step) => Number(step.slice(1)))
    expect(numbers('H')).toEqual(numbers('H').toSorted((a, b) => a - b))
    const [rise = 0, fall = 0] = numbers('V')
    expect(rise).toBeLessThan(fall)
    await expect.element(page.getByText('30% 1 Aug 2026')).toBeVisible()
    await expectAccessible()
  })

  it('is not drawn of one score', () => {
    show(POINTS.slice(0, 1))
    expect(document.querySelector('svg')).toBeNull()
  })

  it('stays inside of its drawing, whatever the values', () => {
    show([
      { at: 'no date', value: -5 },
      { at: '2099-01-01', value: 99 },
    ])
    const line = document.querySelector('.score-plot-line')?.getAttribute('d') ?? ''
    expect(line).not.toContain('NaN')
  })
})
