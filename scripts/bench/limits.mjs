// @ts-check

/*
 * What the figures have to stay under. Ratios, where they can be: milliseconds differ from machine to machine.
 */

export const LIMITS = {
  /** Warm and cold, 100,000 names, to the sum of char codes on the same pages. */
  warm: 1.5,
  cold: 1.5,
  /** On texts alone, 100,000 names, to words and hashes without a look-up. */
  strings: 1.35,
  /** 200,000 names to 1,000. */
  growth: 1.1,
  /** The fastest peer with 100,000 names to ours. */
  peers: 5,
  /** Bytes a spelling, without ids. */
  bytes: 16,
  /** Milliseconds to compile 100,000 names, in the worker. */
  compile: 200,
  /** Milliseconds to open a lexicon. */
  open: 1,
  /** Bytes that a tab holds beyond the lexicon's buffer. */
  heap: 300_000,
  /** Milliseconds of the longest piece of work in one go. */
  slice: 4,
  /** Share of one core on a page that changes a thousand times a second. */
  share: 0.05,
  /** Time for a text twice as long, to time for the text; twice the time would be 2. */
  doubled: 3,
  /** UTF-16 units read again though they did not change. */
  again: 0,
}

/**
 * A figure, and whether it keeps its limit: "2.0: 1.9 yes".
 * @param {number} value
 * @param {number} limit
 * @param {(value: number) => string} spelled
 * @param {'most' | 'least'} bound
 */
export function held(value, limit, spelled, bound = 'most') {
  const keeps = bound === 'most' ? value <= limit : value >= limit
  return `${bound === 'most' ? '≤' : '≥'} ${spelled(limit)}: ${spelled(value)} ${keeps ? 'yes' : '**no**'}`
}
