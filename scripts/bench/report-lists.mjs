// @ts-check
import { held, LIST_LIMITS } from './limits.mjs'
import { measuredOn } from './report.mjs'
import { count, kilobytes, ms, table } from './table.mjs'

/** @typedef {import('./lists/run.ts').ListFigures} ListFigures */

/**
 * What the lists of the popup take as Markdown, ready for docs/performance.md.
 * @param {{ lists: ListFigures, browser: string, cores: number, load: number }} figures
 */
export function reportLists({ lists, ...machine }) {
  const { advisories, index, firstPaint, keystroke } = lists
  const slowest = Math.max(...index.queries.map(({ median }) => median))
  return [
    `${count(advisories)} advisories; ${measuredOn(machine)}`,
    '### Limits of lists',
    table(
      ['what', 'limit: measured'],
      [
        ['search, slowest query, median', held(slowest, LIST_LIMITS.search, ms)],
        ['popup, until its first advisories are drawn, median', held(median(firstPaint), LIST_LIMITS.firstPaint, ms)],
      ],
    ),
    '### The index, and the popup around it',
    table(
      ['compile everything', 'bytes', 'open', 'popup, least', 'popup, most', 'keystroke to results, median'],
      [
        [
          ms(index.compile),
          kilobytes(index.bytes),
          ms(index.open),
          ms(Math.min(...firstPaint)),
          ms(Math.max(...firstPaint)),
          ms(median(keystroke)),
        ],
      ],
    ),
    '### Searches',
    table(
      ['typed', 'found', 'median', 'longest of 21'],
      index.queries.map(({ query, found, median: middle, most }) => [query || '(nothing)', count(found), ms(middle), ms(most)]),
    ),
  ].join('\n\n')
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
