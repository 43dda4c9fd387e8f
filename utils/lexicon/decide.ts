import { believe, isClean, type Evidence } from './believe'
import { ACCEPTED, BLOCK, CAPITALS, CONTEXT, CUE, END, FORM, HASH, RECORD, RECORDS, SENTENCE_START, START } from './candidates'
import { isSureEnough, isUnmistakable, sureness } from './confidence'
import { CUES, type Cue, type Mention, type Strictness } from './entity'
import { spellIdentifier } from './identifiers'
import { CAPITALS_MASK, OWN_VENDOR, PRODUCT, VENDOR_ONLY } from './layout'
import type { Lexicon } from './lexicon'
import type { Matches } from './match'
import { isIdentifierNear, isListed, isWrittenSmall } from './nearness'
import type { PageEvidence } from './page-evidence'
import { ALL_LOWER } from './phrase'
import { isPossible } from './possible'
import { TECHNICAL } from './topic'
import { Vendors } from './vendors'
import { versionAfter, versionBefore } from './versions'

/** Believing one name can make others believable; after this many rounds nothing is added any more. */
const ROUNDS = 4

/**
 * Decides which of a page's candidates mean the names they look like, and gives them as mentions: sorted, without overlaps,
 * the longest where several begin at one place. Linear in the number of candidates.
 */
export function decide(
  lexicon: Lexicon,
  blocks: string[],
  matches: Matches,
  strictness: Strictness,
  evidence: PageEvidence,
): Mention[] {
  const page = new Page(lexicon, matches, evidence)
  for (let round = 0; round < ROUNDS; round++) {
    if (!page.judge()) break
  }
  const mentions = page.mentions(blocks)
  if (strictness === 'broad') page.addPossible(mentions)
  page.addVersions(mentions, blocks)
  return mentions.filter(({ confidence }) => isSureEnough(confidence, strictness))
}

class Page {
  private readonly clean = new Map<number, number>()
  /** Candidates in lower case, by hash, beside the words that the scan counted. */
  private readonly lower = new Map<number, number>()
  private readonly vendors: Vendors
  /** Mentions of what has versions. */
  private readonly versioned = new Set<Mention>()
  /** The candidate and record that `evidence` is about. */
  private candidate = 0
  private record = 0
  private readonly evidence: Evidence = {
    vendor: () => this.vendors.strength(this.candidate, this.record) ?? (this.isOnPage(this.record) ? 'page' : 'none'),
    identifierNear: () => isIdentifierNear(this.matches, this.candidate),
    listed: () => isListed(this.matches, this.vendors, this.candidate),
    isWrittenSmall: () => isWrittenSmall(this.matches, this.lexicon, this.candidate),
    believedElsewhere: () => this.isShown(this.candidate),
    lower: () => this.lowerOf(this.matches.candidates.get(this.candidate, HASH)),
    technical: () => Math.min(TECHNICAL, this.shown.unmistakable.size + (this.shown.hasIdentifiers ? 2 : 0)),
    clean: () => this.clean.get(this.matches.candidates.get(this.candidate, RECORD)) ?? 0,
  }

  constructor(
    private readonly lexicon: Lexicon,
    private readonly matches: Matches,
    private readonly shown: PageEvidence,
  ) {
    shown.hasIdentifiers ||= matches.identifiers.length > 0
    this.vendors = new Vendors(lexicon, matches.candidates)
    const { candidates } = matches
    for (let at = 0; at < candidates.count; at++) {
      const record = candidates.get(at, RECORD)
      const hash = candidates.get(at, HASH)
      const form = candidates.get(at, FORM)
      if (form === ALL_LOWER) this.lower.set(hash, (this.lower.get(hash) ?? 0) + 1)
      else if (isClean(candidates.get(at, CONTEXT))) this.clean.set(record, (this.clean.get(record) ?? 0) + 1)
    }
  }

