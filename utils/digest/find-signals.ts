import { PhraseBook } from './phrases'
import type { Sentence } from './sentences'
import { SIGNALS, type Signal } from './signals'
import type { Token } from './tokens'

/** A signal where a sentence says it. */
export interface FoundSignal {
  signal: Signal
  /** The words as they stand in the sentence. */
  term: string
  sentence: Sentence
  /** The sentence says that it is not so. */
  negated: boolean
  /** The sentence says so with doubt: somebody claims it, or it may be. */
  hedged: boolean
}

const BOOK = new PhraseBook(SIGNALS.map((signal) => [signal.phrases, signal] as const))

const words = (list: string) => new Set(list.split(/\s+/))

const NEGATORS = words(
  `no not none neither nor never without cannot non isn aren wasn hasn haven didn doesn don denies denied ruled rejects resist resists resistant
  kein keine keinen keiner keines nicht ohne nie weder aucun aucune pas sans jamais ni ningun ninguna ningunas sin nunca descarta`,
)
/** Of them those that, within a match, are about something else: "can, without the user's doing, run code". */
const WITHOUT = words('without ohne sans sin')
/** Words that end what a negation before them reaches. */
const BREAKS = words('but however although though while whereas aber jedoch sondern mais cependant pero sino aunque')
const HEDGES = words(
  `claims claim claimed alleged allegedly reportedly possibly possible may might unconfirmed unverified rumours rumors
  angeblich moglicherweise womoglich soll sollen mutmasslich pretend pretendument presume presuntamente supuestamente posible podria`,
)
/** Words that make it a mere possibility: "can be exploited remotely" tells of no attack. */
const ABLE = 'can could konnen kann konnte konnten peut peuvent pourrait pourraient puede pueden podria podrian'
const POSSIBLE = words(`might ${ABLE}`)
/** What is not known, or what a flaw would make possible, has not happened; and how many words before a match that is said. */
const NOT_SAID = words(`whether ob unclear unklar let lets letting allow allows allowing enable enables ${ABLE}`)
const NOT_SAID_BEFORE = 4
/** Kinds that have happened or not. */
const HAPPENS = new Set(['breach', 'credentials', 'ransomware', 'attack'])
/** How many words before a match a negation may stand. */
const BEFORE = 12
/** And behind it, where German, French and some English sentences have it: "Angriffe sind bislang nicht bekannt". */
const AFTER = 6
const NEGATORS_AFTER = words('nicht pas not')
/** Negations that are part of what a phrase says. */
const NEGATIVE_KINDS = new Set(['no-patch', 'not-exploited', 'unlikely', 'outage', 'certification'])
const CAN_BE_DOUBTED = new Set(['exploited', 'breach', 'ransomware', 'attack', 'supply-chain', 'actor'])

/** All signals of a sentence, in order; of overlapping ones of one kind the first. */
export function signalsIn(sentence: Sentence): FoundSignal[] {
  const found: FoundSignal[] = []
  const ends = new Map<Signal, number>()
  const { tokens, text } = sentence
  for (const { meaning: signal, from, to } of BOOK.matches(tokens)) {
    if (from < (ends.get(signal) ?? 0)) continue
    if (
      (signal.kind === 'exploited' && isPossible(tokens, from, to)) ||
      (HAPPENS.has(signal.kind) && isNotSaid(text, tokens, from, to))
    )
      continue
    ends.set(signal, to)
    found.push({
      signal,
      term: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
      sentence,
      negated: !NEGATIVE_KINDS.has(signal.kind) && isNegated(text, tokens, from, to),
      hedged: CAN_BE_DOUBTED.has(signal.kind) && isHedged(tokens, from),
    })
  }
  return found
}

function isNegated(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  // A phrase may begin with one: "without logging in".
  for (let at = from + 1; at < to; at++) {
    const word = tokens[at]?.text ?? ''
    if (NEGATORS.has(word) && !WITHOUT.has(word) && !isNotOnly(tokens, at)) return true
  }
  for (let at = from - 1; at >= Math.max(0, from - BEFORE); at--) {
    const word = tokens[at]
    const next = tokens[at + 1]
    if (!word || !next || BREAKS.has(word.text) || endsClause(text.slice(word.end, next.start))) break
    if (NEGATORS.has(word.text) && !isNotOnly(tokens, at)) return true
  }
  for (let at = to; at < Math.min(tokens.length, to + AFTER); at++) {
    const word = tokens[at]
    const previous = tokens[at - 1]
    if (!word || !previous || BREAKS.has(word.text) || endsClause(text.slice(previous.end, word.start))) break
    if (NEGATORS_AFTER.has(word.text) && isAboutMatch(tokens, at)) return true
  }
  return false
}

function endsClause(between: string): boolean {
  return /[,;:–—()]/.test(between)
}

/** "not only"; "no autorizado" is no negation either. */
function isNotOnly(tokens: readonly Token[], at: number): boolean {
  return (
    ['only', 'nur', 'seulement', 'solo', 'just', 'yet'].includes(tokens[at + 1]?.text ?? '') ||
    /^autori[sz]/.test(tokens[at + 1]?.text ?? '')
  )
}

/** A negation behind a match is about it in "nicht bekannt", "nicht ausgenutzt", "pas exploitée", "not known". */
function isAboutMatch(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text
  return (
    next === undefined ||
    /^(?:bekannt|ausgenutzt|beobachtet|betroffen|known|seen|observed|affected|involved|connue?s?|vor|part|teil)$/.test(next)
  )
}

function isPossible(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(Math.max(0, from - 3), to).some(({ text }) => POSSIBLE.has(text))
}

/** "could steal data", "it is unclear whether data was stolen". */
function isNotSaid(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(0, from - NOT_SAID_BEFORE); at--) {
    const word = tokens[at]
    const next = tokens[at + 1]
    if (at < from && word && next && (BREAKS.has(word.text) || endsClause(text.slice(word.end, next.start)))) return false
    if (NOT_SAID.has(word?.text ?? '')) return true
  }
  return false
}

function isHedged(tokens: readonly Token[], from: number): boolean {
  for (let at = Math.max(0, from - BEFORE); at < from; at++) if (HEDGES.has(tokens[at]?.text ?? '')) return true
  return false
}
