import { nextTask } from '../platform/next-task'

/** Milliseconds of work at once. */
const SLICE = 20

/** Runs a generator to its end with rests in between; undefined where `signal` aborted. */
export async function inSlices<Value>(
  steps: Generator<unknown, Value>,
  signal: AbortSignal,
  rest = nextTask,
): Promise<Value | undefined> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < end)
    await rest()
  }
  return undefined
}