  /** Believes what can be believed now; false when that adds nothing. */
  judge(): boolean {
    this.vendors.observe()
    const { candidates } = this.matches
    const added: number[] = []
    for (let at = 0; at < candidates.count; at++) {
      if (candidates.get(at, ACCEPTED) !== 0) continue
      const found = this.bestRecord(at)
      if (found < 0) continue
      candidates.set(at, ACCEPTED, found + 1)
      added.push(at)
    }
    // Only now, so that what is believed does not depend on the order in which it is looked at.
    for (const at of added) {
      const accepted = candidates.get(at, ACCEPTED) - 1
      this.shown.records.add(accepted)
      const group = this.lexicon.groupOfRecord(accepted)
      if (group >= 0) this.shown.groups.add(group)
      const cue = CUES[candidates.get(at, CUE)] ?? 'distinct'
      if (isUnmistakable(cue, this.lexicon.flagsOf(accepted)) && this.shown.unmistakable.size < TECHNICAL)
        this.shown.unmistakable.add(candidates.get(at, HASH))
    }
    return added.length > 0
  }

  mentions(blocks: string[]): Mention[] {
    const { candidates, identifiers } = this.matches
    const found: Mention[] = []
    let identifier = 0
    for (let at = 0; at < candidates.count;) {
      const block = candidates.get(at, BLOCK)
      const start = candidates.get(at, START)
      while (identifier < identifiers.length && isBefore(identifiers[identifier], block, start))
        pushIdentifier(found, identifiers[identifier++], blocks)
      let best = -1
      let next = at
      for (; next < candidates.count && candidates.get(next, START) === start && candidates.get(next, BLOCK) === block; next++) {
        if (candidates.get(next, ACCEPTED) !== 0 && !this.isVendorOnly(next)) best = next
      }
      if (best >= 0) this.pushName(found, best, identifiers[identifier])
      at = next
    }
    while (identifier < identifiers.length) pushIdentifier(found, identifiers[identifier++], blocks)
    return found
  }

  private pushName(found: Mention[], candidate: number, next: { block: number; start: number } | undefined): void {
    const { candidates } = this.matches
    const decided = candidates.get(candidate, CUE)
    const record = this.bestRecord(candidate)
    if (record === candidates.get(candidate, ACCEPTED) - 1) candidates.set(candidate, CUE, decided)
    const flags = this.lexicon.flagsOf(record)
    const block = candidates.get(candidate, BLOCK)
    const end = candidates.get(candidate, END)
    if (record < 0 || (flags & VENDOR_ONLY) !== 0) return
    if (next && next.block === block && next.start < end) return
    let start = candidates.get(candidate, START)
    let before = found.at(-1)
    if (before && before.block === block && before.end > start) return
    const vendor = this.vendors.before(candidate, record)
    if (vendor !== undefined) {
      const vendorStart = candidates.get(vendor, START)
      if (before?.block === block && before.start === vendorStart && before.end === candidates.get(vendor, END)) {
        found.pop()
        before = found.at(-1)
      }
      if (!before || before.block !== block || before.end <= vendorStart) start = vendorStart
    }
    const entityId = this.lexicon.idOf(this.lexicon.entityOf(record))
    if (entityId === '') return
    const cue = CUES[candidates.get(candidate, CUE)] ?? 'distinct'
    const beginsSentence = (candidates.get(candidate, CONTEXT) & SENTENCE_START) !== 0
    const mention: Mention = {
      block,
      start,
      end,
      entityId,
      kind: 'name',
      cue,
      confidence: sureness(cue, flags, this.isTechnical() && !beginsSentence),
    }
    if (this.vendors.isProduct(candidate)) this.versioned.add(mention)
    found.push(mention)
  }

  /** Adds what is merely possible where nothing surer was found, in place. */
  addPossible(found: Mention[]): void {
    const { candidates } = this.matches
    const possible: Mention[] = []
    let surer = 0
    for (let at = 0; at < candidates.count; at++) {
      if (candidates.get(at, ACCEPTED) !== 0) continue
      const block = candidates.get(at, BLOCK)
      const start = candidates.get(at, START)
      const end = candidates.get(at, END)
      while (surer < found.length && !reachesBeyond(found[surer], block, start)) surer++
      const next = found[surer]
      if (next && next.block === block && next.start < end) continue
      const record = this.possibleRecord(at)
      if (record < 0) continue
      const before = possible.at(-1)
      if (before && before.block === block && before.end > start) {
        if (before.start !== start) continue
        possible.pop()
      }
      const entityId = this.lexicon.idOf(this.lexicon.entityOf(record))
      const mention: Mention = { block, start, end, entityId, kind: 'name', cue: 'possible', confidence: 'possible' }
      if (this.vendors.isProduct(at)) this.versioned.add(mention)
      if (entityId !== '') possible.push(mention)
    }
    found.push(...possible)
    found.sort((a, b) => a.block - b.block || a.start - b.start)
  }

