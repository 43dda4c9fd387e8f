import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, spotIn, type LexiconEntity } from '../../../utils/lexicon'
import { MAX_PIECE } from '../../../utils/lexicon/pieces'
import { Scan } from '../../../utils/lexicon/scan'

/* The scan says which blocks are looked at closely. What is found must be what looking at all of them closely finds. */

const ENTITIES: LexiconEntity[] = [
  { id: 'ms', name: 'Microsoft', type: 'Company' },
  { id: 'word', name: 'Microsoft Word', type: 'Product', vendor: 'Microsoft' },
  { id: 'copilot', name: 'Microsoft 365 Copilot', type: 'Product', vendor: 'Microsoft' },
  { id: 'apple', name: 'Apple', type: 'Company' },
  { id: 'adc', name: 'NetScaler ADC', type: 'Product', vendor: 'Citrix' },
  { id: 'notepad', name: 'Notepad++', type: 'Product' },
  { id: 'net', name: '.NET Framework', type: 'Product', vendor: 'Microsoft' },
  { id: 'wordpress', name: 'WordPress', type: 'Product' },
  { id: 'three', name: 'RouteZelQor', type: 'Product' },
  { id: 'palo', name: 'Palo Alto Networks', type: 'Company' },
  { id: 'att', name: 'AT&T', type: 'Company' },
  { id: 'node', name: 'Node.js', type: 'Product' },
  { id: 'fujitsu', name: '富士通', type: 'Company' },
  { id: 'kana', name: 'サイボウズ', type: 'Company' },
  { id: 'cyrillic', name: 'Лаборатория Касперского', type: 'Company' },
  { id: 'hebrew', name: 'צ׳ק פוינט', type: 'Company' },
  { id: 'greek', name: 'Ωμεγασυς', type: 'Company' },
  { id: 'accents', name: 'Société Zélqor', type: 'Company' },
  { id: 'fix', name: 'Fixzel', type: 'Product' },
]
const lexicon = openLexicon(compileLexicon(ENTITIES))

const PIECES = [
  ...ENTITIES.map(({ name }) => name),
  ...[
    'CVE-2024-12345',
    'cve 2024-12345',
    'KB5034441',
    'MS17-010',
    'GHSA-jfh8-c2jp-5v3q',
    'APSB24-07',
    'k12345678',
    'TYPO3-CORE-SA-2024-001',
  ],
  ...['the', 'of', 'runs', 'word', 'apple', 'said', 'version 7.2', 'Inc.', 'וב', 'ב', 'و', 'ال', '에', 'と', '42', 'zel', 'x'],
]
const GAPS = [
  '',
  '',
  ' ',
  ' ',
  ' ',
  '-',
  '\u00a0',
  '. ',
  ', ',
  '\n',
  '\u00ad',
  '\u200b',
  '®',
  '™ ',
  '’s ',
  '+',
  '#',
  '&',
  '\u0301',
  '🔥',
  '\ud83d',
  ' (',
  '¼',
  'ﬁ',
  '™',
]

const blocks = fc.array(
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.nat(6), fc.constantFrom(...GAPS)), { maxLength: 10 })
    .map((pieces) => pieces.map(([piece, style, gap]) => written(piece, style) + gap).join('')),
  { maxLength: 12 },
)

function written(piece: string, style: number): string {
  if (style === 1) return piece.toUpperCase()
  if (style === 2) return piece.toLowerCase()
  if (style === 3) return `${piece.slice(0, 2)}\u00ad${piece.slice(2)}`
  if (style === 4) return piece.normalize('NFD')
  if (style === 5) return piece.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
  return piece
}

/** The mentions when every block is looked at closely. */
function spotEverywhere(texts: string[], strictness: 'strict' | 'balanced' | 'broad') {
  const scan = new Scan(lexicon, () => undefined)
  for (const text of texts)
    for (let from = 0; from < text.length; from += MAX_PIECE) scan.add(text, from, Math.min(text.length, from + MAX_PIECE))
  scan.flush()
  const numbered = texts.map((text, ordinal) => ({ text, ordinal }))
  return spotIn(lexicon, numbered, scan.lower, { strictness })
}

describe('the scan', () => {
  it.each(['strict', 'balanced', 'broad'] as const)(
    'misses no block in which looking closely finds something, when %s',
    (strictness) => {
      fc.assert(
        fc.property(blocks, (texts) => {
          expect(spot(lexicon, texts, { strictness })).toEqual(spotEverywhere(texts, strictness))
        }),
        { numRuns: 2_000 },
      )
    },
  )
})

describe('what the scan looks at closely', () => {
  const names = openLexicon(
    compileLexicon([
      { id: 'into', name: 'Into', type: 'Company' },
      { id: 'go', name: 'Go', type: 'Product' },
      { id: 'fortios', name: 'FortiOS', type: 'Product' },
      { id: 'palo', name: 'Palo Alto', type: 'Company' },
    ]),
  )
  const found = (...texts: string[]) => {
    const numbers: number[] = []
    const scan = new Scan(names, (text) => numbers.push(text))
    for (const text of texts) scan.add(text)
    scan.flush()
    return numbers
  }

  it.each([
    ['a name', 'we run FortiOS here'],
    ['a name of two words', 'from Palo Alto on'],
    ['a word that is a name, with a capital', 'written in Go by us'],
    ['the beginning of an identifier', 'see GO-2024-1234'],
    ['the same in lower case', 'see cve 2024-12345'],
    ['a first word of identifiers at the end, which may go on in the next text', 'see go'],
  ])('is %s', (_, text) => {
    expect(found('nothing here', text, 'nor here')).toEqual([1])
  })

  it.each([
    ['a first word of identifiers as an ordinary word', 'they go on and on, a bit more'],
    ['two words that are one in a name', 'in to the in-to of it'],
    ['words of a name in another order', 'alto palo here'],
  ])('is not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('is both texts, when a word is cut between them', () => {
    expect(found('we run Forti', 'OS here')).not.toEqual([])
    expect(found('we run Forti', ' OS here')).toEqual([])
  })

  it('is what one scan finds while another is at work in the same room', () => {
    const first: number[] = []
    const second: number[] = []
    const one = new Scan(names, (text) => first.push(text))
    const other = new Scan(names, (text) => second.push(text))
    one.add('nothing')
    one.add('FortiOS')
    other.add('Palo')
    one.add('Palo Alto')
    other.add('FortiOS')
    one.flush()
    other.flush()
    expect([first, second]).toEqual([[1, 2], [1]])
  })
})
