import { isCommonWord, isPersonName } from '../lexicon/words'
import { isStopWord } from './language'
import { EXTENSIBLE, HARM, INSTITUTION_ADJECTIVES, INSTITUTIONS, isKind, PACKAGE_CUES } from './name-cues'
import { hasCapitalsEverywhere, type Sentence } from './sentences'
import type { Token } from './tokens'

/* Runs of words that may be names, by how they are written. What is believed of them is decided elsewhere. */

/** A run of words that may be a name. */
export interface Run {
  text: string
  start: number
  end: number
  words: Token[]
  /** Of a product with its vendor's name before it, which `text` then leaves out. */
  vendor?: string
  /** Not at the beginning of a sentence nor in a title that has capitals everywhere. */
  sure: boolean
  /** It was the first part of a word for harm: "Nordtel-Störung". */
  compound?: boolean
}

/** Words that may stand within a name. */
export const INSIDE = /^(?:of|de|la|las|los|el|du|des|sur|der|den|et|y|&)$/

/** Languages that put adjectives in lower case into names. */
export const ADJECTIVE_INSIDE = new Set(['fr', 'es', 'it', 'pt'])

/** Runs of capitalised words, and words in lower case that are put together as packages' names are. */
export function runsOf({ text, tokens, place }: Sentence, language: string): Run[] {
  const capital = (token: Token) => /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(text.slice(token.start, token.end))
  const everywhere = place === 0 && language !== 'de' && hasCapitalsEverywhere({ text, tokens })
  const runs: Run[] = []
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]
    if (!first) break
    const dashed = dashedName(text, tokens, at)
    if (dashed) {
      runs.push(dashed)
      at += dashed.words.length - 1
      continue
    }
    const lower = language === 'en' ? lowerName(text, tokens, at, place) : undefined
    if (lower) {
      runs.push(lower)
      continue
    }
    if (!capital(first) && !isInstitution(tokens, at, capital)) continue
    let last = at
    for (let next = at + 1; next < tokens.length && next < at + 7; next++) {
      const [token, previous] = [tokens[next], tokens[next - 1]]
      if (!token || !previous || !/^(?:[ \u00a0]|-|['’.&/]| & |-sur-)$/.test(text.slice(previous.end, token.start))) break
      if (capital(token) || (/^\d/.test(token.text) && last === next - 1)) last = next
      else if (
        !isInside(token.text, language) &&
        !isForPlatform(tokens, at, next, capital) &&
        !(ADJECTIVE_INSIDE.has(language) && isBeforeOf(tokens, next))
      )
        break
    }
    const words = tokens.slice(at, last + 1)
    const begun = at === 0 ? behindFirst(words) : words
    const sure = (at > 0 || begun.length < words.length || isStopWord(first.text)) && !everywhere
    runs.push({ text: '', start: 0, end: 0, words: begun, sure })
    at = last
  }
  return runs.map((run) => spanned(run, text))
}

/** "la mairie de Vauclin": in Romance languages what kind of body it is stands in lower case before its name, and is part of it. */
function isInstitution(tokens: readonly Token[], at: number, capital: (token: Token) => boolean): boolean {
  const [kind, adjective] = tokens.slice(at, at + 2)
  const [preposition, name] = tokens.slice(at + (INSTITUTION_ADJECTIVES.has(adjective?.text ?? '') ? 2 : 1))
  return (
    !!kind &&
    !!preposition &&
    !!name &&
    INSTITUTIONS.has(kind.text) &&
    /^(?:de|du|d|del)$/.test(preposition.text) &&
    capital(name)
  )
}

/** "Royal Gallery for Elementor plugin", "the plugin Gridline for Jira": a plugin's name may say what it is for. */
function isForPlatform(tokens: readonly Token[], first: number, at: number, capital: (token: Token) => boolean): boolean {
  const [preposition, platform, behind] = tokens.slice(at, at + 3)
  if (!platform || !/^(?:for|fur|pour|para)$/.test(preposition?.text ?? '') || !capital(platform)) return false
  return (
    PACKAGE_CUES.test(behind?.text ?? '') || PACKAGE_CUES.test(tokens[first - 1]?.text ?? '') || EXTENSIBLE.has(platform.text)
  )
}

/** "Customers of Harbourline": a sentence that begins with an ordinary word has its name behind the preposition. */
function behindFirst(words: Token[]): Token[] {
  const [first, second] = words
  const begins = first && second && words.length > 2 && isCommonWord(first.text) && /^(?:of|de|du|des|der|del)$/.test(second.text)
  return begins ? words.slice(2) : words
}

function spanned(run: Run, text: string): Run {
  const first = run.words[0]?.start ?? 0
  const end = run.words.at(-1)?.end ?? 0
  const start = isScoped(text, first, end) ? first - 1 : first
  return { ...run, start, end, text: text.slice(start, end) }
}

/** "Conseil régional de Bretagne". */
function isBeforeOf(tokens: readonly Token[], at: number): boolean {
  return /^(?:de|du|des|del|d)$/.test(tokens[at + 1]?.text ?? '')
}

/** Ordinary words put together. */
const PREFIXED =
  /^(?:pre|post|anti|multi|non|re|de|zero|self|open|cross|end|man|state|high|low|hard|built|third|real|long|in|on|off|e|use|out|so|well|un|co|ex|all|one|two|three|four|follow|look|sign|log)-/

/** "@walletkit/connect": npm's names with the name of whose they are. */
const SCOPED = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9._-]*$/

