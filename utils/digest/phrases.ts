import { plainWord, type Token } from './tokens'
import { WORD_CLASSES } from './word-classes'

/*
 * Phrases found in a list of words. A phrase is written as words with blanks between: `word*` stands for all words that begin so,
 * `a/b` for either, `[class]` for any word of a class (word-classes.ts), `~` for up to three words of any kind and `~1` for up to one.
 * `a & b` stands for both in either order, with up to eight words between: what news says in a hundred ways ("took names", "names of
 * guests were later taken"). Whole words only, by construction: nothing is ever found inside of one.
 */

export interface PhraseMatch<Meaning> {
  meaning: Meaning
  /** The first word of the match and the one after its last. */
  from: number
  to: number
}

/** Words that may stand in one place. */
class Alternatives {
  /** They are a class of words, which many phrases name. */
  isClass = false
  readonly #exact = new Set<string>()
  /** Beginnings of words, by their first letters. */
  readonly #beginnings = new Map<string, string[]>()

  add(written: string): void {
    const word = plainWord(written.replace('*', ''))
    if (!written.endsWith('*')) this.#exact.add(word)
    else pushTo(this.#beginnings, keyOf(word), word)
  }

  has(word: string): boolean {
    return this.#exact.has(word) || (this.#beginnings.get(keyOf(word))?.some((beginning) => word.startsWith(beginning)) ?? false)
  }

  get exact(): Iterable<string> {
    return this.#exact
  }

  get beginnings(): Iterable<string> {
    return this.#beginnings.keys()
  }
}

/** How many words may stand between two others. */
type Gap = number
type Step = Alternatives | Gap

interface Phrase<Meaning> {
  steps: readonly Step[]
  /** Of which all have to stand in a text that it stands in. */
  classes: readonly Alternatives[]
  meaning: Meaning
  /** Its words may stand apart, so that closer matches are better ones. */
  wide: boolean
}

const KEY = 3
const GAP = 3
const WIDE_GAP = 8
/** Of so many words what was looked up is kept. */
const MOST_KEPT = 20_000

/**
 * Phrases to be looked for, filed by the words that they begin with once the first text comes: a worker that starts for something else
 * does not pay for them.
 */
export class PhraseBook<Meaning> {
  readonly #byWord = new Map<string, Phrase<Meaning>[]>()
  readonly #byBeginning = new Map<string, Phrase<Meaning>[]>()
  /** What was found of both for words so far. */
  readonly #begun = new Map<string, readonly Phrase<Meaning>[]>()
  readonly #unfiled: (readonly [phrases: string, meaning: Meaning])[]

  /** Each may hold several phrases, one a line or parted by commas. */
  constructor(entries: readonly (readonly [phrases: string, meaning: Meaning])[]) {
    this.#unfiled = [...entries]
  }

