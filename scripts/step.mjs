// @ts-check

/** A step of the set-up that failed; its message says what to do, and is all that is printed. */
export class StepError extends Error {}

/**
 * Does one step of a command, and prints one line with what it did and how long it took.
 *
 * @template T
 * @param {string} what In the infinitive: "install dependencies"
 * @param {() => Promise<{ value: T, note?: string }>} work `note` says what came of it: "already installed"
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const start = performance.now()
  process.stdout.write(`${what} … `)
  try {
    const { value, note } = await work()
    console.log(`${note ?? 'done'} (${seconds(performance.now() - start)})`)
    return value
  } catch (error) {
    console.log(`failed (${seconds(performance.now() - start)})`)
    throw error
  }
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
