// @ts-check
import { COST_LIMITS, held } from './limits.mjs'
import { measuredOn } from './report.mjs'
import { count, kilobytes, ms, ratio, table } from './table.mjs'

/** @typedef {import('./cost/run.ts').CostFigures} CostFigures */

/**
 * What the extension costs a page as Markdown, ready for docs/performance.md.
 * @param {{ cost: CostFigures, browser: string, cores: number, load: number }} figures
 */
export function reportCost({ cost, ...machine }) {
  const { ordinary, large, changes, scrolling, heap, hover } = cost
  return [
    measuredOn(machine),
    '### Limits of what a page pays',
    limits(cost),
    `### Ordinary pages, ${count(ordinary.pages)} of them`,
    table(
      ['browser', 'main thread, median', '× without, median', '90th percentile'],
      [
        ['without', ms(ordinary.without), '1.00', '1.00'],
        ...ordinary.arms.map((arm) => [arm.name, ms(arm.task), ratio(arm.median), ratio(arm.p90)]),
      ],
    ),
    `### A page of 10,000 paragraphs and ${count(large.mentions)} mentions`,
    table(
      ['main thread', 'without', 'Caveat', '× without', 'frames without', 'frames'],
      [
        [
          'from the navigation until it rests',
          ms(large.settled.without),
          ms(large.settled.ours),
          ratio(large.settled.ratio),
          '',
          '',
        ],
        [
          'scrolled for four seconds',
          ms(large.scrolled.without),
          ms(large.scrolled.ours),
          ratio(large.scrolled.ratio),
          count(large.scrolled.framesWithout),
          count(large.scrolled.framesOurs),
        ],
      ],
    ),
    '### A frame after a change that has nothing to do with names',
    table(
      [
        'each change',
        'main thread without',
        'Caveat',
        'styles without',
        'Caveat',
        'layouts without',
        'Caveat',
        'both without',
        'Caveat',
      ],
      changes.map((each) => [
        each.name,
        ms(each.without),
        ms(each.ours),
        each.stylesWithout.toFixed(2),
        each.stylesOurs.toFixed(2),
        each.layoutsWithout.toFixed(2),
        each.layoutsOurs.toFixed(2),
        ms(each.laidOutWithout),
        ms(each.laidOutOurs),
      ]),
    ),
    '### Scrolling for four seconds',
    table(
      ['page', 'frames without', 'frames', 'main thread, × without'],
      scrolling.map((each) => [each.name, count(each.framesWithout), count(each.framesOurs), ratio(each.taskRatio)]),
    ),
    '### Memory of a settled page',
    table(
      ['what', 'size'],
      [
        ['the page without', kilobytes(heap.without)],
        ['with Caveat', kilobytes(heap.ours)],
        ['times', ratio(heap.ours / heap.without)],
        ['more of V8’s heap', kilobytes(heap.scripts)],
        ['of that, compiled code', kilobytes(heap.code)],
        ['more that the browser keeps for it', kilobytes(heap.embedder)],
        ['more buffers', kilobytes(heap.buffers)],
        ['each mention', `${count(heap.mention)} B`],
      ],
    ),
    '### From the end of the rest to a card',
    table(
      ['card', 'samples', 'median', '95th percentile', 'frames, 95th percentile'],
      hover.map((each) => [each.name, count(each.samples), ms(each.median), ms(each.p95), each.frames.toFixed(0)]),
    ),
  ].join('\n\n')
}

/** @param {CostFigures} figures */
function limits({ ordinary, large, changes, scrolling, heap, hover }) {
  const ours = ordinary.arms.find(({ name }) => name === 'Caveat')
  const card = (/** @type {string} */ name) => hover.find((each) => each.name === name)
  const framesShare = (/** @type {number} */ frames, /** @type {number} */ without) =>
    held(frames / without, COST_LIMITS.frames, ratio, 'least')
  const each = (/** @type {number} */ value) => value.toFixed(2)
  return table(
    ['what', 'limit: measured'],
    [
      ['ordinary pages, main thread, × without, median', held(ours?.median ?? Number.NaN, COST_LIMITS.ordinary, ratio)],
      [`longest task of ours on ${ordinary.longest.pages} of them`, held(ordinary.longest.longest, COST_LIMITS.task, ms)],
      ['large page, main thread until it rests, × without', held(large.settled.ratio, COST_LIMITS.large, ratio)],
      ['large page, main thread scrolling, × without', held(large.scrolled.ratio, COST_LIMITS.large, ratio)],
      ['large page, changes of its own nodes', held(large.mutations, COST_LIMITS.mutations, count)],
      ['large page, frames of scrolling, × without', framesShare(large.scrolled.framesOurs, large.scrolled.framesWithout)],
      ...changes.flatMap(({ name, ratio: times, stylesOurs, stylesWithout, layoutsOurs, layoutsWithout }) => [
        [`frame after a change without names, main thread, × without: ${name}`, held(times, COST_LIMITS.change, ratio)],
        [`styles worked out more, each such change: ${name}`, held(stylesOurs - stylesWithout, COST_LIMITS.layouts, each)],
        [`layouts more, each such change: ${name}`, held(layoutsOurs - layoutsWithout, COST_LIMITS.layouts, each)],
      ]),
      ...scrolling.map(({ name, framesOurs, framesWithout }) => [
        `frames of scrolling, × without: ${name}`,
        framesShare(framesOurs, framesWithout),
      ]),
      ['heap beside the page’s own', held(heap.more, COST_LIMITS.heap, kilobytes)],
      ['of that, without compiled code', held(heap.more - heap.code, COST_LIMITS.heap, kilobytes)],
      [
        'card after the usual rest, frames, 95th percentile',
        held(card('after the usual rest')?.frames ?? Number.NaN, COST_LIMITS.hand, count),
      ],
      ['card from a live worker, 95th percentile', held(card('from a live worker')?.p95 ?? Number.NaN, COST_LIMITS.live, ms)],
      [
        'card from a worker that was stopped, 95th percentile',
        held(card('from a worker that was stopped')?.p95 ?? Number.NaN, COST_LIMITS.cold, ms),
      ],
    ],
  )
}
