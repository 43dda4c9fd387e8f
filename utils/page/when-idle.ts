/** Milliseconds after which a task is run even if the page is never idle. */
const LATEST = 500

/** What runs `task` when the page is visible and idle, after `delay` milliseconds; one call at a time, and none once `signal` aborts. */
export function whenIdle(document: Document, task: () => void, signal: AbortSignal): (delay: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const wait = () => {
    idle = requestIdleCallback(task, { timeout: LATEST })
  }
  const cancel = () => {
    clearTimeout(timer)
    cancelIdleCallback(idle)
  }
  signal.addEventListener('abort', cancel, { once: true })
  return (delay) => {
    const run = () => {
      if (delay === 0) wait()
      else timer = setTimeout(wait, delay)
    }
    if (document.visibilityState === 'visible') run()
    else document.addEventListener('visibilitychange', run, { once: true, signal })
  }
}
