import { compileLexicon, openLexicon, spotTexts, type LexiconEntity } from './ours'
import { median } from './timing'

/*
 * Texts that someone wrote to make reading them slow. Each is read in one block at one length and at twice that length: about twice
 * the time, unless something looks at the same text over and over.
 */

const UNITS = 400_000
const ROUNDS = 5

const HOSTILE: Record<string, string> = {
  'one-letter words': 'a ',
  'a word without end': 'z',
  'a name’s beginning over and over': 'zeltron ',
  'a name and zero-width characters': 'zeltron\u200b\u00ad',
  'a name and many blanks': 'zeltron           ',
  'a name and slashes': 'zeltron/',
  'blanks alone': ' ',
  'combining marks': '\u0301',
  'lone surrogates': '\ud83d',
  'beginnings of identifiers': 'CVE-',
  'beginnings of long identifiers': 'cisco-sa-a-',
  'ambiguous words and their vendor': 'Zeltron, Word ',
}

/** Names that begin like each other: 12 of one word repeated, 10,000 in chains; and one that needs its vendor near. */
function names(): LexiconEntity[] {
  const repeated = Array.from({ length: 12 }, (_, at) =>
    Array<string>(at + 1)
      .fill('zeltron')
      .join(' '),
  )
  const chains = Array.from({ length: 10_000 }, (_, at) =>
    Array.from({ length: (at % 10) + 1 }, (_, word) => `qx${Math.floor(at / 10)}vz${word}`).join(' '),
  )
  const products = [...repeated, ...chains].map((name, at): LexiconEntity => ({ id: `e${at}`, name, type: 'Product' }))
  return [...products, { id: 'word', name: 'Word', type: 'Product', vendor: 'Zeltron' }]
}

export interface HostileFigures {
  name: string
  /** Nanoseconds a UTF-16 unit at the greater length. */
  perUnit: number
  /** Time at twice the length to time at the length. */
  doubled: number
}

export function hostile(): HostileFigures[] {
  const lexicon = openLexicon(compileLexicon(names()))
  const chain = Array.from({ length: 10 }, (_, word) => `qx7vz${word} `).join('')
  return Object.entries({ ...HOSTILE, 'a chain of names in names': chain }).map(([name, unit]) => {
    const [once = [], twice = []] = [UNITS, 2 * UNITS].map((length) => {
      const work = spotTexts(lexicon, [unit.repeat(Math.ceil(length / unit.length))])
      return Array.from({ length: ROUNDS }, () => {
        const started = performance.now()
        work(document)
        return performance.now() - started
      })
    })
    return { name, perUnit: (median(twice) * 1e6) / (2 * UNITS), doubled: median(twice) / median(once) }
  })
}
