import { plainWord, type Token } from './tokens'

/*
 * Phrases found in a list of words. A phrase is written as words with blanks between: `word*` stands for all words that begin so,
 * `a/b` for either, `~` for up to three words of any kind. Whole words only, by construction: nothing is ever found inside of one.
 */

export interface PhraseMatch<Meaning> {
  meaning: Meaning
  /** The first word of the match and the one after its last. */
  from: number
  to: number
}

interface Word {
  text: string
  prefix: boolean
}

interface Phrase<Meaning> {
  steps: (readonly Word[] | 'gap')[]
  meaning: Meaning
}

const KEY = 3
const GAP = 3

/**
 * Phrases to be looked for, filed by the letters that they begin with once the first text comes: a worker that starts for something else
 * does not pay for them.
 */
export class PhraseBook<Meaning> {
  readonly #byBeginning = new Map<string, Phrase<Meaning>[]>()
  readonly #unfiled: (readonly [phrases: string, meaning: Meaning])[]

  /** Each may hold several phrases, one a line or parted by commas. */
  constructor(entries: readonly (readonly [phrases: string, meaning: Meaning])[]) {
    this.#unfiled = [...entries]
  }

  #file(phrases: string, meaning: Meaning): void {
    for (const text of phrases.split(/[,\n]/)) {
      const steps = text.trim().split(/\s+/).filter(Boolean).map(stepOf)
      const [first] = steps
      if (first === undefined || first === 'gap') continue
      for (const word of first) {
        const key = word.text.slice(0, KEY)
        const phrase: Phrase<Meaning> = { steps: [[word], ...steps.slice(1)], meaning }
        this.#byBeginning.set(key, [...(this.#byBeginning.get(key) ?? []), phrase])
      }
    }
  }

  /** All matches in order of their beginnings; of those that begin at one word with one meaning only the longest. */
  *matches(tokens: readonly Token[]): Generator<PhraseMatch<Meaning>> {
    for (const [phrases, meaning] of this.#unfiled.splice(0)) this.#file(phrases, meaning)
    for (let from = 0; from < tokens.length; from++) {
      const phrases = this.#byBeginning.get(tokens[from]?.text.slice(0, KEY) ?? '')
      if (!phrases) continue
      let longest: Map<Meaning, number> | undefined
      for (const { steps, meaning } of phrases) {
        const to = endOf(steps, tokens, from)
        if (to > (longest?.get(meaning) ?? 0)) longest = (longest ?? new Map<Meaning, number>()).set(meaning, to)
      }
      if (longest) for (const [meaning, to] of longest) yield { meaning, from, to }
    }
  }
}

function stepOf(text: string): readonly Word[] | 'gap' {
  if (text === '~') return 'gap'
  return text.split('/').map((word) => ({ text: plainWord(word.replace('*', '')), prefix: word.endsWith('*') }))
}

function endOf(steps: Phrase<unknown>['steps'], tokens: readonly Token[], from: number, step = 0): number {
  let at = from
  for (let index = step; index < steps.length; index++) {
    const wanted = steps[index]
    if (wanted === 'gap') {
      for (let skipped = 0; skipped <= GAP; skipped++) {
        const end = endOf(steps, tokens, at + skipped, index + 1)
        if (end > 0) return end
      }
      return 0
    }
    const word = tokens[at]?.text
    if (word === undefined || !wanted?.some(({ text, prefix }) => (prefix ? word.startsWith(text) : word === text))) return 0
    at++
  }
  return at
}
