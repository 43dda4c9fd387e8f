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
  const since = (/** @type {'sinceStart' | 'sinceDocument'} */ from) => firstPaint.map((each) => each[from])
  const slowest = Math.max(...index.queries.map(({ median }) => median))
  return [
    `${count(advisories)} advisories; ${measuredOn(machine)}`,
    '### Limits of lists',
    table(
      ['what', 'limit: measured'],
      [
        ['search, slowest query, median', held(slowest, LIST_LIMITS.search, ms)],
        [
          'popup, from its document to its first advisories, median',
          held(median(since('sinceDocument')), LIST_LIMITS.firstPaint, ms),
        ],
      ],
    ),
    '### The index, and the popup around it',
    table(
      [
        'compile everything',
        'bytes',
        'open',
        'popup from its navigation: least',
        'median',
        'most',
        'keystroke to results, median',
      ],
      [
        [
          ms(index.compile),
          kilobytes(index.bytes),
          ms(index.open),
          ms(Math.min(...since('sinceStart'))),
          ms(median(since('sinceStart'))),
          ms(Math.max(...since('sinceStart'))),
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
