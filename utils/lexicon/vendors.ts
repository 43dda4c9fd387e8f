import {
  ACCEPTED,
  BLOCK,
  type Candidates,
  CONTEXT,
  END,
  FIRST_WORD,
  FORM,
  JOINED_BEFORE,
  LAST_WORD,
  POSSESSIVE,
  RECORD,
  RECORDS,
  START,
} from './candidates'
import { MAX_BUCKET, OWN_VENDOR, PRODUCT, VENDOR_ONLY } from './layout'
import type { Lexicon } from './lexicon'
import { ALL_LOWER, CASELESS } from './phrase'

/** How many words away a vendor's name still speaks for its product: before it, after it. */
const NEAR_BEFORE = 8
const NEAR_AFTER = 6

/** Which vendors are mentioned near which candidates of a page, so that "Word" beside "Microsoft" is a product. */
export class Vendors {
  private readonly strengths = new Map<number, 'beside' | 'near'>()
  private readonly rightBefore = new Map<number, number>()

  constructor(
    private readonly lexicon: Lexicon,
    private readonly candidates: Candidates,
  ) {}

  /** How near the vendor of a candidate's record is, if it is near at all. */
  strength(candidate: number, record: number): 'beside' | 'near' | undefined {
    return this.strengths.get(this.keyOf(candidate, record))
  }

  /** The candidate that names the vendor right before a product, as in "Microsoft Word". */
  before(candidate: number, record: number): number | undefined {
    return this.rightBefore.get(this.keyOf(candidate, record))
  }

  /** True when one of the names that a candidate may stand for is a company's. */
  isCompany(candidate: number): boolean {
    const { candidates, lexicon } = this
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) if ((lexicon.flagsOf(record) & PRODUCT) === 0) return true
    return false
  }

  /** True when one of the names that a candidate may stand for is a product's. */
  isProduct(candidate: number): boolean {
    const { candidates, lexicon } = this
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) if ((lexicon.flagsOf(record) & PRODUCT) !== 0) return true
    return false
  }

  /** Finds for every candidate the vendors near it: forward for those before it, backward for those after it. */
  observe(): void {
    const { candidates } = this
    const last = new Map<number, number>()
    for (let at = 0; at < candidates.count; at++) {
      this.relate(at, last, 1)
      this.announce(at, last)
    }
    last.clear()
    for (let at = candidates.count - 1; at >= 0; at--) {
      this.relate(at, last, -1)
      this.announce(at, last)
    }
  }

  /** Notes how near the last mention of each record's vendor is. */
  private relate(candidate: number, last: Map<number, number>, direction: 1 | -1): void {
    const { candidates, lexicon } = this
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) {
      const group = lexicon.groupOfRecord(record)
      const other = group < 0 ? undefined : last.get(group)
      if (other === undefined || (lexicon.flagsOf(record) & OWN_VENDOR) !== 0) continue
      if (candidates.get(other, BLOCK) !== candidates.get(candidate, BLOCK)) continue
      const words =
        direction > 0
          ? candidates.get(candidate, FIRST_WORD) - candidates.get(other, LAST_WORD)
          : candidates.get(other, FIRST_WORD) - candidates.get(candidate, LAST_WORD)
      if (words < 1 || words > (direction > 0 ? NEAR_BEFORE : NEAR_AFTER)) continue
      const key = this.keyOf(candidate, record)
      const isVendor = (lexicon.flagsOf(record) & PRODUCT) !== 0 && this.isCompany(other)
      if (direction > 0 && isVendor && isBeside(candidates, other, candidate, words)) {
        this.strengths.set(key, 'beside')
        if (words === 1) this.rightBefore.set(key, other)
      } else if (candidates.get(other, ACCEPTED) !== 0 && this.strengths.get(key) !== 'beside' && this.isOther(record, other)) {
        this.strengths.set(key, 'near')
      }
    }
  }

  /** Makes a candidate known as a mention of its groups: vendors when written as names, products once believed. */
  private announce(candidate: number, last: Map<number, number>): void {
    const { candidates, lexicon } = this
    const form = candidates.get(candidate, FORM)
    const accepted = candidates.get(candidate, ACCEPTED) - 1
    if (accepted < 0 && form === ALL_LOWER) return
    const from = candidates.get(candidate, RECORD)
    const to = from + candidates.get(candidate, RECORDS)
    for (let record = from; record < to; record++) {
      const group = lexicon.groupOfRecord(record)
      if (group < 0) continue
      if (accepted === record || (accepted < 0 && (lexicon.flagsOf(record) & PRODUCT) === 0)) last.set(group, candidate)
    }
  }

  private isOther(record: number, candidate: number): boolean {
    const { lexicon } = this
    const accepted = this.candidates.get(candidate, ACCEPTED) - 1
    if (accepted < 0 || (lexicon.flagsOf(accepted) & VENDOR_ONLY) !== 0) return true
    return lexicon.entityOf(accepted) !== lexicon.entityOf(record)
  }

  private keyOf(candidate: number, record: number): number {
    return candidate * MAX_BUCKET + record - this.candidates.get(candidate, RECORD)
  }
}

/** "Microsoft Word", "Microsoft's Word": nothing or a possessive between the two. */
function isBeside(candidates: Candidates, vendor: number, product: number, words: number): boolean {
  const form = candidates.get(product, FORM)
  if (form === ALL_LOWER) return false
  const gap = candidates.get(product, START) - candidates.get(vendor, END)
  if (words === 1) return (candidates.get(product, CONTEXT) & JOINED_BEFORE) !== 0
  return words === 2 && gap <= 4 && form !== CASELESS && (candidates.get(vendor, CONTEXT) & POSSESSIVE) !== 0
}
