// @ts-check

/*
 * Callbacks of ours in a page, from the browser's own trace, which costs a little itself. Their length is the processor time of the page's
 * thread: what other programs take of a core meanwhile is none of ours.
 */

/** @typedef {import('playwright').CDPSession} CDPSession */

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} ph
 * @property {number} tid
 * @property {number} ts
 * @property {number} [dur] Microseconds that went by.
 * @property {number} [tdur] Of these, what the thread was at work.
 * @property {{ data?: { url?: string, functionName?: string } }} [args]
 */

/** What the browser works out for the page's own changes when it is asked for a place, and else would a moment later. */
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree', 'PrePaint'])

/**
 * Our callbacks while something is done.
 * @param {CDPSession} session
 * @param {(call: { url?: string, functionName?: string }) => boolean} isOurs
 * @param {() => Promise<unknown>} work
 */
export async function traced(session, isOurs, work) {
  /** @type {TraceEvent[]} */
  const events = []
  const collect = (/** @type {{ value: object[] }} */ { value }) => events.push(.../** @type {TraceEvent[]} */ (value))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline'] },
    transferMode: 'ReportEvents',
  })
  const started = performance.now()
  await work()
  const wall = performance.now() - started
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  return { wall, ...slicesOf(events, isOurs) }
}

/**
 * @param {TraceEvent[]} events
 * @param {(call: { url?: string, functionName?: string }) => boolean} isOurs
 */
function slicesOf(events, isOurs) {
  const calls = events
    .filter(({ name, ph, args }) => name === 'FunctionCall' && ph === 'X' && isOurs(args?.data ?? {}))
    .sort((a, b) => a.ts - b.ts)
  /** @type {{ from: number, to: number, took: number, layout: number }[]} */
  const spans = []
  for (const { ts, dur = 0, tdur = dur } of calls) {
    // One called by another of ours is part of it.
    if (ts < (spans.at(-1)?.to ?? 0)) continue
    spans.push({ from: ts, to: ts + dur, took: tdur / 1_000, layout: 0 })
  }
  const layouts = events
    .filter(({ name, ph, tid }) => LAYOUT.has(name) && ph === 'X' && tid === calls[0]?.tid)
    .sort((a, b) => a.ts - b.ts)
  let span = 0
  for (const { ts, dur = 0, tdur = dur } of layouts) {
    while (span < spans.length && (spans[span]?.to ?? 0) <= ts) span++
    const around = spans[span]
    if (around && around.from <= ts) around.layout += tdur / 1_000
  }
  const own = spans.map(({ took, layout }) => took - layout).sort((a, b) => a - b)
  const total = spans.reduce((sum, { took }) => sum + took, 0)
  return {
    slices: spans.length,
    total,
    layout: spans.reduce((sum, { layout }) => sum + layout, 0),
    longest: own.at(-1) ?? 0,
    p99: own[Math.floor(own.length * 0.99)] ?? 0,
    above: own.filter((each) => each > 4).length,
  }
}