  /** All matches in order of their beginnings; of those that begin at one word with one meaning only the longest, or closest. */
  *matches(tokens: readonly Token[]): Generator<PhraseMatch<Meaning>> {
    for (const [phrases, meaning] of this.#unfiled.splice(0)) this.#file(phrases, meaning)
    const present = classesIn(tokens)
    for (let from = 0; from < tokens.length; from++) {
      const word = tokens[from]?.text ?? ''
      let found: Map<Meaning, { to: number; wide: boolean }> | undefined
      for (const { steps, classes, meaning, wide } of this.#beginningWith(word)) {
        if (!classes.every((each) => present.has(each))) continue
        const to = endOf(steps, tokens, from + 1, 1)
        if (to === 0) continue
        const before = found?.get(meaning)
        const better = !before || (before.wide && (!wide || to < before.to)) || (!before.wide && !wide && to > before.to)
        if (better) found = (found ?? new Map<Meaning, { to: number; wide: boolean }>()).set(meaning, { to, wide })
      }
      if (found) for (const [meaning, { to }] of found) yield { meaning, from, to }
    }
  }

  /** The phrases that a word begins. */
  #beginningWith(word: string): readonly Phrase<Meaning>[] {
    const known = this.#begun.get(word)
    if (known) return known
    const exact = this.#byWord.get(word) ?? []
    const begun = (this.#byBeginning.get(keyOf(word)) ?? []).filter(
      (phrase) => !exact.includes(phrase) && phrase.steps[0] instanceof Alternatives && phrase.steps[0].has(word),
    )
    const phrases = [...exact, ...begun]
    if (this.#begun.size >= MOST_KEPT) this.#begun.clear()
    this.#begun.set(word, phrases)
    return phrases
  }

  #file(phrases: string, meaning: Meaning): void {
    for (const text of phrases.split(/[,\n]/)) {
      const parts = text.split('&').map((part) => part.trim().split(/\s+/).filter(Boolean).map(stepOf))
      for (const order of ordersOf(parts)) {
        const steps = order.flatMap((part, index) => (index === 0 ? part : [WIDE_GAP, ...part]))
        const [first] = steps
        if (!(first instanceof Alternatives)) continue
        const phrase: Phrase<Meaning> = { steps, classes: steps.filter(isClass), meaning, wide: order.length > 1 }
        for (const word of first.exact) pushTo(this.#byWord, word, phrase)
        for (const beginning of first.beginnings) pushTo(this.#byBeginning, beginning, phrase)
      }
    }
  }
}

const CLASSES = new Map<string, Alternatives>()
/** Classes by their words, and by the beginnings of their words. */
const CLASSES_OF_WORD = new Map<string, Alternatives[]>()
const CLASSES_OF_BEGINNING = new Map<string, Alternatives[]>()

function isClass(step: Step): step is Alternatives {
  return step instanceof Alternatives && step.isClass
}

/** The classes that have a word among these: looking for phrases that need others is most of the work else. */
function classesIn(tokens: readonly Token[]): Set<Alternatives> {
  const present = new Set<Alternatives>()
  for (const { text } of tokens) {
    for (const each of CLASSES_OF_WORD.get(text) ?? []) present.add(each)
    for (const each of CLASSES_OF_BEGINNING.get(keyOf(text)) ?? []) if (!present.has(each) && each.has(text)) present.add(each)
  }
  return present
}

function stepOf(text: string): Step {
  if (/^~\d*$/.test(text)) return Number(text.slice(1) || GAP)
  const name = /^\[(?<name>[\w-]+)\]$/.exec(text)?.groups?.name
  const known = name === undefined ? undefined : CLASSES.get(name)
  if (known) return known
  const alternatives = new Alternatives()
  for (const each of text.split('/')) {
    const words = /^\[(?<name>[\w-]+)\]$/.exec(each)?.groups?.name
    for (const word of words === undefined ? [each] : wordsOf(words)) alternatives.add(word)
  }
  if (name !== undefined) keepClass(name, alternatives)
  return alternatives
}

function keepClass(name: string, alternatives: Alternatives): void {
  alternatives.isClass = true
  CLASSES.set(name, alternatives)
  for (const word of alternatives.exact) pushTo(CLASSES_OF_WORD, word, alternatives)
  for (const beginning of alternatives.beginnings) pushTo(CLASSES_OF_BEGINNING, beginning, alternatives)
}

function wordsOf(name: string): string[] {
  const words = WORD_CLASSES[name]
  if (words === undefined) throw new Error(`No class of words is called ${name}`)
  return words.trim().split(/\s+/)
}

function ordersOf<Part>(parts: readonly Part[]): Part[][] {
  if (parts.length < 2) return [[...parts]]
  return parts.flatMap((part, index) => ordersOf(parts.toSpliced(index, 1)).map((rest) => [part, ...rest]))
}

/** Where a phrase that begins at a word ends; 0 where it does not stand there. */
function endOf(steps: readonly Step[], tokens: readonly Token[], from: number, step = 0): number {
  let at = from
  for (let index = step; index < steps.length; index++) {
    const wanted = steps[index]
    if (typeof wanted === 'number') {
      for (let skipped = 0; skipped <= wanted; skipped++) {
        const end = endOf(steps, tokens, at + skipped, index + 1)
        if (end > 0) return end
      }
      return 0
    }
    const word = tokens[at]?.text
    if (word === undefined || !wanted?.has(word)) return 0
    at++
  }
  return at
}

function keyOf(word: string): string {
  return word.slice(0, KEY)
}

function pushTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
