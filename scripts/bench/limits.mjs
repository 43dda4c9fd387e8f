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
  /** Bytes that following a page adds to its tab. */
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

/** What a page with the extension in it may take of the same page without, if nothing else is said. */
export const COST_LIMITS = {
  /** Main thread, ordinary pages, median. */
  ordinary: 1.1,
  /** Milliseconds of the longest task with our script in it. */
  task: 16,
  /** Main thread of a page of 10,000 paragraphs and 20,000 mentions, until it rests and while it is scrolled through. */
  large: 2,
  /** Changes of the page's own nodes. */
  mutations: 0,
  /** A frame after a change that has nothing to do with names. */
  change: 1.2,
  /** Times that styles and layout were worked out more, for each such change. */
  layouts: 0,
  /** Share of the frames of scrolling without us that there have to be. */
  frames: 0.98,
  /** Bytes of heap beside the page's own. */
  heap: 500_000,
  /** Frames from the end of the pointer's rest to a card, where the rest is long enough to ask for it ahead. */
  hand: 1,
  /** Milliseconds from the end of the rest to a card from a worker that lives, and from one that was stopped, 95th percentile. */
  live: 50,
  cold: 400,
}

/** What the popup and a dossier may take with 50,000 advisories in the store and more, in milliseconds. */
export const LIST_LIMITS = {
  search: 10,
  firstPaint: 50,
  /** Nobody asked for a number; what takes longer is felt as waiting. */
  dossier: 200,
  /** Milliseconds to compile the names of the store anew, and bytes of the worker's objects and buffers. */
  rebuild: 1_000,
  memory: 150_000_000,
}

/** What reading feeds may take: times JSON.parse, times telling the tags of XML, milliseconds for a sync of CISA's catalogue, requests. */
export const FEED_LIMITS = { json: 4, xml: 1.5, sync: 300, requests: 1 }

/** What making stories of news may take, in milliseconds: of this many articles, between two rests, and for one article more. */
export const STORY_LIMITS = {
  articles: 10_000,
  whole: 5_000,
  slice: 50,
  article: 5,
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
