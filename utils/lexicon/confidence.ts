import { EXACT } from './needs'
import type { Confidence, Cue, Strictness } from './entity'
import { NEED_SHIFT, PROPER } from './layout'

/** Cues that lie in how the page as a whole reads, or in a single capital, not in the name or right beside it. */
const INDIRECT: ReadonlySet<Cue> = new Set(['page-vendor', 'near-identifier', 'list', 'topic', 'repeated', 'deed', 'flaw'])
/** Cues that are as good as the name is uncommon. */
const AS_GOOD_AS_THE_NAME: ReadonlySet<Cue> = new Set(['exact-case', 'phrase', 'distinct'])

/**
 * How sure a mention is that was decided by a cue for a name with these flags (layout.ts). `technical`: inside a
 * sentence of a page full of unmistakable names, where one that is also a place or a figure ("Cisco", "Oracle") hardly means that.
 */
export function sureness(cue: Cue, flags: number, technical: boolean): Confidence {
  if (INDIRECT.has(cue)) return 'likely'
  if (technical && needOf(flags) <= EXACT) return 'certain'
  return AS_GOOD_AS_THE_NAME.has(cue) && !isUncommon(flags) ? 'likely' : 'certain'
}

/** Whether a mention by itself says that a page is about companies and products. */
export function isUnmistakable(cue: Cue, flags: number): boolean {
  return sureness(cue, flags, false) === 'certain'
}

/** No word, no name of people or places. */
function isUncommon(flags: number): boolean {
  return needOf(flags) <= EXACT && (flags & PROPER) === 0
}

function needOf(flags: number): number {
  return (flags >>> NEED_SHIFT) & 3
}

const RANK: Record<Confidence, number> = { certain: 2, likely: 1, possible: 0 }
const ASKED: Record<Strictness, number> = { strict: 2, balanced: 1, broad: 0 }

export function isSureEnough(confidence: Confidence, strictness: Strictness): boolean {
  return RANK[confidence] >= ASKED[strictness]
}
