import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, LexiconError, openLexicon, spot, type Lexicon, type LexiconEntity } from '../../../utils/lexicon'
import { checksum, HEADER } from '../../../utils/lexicon/layout'

/* Buffers that were cut, changed or forged on their way: refused, or at the worst a lexicon of other names. */

const entities: LexiconEntity[] = [
  { id: 'company:zeltron', name: 'Zeltron GmbH', type: 'Company', aliases: ['Zeltron Group'] },
  { id: 'product:zeltron/kubrix', name: 'Kubrix Office', type: 'Product', vendor: 'Zeltron' },
  { id: 'product:zeltron/word', name: 'Word', type: 'Product', vendor: 'Zeltron' },
  { id: 'product:fuji', name: '富士通サーバ', type: 'Product', vendor: '富士通' },
]
const whole = new Uint8Array(compileLexicon(entities))
const texts = [
  'Zeltron Word 1.2 and Kubrix Office by Zeltron Group (CVE-2026-1234)',
  '富士通サーバ',
  'Word, kubrix-office. '.repeat(20),
]

/** Opens a buffer; undefined when it is refused as one should be. */
function opened(bytes: Uint8Array): Lexicon | undefined {
  try {
    return openLexicon(bytes.slice().buffer)
  } catch (error) {
    expect(error).toBeInstanceOf(LexiconError)
    return undefined
  }
}

function expectHarmless(lexicon: Lexicon) {
  let block = 0
  let last = 0
  for (const mention of spot(lexicon, texts)) {
    if (mention.block !== block) last = 0
    expect(mention.block).toBeGreaterThanOrEqual(block)
    expect(mention.start).toBeGreaterThanOrEqual(last)
    expect(mention.end).toBeGreaterThan(mention.start)
    expect(mention.end).toBeLessThanOrEqual(texts[mention.block]?.length ?? 0)
    expect(mention.entityId).not.toBe('')
    ;({ block, end: last } = mention)
  }
}

function withChecksum(bytes: Uint8Array): Uint8Array {
  const words = new Uint32Array(bytes.slice().buffer)
  words[HEADER.checksum] = checksum(words)
  return new Uint8Array(words.buffer)
}

const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))

function changed(changes: [number, number][]): Uint8Array {
  const bytes = whole.slice()
  for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by
  return bytes
}

describe('a damaged lexicon', () => {
  it('is refused at every length but its own', () => {
    expect(opened(whole)).toBeDefined()
    for (let length = 0; length < whole.length; length++)
      expect(opened(whole.subarray(0, length)), `${length} bytes`).toBeUndefined()
    for (let more = 1; more <= 64; more++) {
      const longer = new Uint8Array(whole.length + more)
      longer.set(whole)
      expect(opened(longer), `${more} bytes more`).toBeUndefined()
    }
  })

  it('is refused with any one byte changed', () => {
    for (let at = 0; at < whole.length; at++) {
      for (const by of [1, 0x80, 0xff]) expect(opened(changed([[at, by]])), `byte ${at}`).toBeUndefined()
    }
  })

  it('is refused with several bytes changed, or else harmless', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const lexicon = opened(changed(changes))
        if (lexicon) expectHarmless(lexicon)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused, or else harmless, when its checksum was made to fit', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const lexicon = opened(withChecksum(changed(changes)))
        if (lexicon) expectHarmless(lexicon)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused, or else harmless, whatever number stands in its header', () => {
    for (let field = 0; field < whole.length / 4 && field < 16; field++) {
      for (const value of [0, 1, 2, 31, 32, 255, 65_536, 0x7fffffff, 0x80000000, 0xffffffff]) {
        const words = new Uint32Array(whole.slice().buffer)
        words[field] = value
        const lexicon = opened(withChecksum(new Uint8Array(words.buffer)))
        if (lexicon) expectHarmless(lexicon)
      }
    }
  })

  it('is refused when it is something else altogether', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(opened(bytes)).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  })
})
