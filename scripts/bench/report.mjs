// @ts-check
import { held, LIMITS } from './limits.mjs'
import { count, kilobytes, ms, percent, ratio, table } from './table.mjs'

/** @typedef {Awaited<ReturnType<typeof import('./measure.mjs').measureFinding>>} Finding */
/** @typedef {Awaited<ReturnType<typeof import('./measure.mjs').measureCompiling>>[number]} Compiled */
/** @typedef {Awaited<ReturnType<typeof import('./measure-live.mjs').measureLive>>} Live */
/** @typedef {import('./measure-peers.mjs').PeerFigures} PeerFigures */
/** @typedef {import('./extension/run.ts').ExtensionFigures} ExtensionFigures */
/** @typedef {import('./timing.ts').Timed} Timed */

/**
 * @typedef {Finding & {
 *   lexicons: Omit<Compiled, 'base64'>[]
 *   browser: string
 *   cores: number
 *   load: number
 *   peers: PeerFigures[]
 *   live: Live
 *   extension: ExtensionFigures[]
 * }} Figures
 */

/**
 * Where and when it was measured, as a line above tables.
 * @param {{ browser: string, cores: number, load: number }} machine
 */
export function measuredOn({ browser, cores, load }) {
  return `${browser}; ${cores} cores, ${load.toFixed(1)} programs at work on them before the run.`
}

/**
 * The figures of finding names as Markdown, ready for docs/performance.md.
 * @param {Figures} figures
 */
export function reportFinding(figures) {
  const { corpus, lexicons, live } = figures
  return [
    `${corpus.pages} pages, ${count(corpus.elements)} elements, ${count(corpus.nodes)} text nodes, ${count(corpus.units)} UTF-16 units; ${measuredOn(figures)}`,
    '### Limits',
    limits(figures),
    '### From text nodes to places',
    finding(figures),
    '### Lexicons',
    table(
      ['names', 'spellings', 'bytes a spelling', 'with ids', 'compile', 'open, least', 'open, median'],
      lexicons.map((each) => [
        count(each.names),
        count(each.spellings),
        each.bytesAName.toFixed(1),
        each.bytesANameWithIds.toFixed(1),
        ms(each.compile),
        ms(each.openLeast),
        ms(each.open),
      ]),
    ),
    '### Other matchers',
    peers(figures.peers),
    `### Slices of the scan, ${count(live.names)} names`,
    table(
      ['page', 'slices', 'in all', 'longest', '99th percentile', 'above 4 ms', 'until done', 'found'],
      live.slices.map((each) => [
        each.name,
        count(each.slices),
        ms(each.total),
        ms(each.longest),
        ms(each.p99),
        count(each.above),
        ms(each.wall),
        count(each.found),
      ]),
    ),
    '### A page that never rests',
    table(
      ['what changes', 'changes a second', 'share of a core', 'longest slice', 'units read'],
      live.changes.map((each) => [
        each.name,
        count((each.changes / each.wall) * 1000),
        percent(each.share),
        ms(each.longest),
        count(each.units),
      ]),
    ),
    '### The whole extension, with what it draws',
    table(
      ['page', 'watched', 'slices', 'in all', 'of which layout', 'share of a core', 'longest', '99th percentile', 'above 4 ms'],
      figures.extension.map((each) => [
        each.name,
        ms(each.wall),
        count(each.slices),
        ms(each.total),
        ms(each.layout),
        percent(each.total / each.wall),
        ms(each.longest),
        ms(each.p99),
        count(each.above),
      ]),
    ),
    '### Hostile text',
    table(
      ['text', 'a unit', 'twice as long, × time'],
      figures.hostile.map(({ name, perUnit, doubled }) => [name, `${perUnit.toFixed(0)} ns`, ratio(doubled)]),
    ),
  ].join('\n\n')
}

