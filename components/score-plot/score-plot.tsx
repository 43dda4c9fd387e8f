import type { ScorePoint } from '../../utils/advisories'
import { formatDate, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'

/** Size of the drawing, and what its line keeps from its edges; in its own units. */
const WIDTH = 240
const HEIGHT = 44
const EDGE = 4

/** How a score went: a line in steps from the first to what it is now, with both in words below. Nothing for a score that never changed. */
export function ScorePlot({
  title,
  points,
  top,
  format,
  now = Date.now(),
}: {
  title: string
  /** The earliest first. */
  points: readonly ScorePoint[]
  /** The highest value there can be. */
  top: number
  format: (value: number) => string
  now?: number
}) {
  const [first, ...later] = points
  const last = later.at(-1)
  if (!first || !last) return null
  const [from, since] = [format(first.value), formatDate(first.at, 'day')]
  const label = t('plot.from', [title, from, since, format(last.value), formatDate(last.at, 'day')])
  const { line, end } = stepsOf(points, top, now)
  return (
    <figure class="score-plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path class="score-plot-ground" d={`M0 ${HEIGHT - EDGE}H${WIDTH}M0 ${EDGE}H${WIDTH}`} />
        <path class="score-plot-line" d={line} />
        <circle class="score-plot-end" cx={end.x} cy={end.y} r="3" />
      </svg>
      <figcaption class="muted" aria-hidden="true">
        <span>
          {format(first.value)} <DateText iso={first.at} style="day" />
        </span>
        <span>
          <b>{format(last.value)}</b> <DateText iso={last.at} style="day" />
        </span>
      </figcaption>
    </figure>
  )
}

/** Each score holds until the next, the last one until now. */
function stepsOf(points: readonly ScorePoint[], top: number, now: number): { line: string; end: { x: number; y: number } } {
  const start = Date.parse(points[0]?.at ?? '')
  const span = Math.max(now - start, 1)
  const across = (at: string) => rounded(EDGE + share((Date.parse(at) - start) / span) * (WIDTH - 2 * EDGE))
  const up = (value: number) => rounded(HEIGHT - EDGE - share(value / top) * (HEIGHT - 2 * EDGE))
  const steps = points.map(({ at, value }, index) =>
    index === 0 ? `M${across(at)} ${up(value)}` : `H${across(at)}V${up(value)}`,
  )
  const end = { x: WIDTH - EDGE, y: up(points.at(-1)?.value ?? 0) }
  return { line: `${steps.join('')}H${end.x}`, end }
}

/** From 0 to 1; 0 for what is no number. */
function share(value: number): number {
  return Math.min(Math.max(value || 0, 0), 1)
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10
}
