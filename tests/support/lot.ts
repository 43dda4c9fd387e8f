/* How much is tried, and what is drawn by lot. Neither knows of browsers, so that tests of every kind may ask. */

const settings: Record<string, string | undefined> =
  (globalThis as { process?: { env: Record<string, string> } }).process?.env ?? {}

/** How much is tried: a soak test (`npm run soak`) asks for more by an environment variable of this name. */
export function times(variable: string, usual: number): number {
  const wanted = Number(settings[variable])
  return Number.isInteger(wanted) && wanted > 0 ? wanted : usual
}

/** Numbers from 0 to 1, the same in every run (mulberry32); CAVEAT_SEED draws others. */
export function lot(seed = times('CAVEAT_SEED', 20_261_124)): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
