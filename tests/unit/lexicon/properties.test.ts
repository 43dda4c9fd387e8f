import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

/* Made-up words that are in no dictionary, so that every name is believed as it stands and only the matching is tested. */
const WORDS = ['zeltron', 'kubrix', 'vexara', 'qorvidia', 'plimbert', 'xandrok', 'zeltronk', 'übrixal', 'ヴェクサラ', '7zeltro']
const GAPS = [' ', ' ', ' ', '-', '\u2011', '\u00a0', '  ', '. ', ', ', ' – ', '\n\n', ' (', '\u00ad ', ' \u200b']
const FILLERS = ['the', 'of', 'and', 'zelt', 'kubrixes', '42', 'über', '日本']

const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
const piece = fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...FILLERS)),
  fc.constantFrom(...GAPS),
  fc.nat(3),
)
const text = fc
  .array(piece, { maxLength: 30 })
  .map((pieces) => pieces.map(([word, gap, style]) => styled(word, style) + gap).join(''))

function styled(word: string, style: number): string {
  if (style === 1) return word.toUpperCase()
  if (style === 2) return word.charAt(0).toUpperCase() + word.slice(1)
  return style === 3 && word.length > 5 ? `${word.slice(0, 3)}\u00ad${word.slice(3)}` : word
}

/** Slow and obviously right: every name at every place as a regular expression; the longest of those that begin first wins. */
function reference(names: string[][], subject: string): { start: number; end: number }[] {
  const unseen = '[\\u00ad\\u200b]*'
  const blank = `(?:${unseen}[ \\u00a0]${unseen}){1,4}`
  const spelled = (word: string) => [...word].join(unseen)
  const patterns = names.flatMap((words) => {
    const apart = words.map(spelled).join(`(?:${blank}|${unseen}[-\\u2011]${unseen})`)
    const together = words.map(spelled).join(unseen)
    return [apart, ...(words.length > 1 && !words.includes('ヴェクサラ') ? [together] : [])].map(
      (source) => new RegExp(`(?<![\\p{L}\\p{N}]${unseen})${source}(?!${unseen}[\\p{L}\\p{N}])`, 'iuy'),
    )
  })
  const found: { start: number; end: number }[] = []
  for (let at = 0; at < subject.length;) {
    let end = -1
    for (const pattern of patterns) {
      pattern.lastIndex = at
      if (pattern.test(subject)) end = Math.max(end, pattern.lastIndex)
    }
    if (end > at) found.push({ start: at, end })
    at = end > at ? end : at + 1
  }
  return found
}

describe('matching', () => {
  it('finds what a slow and simple matcher finds', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), text, (names, subject) => {
        const entities = names.map((words, at): LexiconEntity => ({
          id: `e${at}`,
          name: words.map((word) => styled(word, 2)).join(' '),
          type: 'Company',
        }))
        const found = spot(openLexicon(compileLexicon(entities)), [subject]).map(({ start, end }) => ({ start, end }))
        expect(found).toEqual(reference(names, subject))
      }),
      { numRuns: 500 },
    )
  })

  const awkward = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'Microsoft',
          'Word',
          '®',
          '\u00ad',
          '\u200d',
          '\ud83d',
          '\udd25',
          '🔥',
          '-',
          '.',
          'CVE',
          '-2026-',
          '1234',
          ' ',
          '’s',
          '富士通',
          'ｶﾞ',
          'İ',
          'ﬁ',
          '++',
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join('')),
  )
  const lexicon = openLexicon(
    compileLexicon([
      { id: 'ms', name: 'Microsoft', type: 'Company' },
      { id: 'word', name: 'Word', type: 'Product', vendor: 'Microsoft' },
      { id: 'fujitsu', name: '富士通', type: 'Company' },
      { id: 'fix', name: 'Fixzel', type: 'Product' },
    ]),
  )

  it('gives sorted mentions without overlaps that cut real text, for any text at all', () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 5 }), (blocks) => {
        let block = 0
        let end = 0
        for (const mention of spot(lexicon, blocks)) {
          if (mention.block !== block) end = 0
          expect(mention.block).toBeGreaterThanOrEqual(block)
          expect(mention.start).toBeGreaterThanOrEqual(end)
          expect(mention.end).toBeGreaterThan(mention.start)
          expect(mention.end).toBeLessThanOrEqual(blocks[mention.block]?.length ?? 0)
          const cut = (blocks[mention.block] ?? '').slice(mention.start, mention.end)
          expect(cut.normalize('NFKD')).toMatch(/^(?:[\p{L}]|\.)/u)
          ;({ block, end } = mention)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('compiles any names at all, and finds them as they are written or not at all', () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 6 }), (names) => {
        const entities = names.map((own, at): LexiconEntity => ({
          id: `e${at}`,
          name: own,
          type: 'Company',
          aliases: [`${own} ${own}`],
        }))
        const opened = openLexicon(compileLexicon(entities))
        for (const { start, end } of spot(opened, [names.join(' ')])) expect(end).toBeGreaterThan(start)
      }),
      { numRuns: 200 },
    )
  })
})