/** "tinycolor-utils": words in lower case joined by hyphens, of which one is no word. */
function dashedName(text: string, tokens: readonly Token[], at: number): Run | undefined {
  let to = at + 1
  while (to < tokens.length && /^[-_/.]$/.test(text.slice(tokens[to - 1]?.end, tokens[to]?.start))) to++
  const words = tokens.slice(at, to)
  const whole = text.slice(words[0]?.start, words.at(-1)?.end)
  const run = (): Run => spanned({ text: '', start: 0, end: 0, words: [...words], sure: true }, text)
  if (isScoped(text, words[0]?.start ?? 0, words.at(-1)?.end ?? 0)) return run()
  if (words.length < 2 || !/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/.test(whole)) return undefined
  if (PREFIXED.test(whole)) return undefined
  const isName =
    isKind(tokens[at - 1]?.text ?? '') ||
    words.some((word) => word.text.length > 3 && /[a-z]/.test(word.text) && !isCommonWord(word.text))
  return isName ? run() : undefined
}

function isScoped(text: string, start: number, end: number): boolean {
  return text[start - 1] === '@' && SCOPED.test(text.slice(start, end))
}

/** "libraster 2.9.1", "the package dateglide": an unheard-of word in lower case that begins a title or stands where names of packages do. */
function lowerName(text: string, tokens: readonly Token[], at: number, place: number): Run | undefined {
  const [before, word, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!word) return undefined
  const versioned = behind !== undefined && /^v?\d/.test(behind.text) && /^ v?\d+\.\d/.test(text.slice(word.end, word.end + 8))
  const isNamed = (at === 0 && place === 0) || versioned || isKind(before?.text ?? '') || isFlawIn(tokens, at)
  if (!isNamed || !/^[a-z][a-z0-9]{2,}$/.test(text.slice(word.start, word.end)) || !isUnheardOf(word.text)) return undefined
  return spanned({ text: '', start: 0, end: 0, words: [word], sure: true }, text)
}

/** "A race in snapd", "the bug in libraster". */
function isFlawIn(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === 'in' && HARM.test(tokens[at - 2]?.text ?? '')
}

/** In German an article begins the name of something else: "Kunden des Autohauses Kettering". */
function isInside(word: string, language: string): boolean {
  return INSIDE.test(word) && !(language === 'de' && /^(?:der|den|des|et|y)$/.test(word))
}

export function isUnheardOf(word: string): boolean {
  return word.length > 2 && !/^\d/.test(word) && !isCommonWord(word) && !isPersonName(word)
}
