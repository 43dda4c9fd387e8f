import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, LexiconError, openLexicon, spot, type Lexicon, type LexiconEntity } from '../../../utils/lexicon'
import { seal } from '../../../utils/lexicon/sums'
import { viewsOf } from '../../../utils/lexicon/views'

/*
 * Buffers that were cut, changed or forged on their way: refused when they are opened or when what is damaged is first needed; at the
 * worst a lexicon of other names.
 */

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

/** Opens a buffer as pages do, or all of it; undefined when it is refused as one should be. */
function opened(bytes: Uint8Array, checked: 'whole' | 'by parts' = 'by parts'): Lexicon | undefined {
  try {
    return openLexicon(bytes.slice().buffer, checked)
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

/** With checksums that fit, where there is room for them. */
function sealed(bytes: Uint8Array): Uint8Array {
  const { buffer } = bytes.slice()
  try {
    seal(viewsOf(buffer))
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
  }
  return new Uint8Array(buffer)
}

const found = spot(openLexicon(whole.slice().buffer), texts)

/** Whether a buffer is refused, or gives up once it is read, so that nothing of it is trusted; or the change meant nothing. */
function expectRefused(bytes: Uint8Array, message: string) {
  // Two words in each other's place may be the same word.
  if (bytes.some((byte, at) => byte !== whole[at])) expect(opened(bytes, 'whole'), message).toBeUndefined()
  const lexicon = opened(bytes)
  if (!lexicon) return
  const mentions = spot(lexicon, texts)
  if (!lexicon.isDamaged) return expect(mentions, message).toEqual(found)
  expect(spot(lexicon, texts).filter(({ kind }) => kind === 'name')).toEqual([])
  for (const { entityId } of mentions) expect(found.map((each) => each.entityId)).toContain(entityId)
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
      for (const by of [1, 0x80, 0xff]) expectRefused(changed([[at, by]]), `byte ${at}`)
    }
  })

  it('is refused with any two words in each other’s place', () => {
    const words = new Uint32Array(whole.slice().buffer)
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.nat(words.length - 1), (one, other) => {
        const swapped = words.slice()
        swapped[one] = words[other] ?? 0
        swapped[other] = words[one] ?? 0
        expectRefused(new Uint8Array(swapped.buffer), `words ${one} and ${other}`)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is not trusted where only a part that is needed late is damaged', () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `Zelt${at}ron Kubrix`)
    const many = new Uint8Array(compileLexicon(names.map((name, at) => ({ id: `product:${at}`, name, type: 'Product' }))))
    for (let at = 4_000; at < many.length; at += 997) {
      const bytes = many.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 4
      const lexicon = opened(bytes)
      if (!lexicon) continue
      names.forEach((name, entity) => {
        for (const { entityId } of spot(lexicon, [name])) expect(entityId, `byte ${at}`).toBe(`product:${entity}`)
      })
      expect(lexicon.isDamaged, `byte ${at}`).toBe(true)
      expect(spot(lexicon, names)).toEqual([])
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
        const lexicon = opened(sealed(changed(changes)))
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
        const lexicon = opened(sealed(new Uint8Array(words.buffer)))
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
