import type { Confidence, Cue, Strictness } from './entity'

/** Cues that lie in how the page as a whole reads, not in the name or right beside it. */
const INDIRECT: ReadonlySet<Cue> = new Set(['exact-case', 'page-vendor', 'near-identifier', 'list', 'repeated'])

/** How sure a mention is that was decided by a cue. */
export function sureness(cue: Cue): Confidence {
  return INDIRECT.has(cue) ? 'likely' : 'certain'
}

const RANK: Record<Confidence, number> = { certain: 2, likely: 1, possible: 0 }
const ASKED: Record<Strictness, number> = { strict: 2, balanced: 1, broad: 0 }

export function isSureEnough(confidence: Confidence, strictness: Strictness): boolean {
  return RANK[confidence] >= ASKED[strictness]
}
