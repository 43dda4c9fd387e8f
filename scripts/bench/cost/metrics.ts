import type { Session } from './devtools'

/** What a page's main thread has done so far, in milliseconds of its processor time, and how often. */
export interface Work {
  task: number
  script: number
  style: number
  layout: number
  styles: number
  layouts: number
}

/** Counts from here on, in the processor time of the page's thread: what other programs take of a core is not in it. */
export async function startCounting(session: Session): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** What was done since counting started. */
export async function workSoFar(session: Session): Promise<Work> {
  const { metrics } = await session.send<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics')
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return {
    task: value('TaskDuration') * 1_000,
    script: value('ScriptDuration') * 1_000,
    style: value('RecalcStyleDuration') * 1_000,
    layout: value('LayoutDuration') * 1_000,
    styles: value('RecalcStyleCount'),
    layouts: value('LayoutCount'),
  }
}

/** What was done between two counts. */
export function workBetween(before: Work, after: Work): Work {
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
    styles: after.styles - before.styles,
    layouts: after.layouts - before.layouts,
  }
}
