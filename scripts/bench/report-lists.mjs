// @ts-check
import { held, LIST_LIMITS } from './limits.mjs'
import { measuredOn } from './report.mjs'
import { count, kilobytes, ms, table } from './table.mjs'

/** @typedef {import('./lists/run.ts').ListFigures} ListFigures */
/** @typedef {import('./lists/index-figures.ts').IndexFigures} IndexFigures */

/**
 * What the lists of the popup and a dossier take as Markdown, ready for docs/performance.md.
 * @param {{ lists: ListFigures[], browser: string, cores: number, load: number }} figures
 */
export function reportLists({ lists, ...machine }) {
  const indexes = lists.flatMap(({ advisories, index }) => (index ? [{ advisories, ...index }] : []))
  return [
    measuredOn(machine),
    '### Limits of lists',
    table(['advisories', 'what', 'limit: measured'], lists.flatMap(limitsOf)),
    '### The popup and a dossier',
    table(
      [
        'advisories',
        'popup from its navigation: least',
        'median',
        'most',
        'keystroke to results, median',
        'dossier of',
        'from its document, median',
        'a frame while its list is scrolled, median',
        'longest of 240',
      ],
      lists.map(({ advisories, firstPaint, keystroke, dossier }) => {
        const opened = firstPaint.map(({ sinceStart }) => sinceStart)
        return [
          count(advisories),
          ms(Math.min(...opened)),
          ms(median(opened)),
          ms(Math.max(...opened)),
          ms(median(keystroke)),
          count(dossier.advisories),
          ms(median(dossier.sinceDocument)),
          ms(median(dossier.frames)),
          ms(Math.max(...dossier.frames)),
        ]
      }),
    ),
    '### The worker',
    table(
      ['advisories', 'names', 'compile the names', 'most memory until then', 'until everything can be searched'],
      lists.map(({ advisories, worker: { names, rebuild, peak, searchPeak } }) => [
        count(advisories),
        count(names),
        ms(rebuild),
        kilobytes(peak),
        kilobytes(searchPeak),
      ]),
    ),
    '### The index',
    table(
      ['advisories', 'compile everything', 'bytes', 'open'],
      indexes.map(({ advisories, compile, bytes, open }) => [count(advisories), ms(compile), kilobytes(bytes), ms(open)]),
    ),
    '### Searches',
    table(
      ['typed', 'found', 'median', 'longest of 21'],
      indexes.flatMap(({ queries }) =>
        queries.map(({ query, found, median: middle, most }) => [query || '(nothing)', count(found), ms(middle), ms(most)]),
      ),
    ),
  ].join('\n\n')
}

/** @param {ListFigures} figures */
function limitsOf({ advisories, index, firstPaint, dossier, worker }) {
  const since = firstPaint.map(({ sinceDocument }) => sinceDocument)
  const limits = [
    ['popup, from its document to its first advisories, median', held(median(since), LIST_LIMITS.firstPaint, ms)],
    ['dossier, from its document to its first advisories, median', held(median(dossier.sinceDocument), LIST_LIMITS.dossier, ms)],
    ['names compiled after a change', held(worker.rebuild, LIST_LIMITS.rebuild, ms)],
    ['most memory of the worker meanwhile', held(worker.peak, LIST_LIMITS.memory, kilobytes)],
    ['the same until everything can be searched', held(worker.searchPeak, LIST_LIMITS.memory, kilobytes)],
  ]
  if (index) limits.unshift(['search, slowest query, median', held(slowest(index), LIST_LIMITS.search, ms)])
  return limits.map((each) => [count(advisories), ...each])
}

/** @param {IndexFigures} index */
function slowest({ queries }) {
  return Math.max(...queries.map(({ median: middle }) => middle))
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
