import type { Browser } from './browser'
import { collectTrace, type TraceEvent } from './trace'
import { wait } from './visits'

/** Milliseconds that a traced page is watched after its load. */
const SETTLING = 3_000

/** The browser's own work on what is the page's, whoever's task it falls into. */
const OF_THE_PAGE = new Set([
  'ParseHTML',
  'ParseAuthorStyleSheet',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
])

/** Milliseconds of processor time of the longest task of a page's main thread that has our script in it, less what is the page's own. */
export async function longestTask({ openTab, extensionId }: Browser, url: string): Promise<number> {
  const tab = await openTab()
  try {
    const events = await collectTrace(tab.session, ['devtools.timeline', 'disabled-by-default-devtools.timeline'], async () => {
      await tab.go(url)
      await wait(SETTLING)
    })
    return longestOf(events, `chrome-extension://${extensionId}/page.js`)
  } finally {
    await tab.close()
  }
}

/**
 * The longest of the tasks with a script of that address in them, in milliseconds; 0 when there is none. The pages themselves have no
 * script, so what runs between tasks as a microtask is ours too.
 */
export function longestOf(events: TraceEvent[], script: string): number {
  const isOurs = ({ name, args }: TraceEvent) =>
    name === 'RunMicrotasks' || args?.data?.url === script || args?.fileName === script
  const first = events.find((event) => event.args?.data?.url === script)
  const spans = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first?.pid && tid === first?.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  let longest = 0
  let task: { until: number; took: number; isOurs: boolean } | undefined
  let pagesUntil = 0
  for (const event of spans) {
    const { name, ts, dur = 0, tdur = dur } = event
    if (name === 'RunTask') {
      if (task?.isOurs) longest = Math.max(longest, task.took)
      task = { until: ts + dur, took: tdur, isOurs: false }
      continue
    }
    if (!task || ts >= task.until) continue
    if (OF_THE_PAGE.has(name) && ts >= pagesUntil) {
      task.took -= tdur
      pagesUntil = ts + dur
    } else if (isOurs(event)) {
      task.isOurs = true
      // A parser that waits for our script to be read is no parser at work.
      if (ts < pagesUntil) task.took += tdur
    }
  }
  if (task?.isOurs) longest = Math.max(longest, task.took)
  return longest / 1_000
}
