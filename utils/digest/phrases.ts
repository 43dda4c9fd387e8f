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
  readonly exact = new Set<string>()
  readonly beginnings: string[] = []

  add(written: string): void {
    const word = plainWord(written.replace('*', ''))
    if (written.endsWith('*')) this.beginnings.push(word)
    else this.exact.add(word)
  }

  has(word: string): boolean {
    return this.exact.has(word) || this.beginnings.some((beginning) => word.startsWith(beginning))
  }
}

/** Alternatives by their words, and by the beginnings of their words. */
class Index {
  readonly #added = new Set<Alternatives>()
  readonly #byWord = new Map<string, Alternatives[]>()
  readonly #byBeginning = new Map<string, [beginning: string, Alternatives][]>()

  add(alternatives: Alternatives): void {
    if (this.#added.has(alternatives)) return
    this.#added.add(alternatives)
    for (const word of alternatives.exact) pushTo(this.#byWord, word, alternatives)
    for (const beginning of alternatives.beginnings) pushTo(this.#byBeginning, keyOf(beginning), [beginning, alternatives])
  }

  /** Those that a word is one of. */
  of(word: string): Alternatives[] {
    const exact = this.#byWord.get(word)
    let found: Set<Alternatives> | undefined
    for (const [beginning, alternatives] of this.#byBeginning.get(keyOf(word)) ?? [])
      if (word.startsWith(beginning)) found = (found ?? new Set(exact)).add(alternatives)
    return found ? [...found] : (exact ?? [])
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

/** What a word means to a book: the phrases that it begins, and the classes that it is in. */
interface Meant<Meaning> {
  begun: readonly Phrase<Meaning>[]
  classes: readonly Alternatives[]
}

const MEANS_NOTHING = { begun: [], classes: [] }
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
  /** Phrases by what they begin with. */
  readonly #phrases = new Map<Alternatives, Phrase<Meaning>[]>()
  /** What phrases begin with, and the classes that they name. */
  readonly #index = new Index()
  /** What words were found to mean so far. */
  readonly #meant = new Map<string, Meant<Meaning>>()
  readonly #unfiled: (readonly [phrases: string, meaning: Meaning])[]

  /** Each may hold several phrases, one a line or parted by commas. */
  constructor(entries: readonly (readonly [phrases: string, meaning: Meaning])[]) {
    this.#unfiled = [...entries]
  }

  /** All matches in order of their beginnings; of those that begin at one word with one meaning only the longest, or closest. */
  *matches(tokens: readonly Token[]): Generator<PhraseMatch<Meaning>> {
    for (const [phrases, meaning] of this.#unfiled.splice(0)) this.#file(phrases, meaning)
    const present = new Set<Alternatives>()
    const meant = tokens.map(({ text }) => {
      const means = this.#meaning(text)
      for (const each of means.classes) present.add(each)
      return means
    })
    for (let from = 0; from < tokens.length; from++) {
      let found: Map<Meaning, { to: number; wide: boolean }> | undefined
      for (const { steps, classes, meaning, wide } of meant[from]?.begun ?? []) {
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

  #meaning(word: string): Meant<Meaning> {
    const known = this.#meant.get(word)
    if (known) return known
    const found = this.#index.of(word)
    // Most words mean nothing here, and are as quickly asked for again.
    if (found.length === 0) return MEANS_NOTHING
    const meant = {
      begun: found.flatMap((first) => this.#phrases.get(first) ?? []),
      classes: found.filter(({ isClass }) => isClass),
    }
    if (this.#meant.size >= MOST_KEPT) this.#meant.clear()
    this.#meant.set(word, meant)
    return meant
  }

  #file(phrases: string, meaning: Meaning): void {
    for (const text of phrases.split(/[,\n]/)) {
      const parts = text.split('&').map((part) => part.trim().split(/\s+/).filter(Boolean).map(stepOf))
      for (const order of ordersOf(parts)) {
        const steps = order.flatMap((part, index) => (index === 0 ? part : [WIDE_GAP, ...part]))
        const [first] = steps
        if (!(first instanceof Alternatives)) continue
        const phrase: Phrase<Meaning> = { steps, classes: steps.filter(isClass), meaning, wide: order.length > 1 }
        for (const each of new Set([first, ...phrase.classes])) this.#index.add(each)
        pushTo(this.#phrases, first, phrase)
      }
    }
  }
}

const CLASSES = new Map<string, Alternatives>()

function isClass(step: Step): step is Alternatives {
  return step instanceof Alternatives && step.isClass
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
  if (name !== undefined) {
    alternatives.isClass = true
    CLASSES.set(name, alternatives)
  }
  return alternatives
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

function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
