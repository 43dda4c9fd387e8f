import { isCommonWord, isProperName } from '../lexicon/words'
import type { ReadArticle } from './features'
import { NAME_WEIGHTS } from './generated/name-weights'
import { BEFORE_MEANS, BEFORE_NAME, CALLED, DEEDS, GERMAN_BODIES, HARM, INSTITUTIONS, isKind } from './name-cues'
import { isUnheardOf, type Run } from './name-runs'
import { wordsBeside } from './sentences'

/*
 * What speaks for a run of words being the name that a story is about. How much each piece of evidence counts was learnt from labelled stories
 * (scripts/make-name-weights.mjs), since no single one is enough: most names of firms and products are ordinary words in another place.
 */

/** Names that are at least so likely to be what a story is about are taken for it. */
export const BELIEVED = 0.33
/** Where nobody else is named, by what happened: so likely, and this many times as likely as any other name. */
const ATTACKED = { likelihood: 0.05, times: 2.5 }
const FLAWED = { likelihood: 0.2, times: 4 }
const CERTIFIED = { likelihood: 0.1, times: 2.5 }
export const ALONE: Readonly<Record<string, { likelihood: number; times: number }>> = {
  breach: ATTACKED,
  attack: ATTACKED,
  outage: ATTACKED,
  phishing: ATTACKED,
  certification: CERTIFIED,
  flaw: FLAWED,
  'supply-chain': FLAWED,
}

/** Where packages come from. */
const REGISTRY = /\b(?:npm|PyPI|RubyGems|crates\.io|Packagist|NuGet|Maven|Open VSX|Docker Hub)\b/

/** Where something that may be a name stands. */
export interface Place {
  run: Run
  article: number
  sentence: number
}

/** How likely a run of words with such evidence is to be the name that a story is about, from 0 to 1: a logistic regression. */
export function likelihoodOf(evidence: readonly string[]): number {
  const sum = evidence.reduce((total, each) => total + (NAME_WEIGHTS[each] ?? 0), NAME_WEIGHTS['bias'] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** What speaks for a run of words being the name that a story is about, or against it, as far as it holds. */
export function evidenceOf(places: readonly Place[], articles: readonly ReadArticle[]): string[] {
  const first = places[0]?.run
  if (!first) return []
  const { words, text } = first
  const seen = places.map((place) => surroundings(place, articles))
  const some = (test: (each: (typeof seen)[number]) => boolean) => seen.some(test)
  const german = articles[places[0]?.article ?? 0]?.language === 'de'
  const unheard = words.some((word) => isUnheardOf(word.text))
  const several = words.length > 1
  const sentences = new Set(places.map(({ article, sentence }) => `${article} ${sentence}`)).size
  const share = new Set(places.map(({ article }) => article)).size / articles.length
  const title = places.some(({ sentence }) => sentence === 0)
  const lead = places.some(({ sentence }) => sentence === 1)
  const written = places.some(({ run }) => /\p{Ll}\p{Lu}|\p{L}\d|\d\p{Ll}|\p{L}\.\p{Lu}/u.test(run.text))
  const sure = places.some(({ run }) => run.sure)
  const facts = {
    title,
    lead,
    both: title && lead,
    repeated: sentences > 1,
    often: sentences > 2,
    mostArticles: articles.length > 1 && share > 0.6,
    fewArticles: articles.length > 1 && share < 0.4,
    sure: sure && !german,
    germanSure: sure && german,
    unheard: unheard && !german,
    germanUnheard: unheard && german,
    unheardSure: unheard && sure && !german,
    unheardRepeated: unheard && sentences > 1,
    written,
    several: several && !german,
    germanSeveral: several && german,
    long: words.length > 3,
    kind: some(({ kind }) => kind),
    called: some(({ called }) => called),
    harmBefore: some(({ harmBefore }) => harmBefore),
    harmBehind: some(({ harmBehind }) => harmBehind),
    deed: some(({ deed }) => deed),
    colon: some(({ colon }) => colon),
    begins: title && some(({ begins, place }) => begins && place.sentence === 0),
    onlyBegins: seen.every(({ begins }) => begins),
    preposition: some(({ preposition }) => preposition),
    aside: some(({ aside }) => aside),
    comma: some(({ comma }) => comma),
    body: INSTITUTIONS.has(words[0]?.text ?? '') || GERMAN_BODIES.has(words[0]?.text ?? ''),
    lower: /^\p{Ll}/u.test(text) && !INSTITUTIONS.has(words[0]?.text ?? ''),
    vendor: first.vendor !== undefined,
    compound: places.some(({ run }) => run.compound),
    proper: words.length === 1 && isProperName(text.toLowerCase()),
    common: words.every((word) => isCommonWord(word.text)),
    short: text.length < 4,
    capitals: /^[\p{Lu}\d]{2,5}$/u.test(text),
    registry: some(({ registry }) => registry) && /^[@\p{Ll}]/u.test(text),
    late: places.every(({ sentence }) => sentence > 2),
  }
  return Object.entries(facts).flatMap(([name, holds]) => (holds ? [name] : []))
}

function surroundings(place: Place, articles: readonly ReadArticle[]) {
  const { run, article, sentence: number } = place
  const sentence = articles[article]?.sentences[number]
  const beside = sentence ? wordsBeside(sentence, run) : { before: [], behind: '', gap: '', begins: true }
  const [before = '', ...earlier] = beside.before
  const { behind, gap, begins } = beside
  const rest = sentence?.text.slice(run.end, run.end + 3) ?? ''
  return {
    place,
    begins,
    kind: isKind(before),
    called: CALLED.test(before),
    registry: REGISTRY.test(sentence?.text ?? ''),
    preposition: BEFORE_NAME.has(before),
    aside: BEFORE_MEANS.has(before),
    harmBefore: number <= 2 && BEFORE_NAME.has(before) && earlier.some((word) => HARM.test(word)),
    harmBehind: number <= 2 && HARM.test(behind) && /^[ -]/.test(gap),
    deed: number <= 1 && DEEDS.has(behind) && gap.startsWith(' '),
    colon: begins && number === 0 && /^ ?:/.test(rest),
    comma: /^, \p{Ll}/u.test(rest),
  }
}
