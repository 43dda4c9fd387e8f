/** How long something that ought to happen may take before it counts as not happening, in milliseconds. */
export interface Patience {
  timeout?: number
  interval?: number
}

type Nothing = null | undefined | false | 0 | ''

/** What was waited for did not happen; its cause is the last thing that went wrong. */
export class TimedOut extends Error {}

/**
 * Asks `probe` again and again until it answers something, and gives that back: what is false, empty or nought is no answer yet.
 * @throws TimedOut naming what was waited for
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | Nothing> | T | Nothing,
  { timeout = 15_000, interval = 50 }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + timeout
  let trouble: unknown
  for (;;) {
    try {
      const answer = await probe()
      if (answer) return answer
      trouble = undefined
    } catch (error) {
      trouble = error
    }
    if (performance.now() > deadline) {
      throw new TimedOut(`waited ${timeout} ms for ${what}`, trouble === undefined ? undefined : { cause: trouble })
    }
    await new Promise((resolve) => setTimeout(resolve, interval))
  }
}