  /** Notes the version that is written after each name, or before it. */
  addVersions(found: Mention[], blocks: string[]): void {
    found.forEach((mention, at) => {
      if (mention.kind !== 'name') return
      const text = blocks[mention.block] ?? ''
      const next = found[at + 1]
      const limit = next?.block === mention.block ? next.start : text.length
      const before = found[at - 1]
      const from = before?.block === mention.block ? (before.version?.end ?? before.end) : 0
      const version =
        versionAfter(text, mention.end, limit, this.versioned.has(mention)) ??
        (this.versioned.has(mention) ? versionBefore(text, mention.start, from) : undefined)
      if (version) mention.version = version
    })
  }

  private possibleRecord(candidate: number): number {
    const { candidates } = this.matches
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) {
      this.candidate = candidate
      this.record = record
      if ((this.lexicon.flagsOf(record) & VENDOR_ONLY) !== 0) continue
      if (isPossible(candidates, candidate, this.lexicon, record, this.evidence)) return record
    }
    return -1
  }

  /** The record that a candidate is believed to mean; -1 for none. Its vendor near by decides between several, else the order given. */
  private bestRecord(candidate: number): number {
    const { candidates } = this.matches
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    let best = -1
    let bestRank = -1
    let bestCue: Cue = 'distinct'
    for (let record = from; record < to; record++) {
      this.candidate = candidate
      this.record = record
      const cue = believe(candidates, candidate, this.lexicon, record, this.evidence)
      if (!cue) continue
      const flags = this.lexicon.flagsOf(record)
      const speaks = (flags & (OWN_VENDOR | PRODUCT)) === PRODUCT && this.vendors.strength(candidate, record) !== undefined
      const asListed = (flags & CAPITALS_MASK) === candidates.get(candidate, CAPITALS)
      const rank = (speaks ? 4 : 0) + (asListed ? 1 : 0) - ((flags & VENDOR_ONLY) !== 0 ? 1 : 0)
      if (rank <= bestRank && best >= 0) continue
      best = record
      bestRank = rank
      bestCue = cue
    }
    if (best >= 0) candidates.set(candidate, CUE, CUES.indexOf(bestCue))
    return best
  }

  /** Whether a name that a candidate may stand for, whosever it is, was believed on the page. */
  private isShown(candidate: number): boolean {
    const from = this.matches.candidates.get(candidate, RECORD)
    const to = from + this.matches.candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) {
      if (this.shown.records.has(record) && (this.lexicon.flagsOf(record) & VENDOR_ONLY) === 0) return true
    }
    return false
  }

  private lowerOf(hash: number): number {
    return (this.lower.get(hash) ?? 0) + (this.matches.lower.get(hash) ?? 0)
  }

  /** Whether what was believed is a vendor's name that no entity has: it hides no shorter one ("Mozilla" in "Mozilla Foundation"). */
  private isVendorOnly(candidate: number): boolean {
    return (this.lexicon.flagsOf(this.matches.candidates.get(candidate, ACCEPTED) - 1) & VENDOR_ONLY) !== 0
  }

  private isTechnical(): boolean {
    return this.evidence.technical() >= TECHNICAL
  }

  private isOnPage(record: number): boolean {
    if ((this.lexicon.flagsOf(record) & (OWN_VENDOR | PRODUCT)) === (OWN_VENDOR | PRODUCT)) return false
    const group = this.lexicon.groupOfRecord(record)
    return group >= 0 && this.shown.groups.has(group)
  }
}

function reachesBeyond(mention: Mention | undefined, block: number, start: number): boolean {
  return mention !== undefined && (mention.block > block || (mention.block === block && mention.end > start))
}

function isBefore(identifier: { block: number; start: number } | undefined, block: number, start: number): boolean {
  return identifier !== undefined && (identifier.block < block || (identifier.block === block && identifier.start <= start))
}

function pushIdentifier(
  found: Mention[],
  identifier: { block: number; start: number; end: number } | undefined,
  blocks: string[],
): void {
  if (!identifier) return
  const { block, start, end } = identifier
  const before = found.at(-1)
  if (before && before.block === block && before.end > start) return
  const entityId = spellIdentifier((blocks[block] ?? '').slice(start, end))
  found.push({ block, start, end, entityId, kind: 'identifier', cue: 'identifier', confidence: 'certain' })
}
