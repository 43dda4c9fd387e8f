import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, STRICTNESSES, type LexiconEntity, type Mention } from '../../../utils/lexicon'

const folder = new URL('../../fixtures/gold/', import.meta.url)
const json = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(path, folder)), 'utf8'))
const lexicon = openLexicon(compileLexicon(json('entities.json') as LexiconEntity[]))
const pages = readdirSync(fileURLToPath(new URL('pages/', folder))).map((name) => json(`pages/${name}`) as { blocks: string[] })
const sentences = pages.flatMap(({ blocks }) => blocks)

const spans = (mentions: Mention[]) => mentions.map(({ block, start, end }) => `${block}:${start}-${end}`)
const at = (blocks: string[]) => STRICTNESSES.map((strictness) => spot(lexicon, blocks, { strictness }))

/** Everything given at one strictness is given at every wider one, in the same place. */
function expectNested(blocks: string[]): void {
  const [strict = [], balanced = [], broad = []] = at(blocks)
  expect(spans(balanced)).toEqual(expect.arrayContaining(spans(strict)))
  expect(spans(broad)).toEqual(expect.arrayContaining(spans(balanced)))
  for (const mentions of [strict, balanced, broad]) {
    mentions.forEach((mention, index) => {
      const before = mentions[index - 1]
      if (before?.block === mention.block) expect(mention.start).toBeGreaterThanOrEqual(before.end)
      else expect(mention.block).toBeGreaterThanOrEqual(before?.block ?? 0)
    })
  }
}

describe('strictness', () => {
  it('nests on every labelled page', () => {
    for (const { blocks } of pages) expectNested(blocks)
  })

  it('nests on any shuffling of their sentences', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 }), (blocks) => expectNested(blocks)),
      { numRuns: 300 },
    )
  })

  it('gives only what is at least as sure as was asked for', () => {
    for (const { blocks } of pages) {
      const [strict = [], balanced = [], broad = []] = at(blocks)
      expect(strict.filter(({ confidence }) => confidence !== 'certain')).toEqual([])
      expect(balanced.map(({ confidence }) => confidence)).not.toContain('possible')
      for (const mention of broad) expect(mention.cue === 'possible').toBe(mention.confidence === 'possible')
    }
  })

  it('is balanced when nothing is said', () => {
    for (const { blocks } of pages) expect(spot(lexicon, blocks)).toEqual(spot(lexicon, blocks, { strictness: 'balanced' }))
  })

  const salt: LexiconEntity = { id: 'salt', name: 'Salt', type: 'Product', vendor: 'SaltStack' }
  const zeltron: LexiconEntity = { id: 'zeltron', name: 'Zeltron', type: 'Company' }
  const found = (strictness: 'strict' | 'balanced' | 'broad', ...blocks: string[]) =>
    spot(openLexicon(compileLexicon([salt, zeltron])), blocks, { strictness }).map(({ entityId }) => entityId)

  it('gives a capital inside a sentence only when broad, where little else speaks for it', () => {
    const text = 'Zeltron moved its fleet from scripts to Salt in the autumn.'
    expect(found('strict', text)).toEqual(['zeltron'])
    expect(found('balanced', text)).toEqual(['zeltron'])
    expect(found('broad', text)).toEqual(['zeltron', 'salt'])
  })

  it('never gives a common word in lower case', () => {
    expect(found('broad', 'Zeltron ships salt, and SaltStack ships salt 3.1 (CVE-2026-1234)')).not.toContain('salt')
    expect(found('broad', 'pass the salt to Mr. Salt')).toEqual([])
  })
})
