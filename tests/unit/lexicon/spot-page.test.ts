import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compileLexicon,
  NOTHING_SHOWN,
  openLexicon,
  scanTexts,
  spot,
  spotNames,
  type LexiconEntity,
} from '../../../utils/lexicon'

/* A page asks twice, and by way of messages: what comes of that is what `spot` finds in the same blocks. */

const ENTITIES: LexiconEntity[] = [
  { id: 'fortios', name: 'FortiOS', type: 'Product', vendor: 'Fortinet' },
  { id: 'fortinet', name: 'Fortinet', type: 'Company' },
  { id: 'copilot', name: 'Microsoft 365 Copilot', type: 'Platform', vendor: 'Microsoft' },
  { id: 'word', name: 'Word', type: 'Product', vendor: 'Microsoft' },
  { id: 'hashicorp', name: 'HashiCorp', type: 'Company' },
  { id: 'vault', name: 'Vault', type: 'Product', vendor: 'HashiCorp' },
  { id: 'microsoft', name: 'Microsoft', type: 'Company' },
  { id: 'apple', name: 'Apple', type: 'Company' },
]
const lexicon = openLexicon(compileLexicon(ENTITIES))

const sent = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

function spotInTwo(texts: string[], chunk = texts.length) {
  const lower = new Map<number, number>()
  let evidence = NOTHING_SHOWN
  const mentions = []
  for (let from = 0; from < texts.length; from += chunk) {
    const scanned = sent(scanTexts(lexicon, texts.slice(from, from + chunk)))
    for (const [word, times] of scanned.lower) lower.set(word, (lower.get(word) ?? 0) + times)
    const blocks = scanned.found.map((at) => ({ text: texts[from + at] ?? '', ordinal: from + at }))
    const request = { title: '', blocks, lower: [...lower], evidence, strictness: 'balanced' as const }
    const spotted = sent(spotNames(lexicon, sent(request)))
    evidence = spotted.evidence
    mentions.push(...spotted.mentions.map((mention) => ({ ...mention, block: blocks[mention.block]?.ordinal })))
  }
  return mentions
}

describe('spotting in two questions', () => {
  it('finds what spotting at once finds', () => {
    const part = fc.constantFrom(
      ...ENTITIES.map(({ name }) => name),
      'word',
      'apple',
      'CVE-2024-12345',
      'we run',
      '7.2',
      'the',
      '.',
    )
    const texts = fc.array(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join(' ')),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(texts, (each) => {
        expect(spotInTwo(each)).toEqual(sent(spot(lexicon, each)))
      }),
    )
  })

  it('remembers what a page has shown from one chunk to the next', () => {
    const texts = ['We run HashiCorp Vault here.', 'nothing', 'Since then the keys are in Vault and nowhere else.']
    const found = spotInTwo(texts, 1).map(({ entityId }) => entityId)
    expect(found).toEqual(['vault', 'vault'])
    expect(spotInTwo(texts.slice(2))).toEqual([])
  })

  it('looks at the title and tells nothing of it', () => {
    const blocks = [{ text: 'Since then the keys are in Vault and nowhere else.', ordinal: 0 }]
    const request = { blocks, lower: [], evidence: NOTHING_SHOWN, strictness: 'balanced' as const }
    const idsIn = (title: string) =>
      spotNames(lexicon, { title, ...request }).mentions.map(({ block, entityId }) => [block, entityId])
    expect(idsIn('')).toEqual([])
    expect(idsIn('HashiCorp Vault in use')).toEqual([[0, 'vault']])
  })

  it('reads no more of a text than a page may give', () => {
    expect(scanTexts(lexicon, [`${'x '.repeat(5_000)}FortiOS`, 'FortiOS']).found).toEqual([1])
  })
})
