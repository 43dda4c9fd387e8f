import { describe, expect, it } from 'vitest'
import { compileLexicon, LexiconError, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

const entities: LexiconEntity[] = Array.from({ length: 300 }, (_, at) => ({
  id: `product:vendor-${at % 7}/zelt-${at}`,
  name: `Zelt${at}ron Kubrix`,
  type: 'Product',
  vendor: `Vexara${at % 7} GmbH`,
}))

describe('the compiled buffer', () => {
  it('is the same for the same entities', () => {
    expect(new Uint8Array(compileLexicon(entities))).toEqual(new Uint8Array(compileLexicon(structuredClone(entities))))
  })

  it('gives back every id', () => {
    const lexicon = openLexicon(compileLexicon(entities))
    for (const { id, name } of entities) expect(spot(lexicon, [name]).map(({ entityId }) => entityId)).toEqual([id])
  })

  it('keeps ids of any script, and leaves out what has none', () => {
    const odd: LexiconEntity[] = [
      { id: 'produkt:größe/日本', name: 'Zeltron', type: 'Product' },
      { id: '', name: 'Kubrix', type: 'Product' },
      { id: 'x'.repeat(2000), name: 'Vexara', type: 'Product' },
    ]
    expect(spot(openLexicon(compileLexicon(odd)), ['Zeltron Kubrix Vexara']).map(({ entityId }) => entityId)).toEqual([
      'produkt:größe/日本',
    ])
  })

  it('works empty', () => {
    const lexicon = openLexicon(compileLexicon([]))
    expect(lexicon.size).toBe(0)
    expect(spot(lexicon, ['Nothing here', '', 'CVE-2026-1234']).map(({ block }) => block)).toEqual([2])
    expect(spot(lexicon, [])).toEqual([])
  })

  it('refuses every damaged byte, at the latest when it is needed', () => {
    const whole = new Uint8Array(compileLexicon(entities))
    for (let at = 0; at < whole.length; at += at < 64 ? 1 : 37) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8))
      expect(() => {
        const lexicon = openLexicon(damaged.buffer)
        for (const { name } of entities) spot(lexicon, [name])
        if (lexicon.isDamaged) throw new LexiconError('Damaged when read')
      }, `byte ${at}`).toThrow(LexiconError)
    }
  })

  it.each([0, 1, 4, 47, 48, 1000])('refuses a buffer cut to %i bytes', (length) => {
    expect(() => openLexicon(compileLexicon(entities).slice(0, length))).toThrow(LexiconError)
  })

  it('refuses a longer one, another kind and another version, and says which', () => {
    const whole = compileLexicon(entities)
    const longer = new Uint8Array(whole.byteLength + 4)
    longer.set(new Uint8Array(whole))
    expect(() => openLexicon(longer.buffer)).toThrow(/bytes of/)
    expect(() => openLexicon(new ArrayBuffer(400))).toThrow(/Not a lexicon/)
    const newer = whole.slice(0)
    new Uint32Array(newer)[1] = 99
    expect(() => openLexicon(newer)).toThrow(/layout 99/)
  })

  it('bounds what many entities of one name can cost', () => {
    const many: LexiconEntity[] = Array.from({ length: 5000 }, (_, at) => ({
      id: `e${at}`,
      name: 'Zeltron',
      type: 'Product',
      vendor: `Vexara ${at}`,
    }))
    const lexicon = openLexicon(compileLexicon(many))
    expect(lexicon.size).toBeLessThan(5_100)
    expect(spot(lexicon, ['Zeltron '.repeat(2000)])).toHaveLength(2000)
  })

  it('takes few bytes a name', () => {
    const many: LexiconEntity[] = Array.from({ length: 20_000 }, (_, at) => ({
      id: `e${at}`,
      name: `Zelt${at} Kubrix ${at % 50}`,
      type: 'Product',
    }))
    const buffer = compileLexicon(many)
    const idBytes = new Uint32Array(buffer)[11] ?? 0
    expect((buffer.byteLength - idBytes) / openLexicon(buffer).size).toBeLessThanOrEqual(24)
  })
})
