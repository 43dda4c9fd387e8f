import { quantile } from './timing'

/*
 * How long the scan's own callbacks take on the main thread. The scan is given wrapped ways to be called back; what the page itself
 * uses stays as it was.
 */

/** The browser’s own, for a page that changes while it is watched. */
const natives = { setTimeout: globalThis.setTimeout.bind(globalThis) }

/** What the wrapped callbacks are called. */
const OWN_WORK = 'ownWorkOfTheScan'

export interface OwnTime {
  /** Milliseconds of each callback so far. */
  slices: number[]
  /** When the last one ended. */
  last: number
}

/** Wraps what calls a script back, from now on and for good. */
export function timeCallbacks(): OwnTime {
  const own: OwnTime = { slices: [], last: performance.now() }
  const timed = <Args extends unknown[]>(callback: (...args: Args) => unknown) => {
    // By its name the browser's trace tells it from what the page itself does.
    const named = {
      [OWN_WORK]: (...args: Args) => {
        const started = performance.now()
        callback(...args)
        own.last = performance.now()
        own.slices.push(own.last - started)
      },
    }
    return named[OWN_WORK] as (...args: Args) => void
  }
  const { requestIdleCallback, requestAnimationFrame, MutationObserver } = globalThis
  globalThis.requestIdleCallback = (callback, options) => requestIdleCallback.call(globalThis, timed(callback), options)
  globalThis.requestAnimationFrame = (callback) => requestAnimationFrame.call(globalThis, timed(callback))
  const later = (callback: () => void, delay?: number) => natives.setTimeout(timed(callback), delay)
  globalThis.setTimeout = later as typeof setTimeout
  globalThis.MutationObserver = class extends MutationObserver {
    constructor(callback: MutationCallback) {
      super(timed(callback))
    }
  }
  return own
}

/** What the slices were: how many, in all, the longest, the 99th percentile, those above 4 ms. */
export function summary(slices: number[]) {
  return {
    slices: slices.length,
    total: slices.reduce((sum, each) => sum + each, 0),
    longest: Math.max(0, ...slices),
    p99: quantile(slices, 0.99),
    above: slices.filter((each) => each > 4).length,
  }
}

/** Resolves when nothing was done for a while. */
export async function rest(own: OwnTime, quiet = 1_000): Promise<void> {
  const started = performance.now()
  while (performance.now() - Math.max(own.last, started) < quiet) await wait(50)
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => natives.setTimeout(resolve, milliseconds))
}