/** @param {Figures} figures */
function limits({ lexicons, warm, cold, strings, peers, live, extension, hostile }) {
  const large = lexicons.find(({ names }) => names === 100_000)
  const others = peers.filter(({ names, ms, ours }) => names === 100_000 && ms !== undefined && ours !== undefined)
  const fastest = others.length === 0 ? Number.NaN : Math.min(...others.map(({ ms = 0, ours = 1 }) => ms / ours))
  const busy = live.changes[0]
  const unchanged = live.changes
    .filter(({ name }) => !name.startsWith('texts'))
    .reduce((most, { units }) => Math.max(most, units), 0)
  return table(
    ['what', 'limit: measured'],
    [
      ['warm page, 100,000 names, × sum', held(inRounds(warm, '100000 names', 'sum'), LIMITS.warm, ratio)],
      ['cold page, 100,000 names, × sum', held(inRounds(cold, '100000 names', 'sum'), LIMITS.cold, ratio)],
      ['texts alone, 100,000 names, × tokenise', held(inRounds(strings, '100000 names', 'tokenise'), LIMITS.strings, ratio)],
      [
        '200,000 names ÷ 1,000 names, warm: within 10 %?',
        held(inRounds(warm, '200000 names', '1000 names'), LIMITS.growth, ratio),
      ],
      [
        '200,000 names ÷ 1,000 names, cold: within 10 %?',
        held(inRounds(cold, '200000 names', '1000 names'), LIMITS.growth, ratio),
      ],
      ['fastest other matcher at 100,000 names ÷ ours', held(fastest, LIMITS.peers, ratio, 'least')],
      ['bytes a spelling, 100,000 names, without ids', held(large?.bytesAName ?? 0, LIMITS.bytes, (value) => value.toFixed(1))],
      ['compiling 100,000 names', held(large?.compile ?? 0, LIMITS.compile, ms)],
      ['opening 100,000 names, median of many', held(large?.open ?? 0, LIMITS.open, ms)],
      ['opening 100,000 names, the first time in a page', held(live.firstOpen, LIMITS.open, ms)],
      ['what following a page adds to its tab', held(live.heap.beyond, LIMITS.heap, kilobytes)],
      ['of that, without compiled code', held(live.heap.beyond - live.heap.code, LIMITS.heap, kilobytes)],
      ...live.slices.map((each) => [`longest slice: ${each.name}`, held(each.longest, LIMITS.slice, ms)]),
      ['share of a core, 1,000 changes a second', held(busy?.share ?? 0, LIMITS.share, percent)],
      ...extension.slice(1).map((each) => ['the same with what is drawn', held(each.total / each.wall, LIMITS.share, percent)]),
      ...extension.map((each) => [`longest slice with what is drawn: ${each.name}`, held(each.longest, LIMITS.slice, ms)]),
      [
        'hostile text twice as long, × time, at most',
        held(Math.max(...hostile.map(({ doubled }) => doubled)), LIMITS.doubled, ratio),
      ],
      ['units read again where no text changed, at most', held(unchanged, LIMITS.again, count)],
    ],
  )
}

/** @param {Figures} figures */
function finding({ warm, cold, strings }) {
  const cells = (/** @type {Timed[]} */ of, /** @type {string} */ name) => [ms(msOf(of, name)), ratio(inRounds(of, name, 'sum'))]
  const spelled = (/** @type {string} */ name) =>
    ({ sum: 'sum of char codes', tokenise: 'words and hashes, no look-up', scan: 'scan alone, 100,000 names' })[name] ??
    name.replace(/^\d+/, (size) => count(Number(size)))
  return table(
    ['work', 'warm', '× sum', 'cold', '× sum', 'texts alone', '× sum', 'found'],
    warm.map(({ name, result }) => [
      spelled(name),
      ...cells(warm, name),
      ...cells(cold, name),
      ...cells(strings, name),
      /names$/.test(name) ? count(result) : '',
    ]),
  )
}

/** @param {PeerFigures[]} figures */
function peers(figures) {
  return table(
    ['matcher', 'names', 'build', 'pages', 'took', '× sum', '× ours', 'found'],
    figures.map(({ name, names, failed, build = 0, pages = 0, ms: took = 0, floor = 1, ours = 1, found = 0 }) =>
      failed !== undefined
        ? [name, count(names), failed, '', '', '', '', '']
        : [name, count(names), ms(build), count(pages), ms(took), ratio(took / floor), ratio(took / ours), count(found)],
    ),
  )
}

/**
 * @param {Timed[]} figures
 * @param {string} name
 */
function msOf(figures, name) {
  return figures.find((each) => each.name === name)?.ms ?? Number.NaN
}

/**
 * How many times as long one work takes as another: the median of what each round says, since both of a round met the same machine.
 * @param {Timed[]} figures
 * @param {string} name
 * @param {string} to
 */
function inRounds(figures, name, to) {
  const timesOf = (/** @type {string} */ each) => figures.find((timed) => timed.name === each)?.times ?? []
  const floor = timesOf(to)
  const ratios = timesOf(name).map((time, round) => time / (floor[round] ?? Number.NaN))
  return ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? Number.NaN
}
