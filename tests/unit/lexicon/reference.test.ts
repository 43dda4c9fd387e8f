import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'
import { isCommonWord, isCompound, isEverydayWord, isProperName } from '../../../utils/lexicon/words'
import { fold, referenceMatches } from './reference-matcher'

/* Random dictionaries of random words that no language has, so that every name is believed and only the matching is tested. */

const syllable = fc.constantFrom('zel', 'xan', 'qor', 'vük', 'plim', 'drø', 'kub', 'jyx', 'wuz', 'hevq', 'zé', 'x7')
const latin = fc
  .array(syllable, { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter((word) => word.length >= 5 && !isKnown(word))
const japanese = fc.constantFrom('ヴェクサラ', 'ギガゾル', '富士通', '澪標社', 'カイ電機', '한글사')
const word = fc.oneof({ weight: 6, arbitrary: latin }, { weight: 1, arbitrary: japanese })
/** Few words, so that names share their beginnings and texts nearly hold them. */
const vocabulary = fc.uniqueArray(word, { minLength: 2, maxLength: 6 })

const GAPS = [
  ' ',
  ' ',
  ' ',
  '',
  '-',
  '\u2011',
  '\u00a0',
  '  ',
  '\n',
  '. ',
  ', ',
  ' – ',
  '\n\n',
  ' (',
  ') ',
  '\u00ad ',
  ' \u200b',
  '™ ',
  ' - ',
]
const FILLERS = ['the', 'of', 'zel', '42', 'über', '日本', 'と', 'ン', '가']

/** A dictionary of names of one to four words of a vocabulary, and a text of the same words, others and all that stands between. */
const dictionaryAndText = vocabulary.chain((words) =>
  fc.record({
    names: fc.uniqueArray(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.map(capitalised).join(' ')),
      { minLength: 1, maxLength: 12 },
    ),
    text: fc
      .array(
        fc.tuple(
          fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...FILLERS)),
          fc.nat(6),
          fc.constantFrom(...GAPS),
        ),
        { maxLength: 40 },
      )
      .map((pieces) => pieces.map(([piece, style, gap]) => written(piece, style) + gap).join('')),
  }),
)

function isKnown(each: string): boolean {
  const plain = each.normalize('NFD').replace(/\p{M}/gu, '')
  return [each, plain].some((form) => isCommonWord(form) || isEverydayWord(form) || isProperName(form) || isCompound(form))
}

function capitalised(each: string): string {
  return each.charAt(0).toUpperCase() + each.slice(1)
}

/** As a page may write a word. */
function written(each: string, style: number): string {
  if (style === 1) return each.toUpperCase()
  if (style === 2) return capitalised(each)
  if (style === 3 && each.length > 2) return `${each.slice(0, 2)}\u00ad${each.slice(2)}`
  if (style === 4) return each.normalize('NFD')
  if (style === 5) return fullWidth(each)
  return each
}

function fullWidth(each: string): string {
  return each.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

function lexiconOf(names: string[]) {
  const entities = names.map((name, at): LexiconEntity => ({ id: `e${at}`, name, type: 'Company' }))
  return openLexicon(compileLexicon(entities))
}

describe('names of distinctive words', () => {
  it('are found where a slow and simple matcher finds them, under an id that it gives too', () => {
    fc.assert(
      fc.property(dictionaryAndText, ({ names, text }) => {
        fc.pre(!names.some((name) => isKnown(name.toLowerCase().replaceAll(' ', ''))))
        const found = spot(lexiconOf(names), [text])
        const expected = referenceMatches(names, text)
        expect(found.map(({ start, end }) => [start, end])).toEqual(expected.map(({ start, end }) => [start, end]))
        found.forEach(({ entityId }, at) => expect(expected[at]?.names.map((each) => `e${each}`)).toContain(entityId))
      }),
      { numRuns: 1_500 },
    )
  })

  it('are cut from the text whole: what is cut reads as a spelling of the name', () => {
    fc.assert(
      fc.property(dictionaryAndText, ({ names, text }) => {
        const letters = (each: string) => fold(each).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
        const plain = (each: string) => letters(each).replace(/\p{M}/gu, '')
        for (const { start, end, entityId } of spot(lexiconOf(names), [text])) {
          const name = names[Number(entityId.slice(1))] ?? ''
          const cut = letters(text.slice(start, end))
          expect([letters(name), plain(name)]).toContain(cut)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are the same in one block and in the same block among others', () => {
    fc.assert(
      fc.property(dictionaryAndText, fc.nat(3), ({ names, text }, before) => {
        const lexicon = lexiconOf(names)
        const alone = spot(lexicon, [text])
        const others = Array.from({ length: before }, () => 'nothing of note')
        const among = spot(lexicon, [...others, text, 'nor here'])
        expect(among.map((mention) => ({ ...mention, block: mention.block - before }))).toEqual(alone)
      }),
      { numRuns: 300 },
    )
  })

  it('do not depend on the other names of the lexicon unless those are longer or begin earlier', () => {
    fc.assert(
      fc.property(dictionaryAndText, ({ names, text }) => {
        const all = spot(lexiconOf(names), [text])
        for (const name of names) {
          for (const { start, end } of spot(lexiconOf([name]), [text])) {
            expect(all.some((other) => other.start < end && other.end > start)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
