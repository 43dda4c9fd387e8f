import type { LexiconEntity } from '../lexicon'
import type { ReadArticle } from './features'
import { EXTENSIBLE, HARM } from './name-cues'
import type { NameMention } from './names'
import type { Token } from './tokens'

/*
 * How much one place where a name stands speaks for the story being about it: not much where it says on what something runs, what else there is, or
 * what was taken.
 */

/** A mention that says what else there is, or on what it runs, counts this much. */
const ASIDE = 0.15
/** Sentences at the beginning of a text that say what it is about. */
export const LEAD = 2

/** Words before a name that make it a place or a comparison. */
const BEFORE_ASIDE = new Set(
  `for on via through like unlike including include includes than instead versus vs against from into under of fur unter auf gegen
  neben wie pour sur sous comme contre para en sobre como contra as with und and uses using by ran used`.split(/\s+/),
)
/** Where packages and plugins come from: never what a story about one of them is about. */
const REGISTRIES = new Set(['npm', 'pypi', 'rubygems', 'docker hub', 'wordpress', 'visual studio code', 'github actions'])

/** "reads messages of WhatsApp, Telegram and Signal", up to one of the names. */
const TAKEN_FROM = /\b(?:messages|chats|passwords|cookies|contents|screenshots) of (?:\p{Lu}[\p{L}\d]*,? (?:and )?)*$/iu

/** "jetons GitHub": the same where the name stands behind. */
const TAKEN = /^(?:jetons|identifiants|cles|mots|credenciales|claves|cookies)$/
/** "such as", "apps that pose as". */
const POSING = /^(?:such|pos(?:e|es|ing)|disguised|masquerad(?:e|es|ing))$/

/** What is made with something or for it, and no part of it. */
const OF_IT =
  /^(?:,? (?:and|or|und|oder|et|ou|y|o) \p{Lu}\p{L}+)?[ -](?:package|apps?|clients?|repositor(?:y|ies)|versions?|builds?|clusters?|environments?|marketplace|app store|web store|scripts?|files?|documents?|messages?|chats?|actions?|skripte|dateien|dokumente|nachrichten)\b/iu

/** "WordPress plugin", "Chrome extension": what a platform is extended by. */
const ADDED = /^(?:,? (?:and|or|und|oder|et|ou|y|o) \p{Lu}\p{L}+)?[ -](?:extension|plug-?in|add-?on|modul|theme|erweiterung)/iu
const BROWSERS_AND_EDITORS = /^(?:chrome|firefox|edge|safari|(?:visual studio|vs) code|burp suite|obsidian)$/

/** The weaker of them, which only count where no title has the name. */
const WEAK_BEFORE = new Set(['of', 'with', 'und', 'and', 'from', 'en', 'by', 'against', 'into', 'as', 'fur', 'through', 'via'])
const SAFE =
  /\b(?:not|nicht|pas|no|isn't|aren't) (?:\w+ ){0,2}(?:affected|vulnerable|betroffen|concern|touch|afectad|impacted)|\b(?:unaffected|not been hacked|another product than)\b/i

/** From 0, said to be safe, to 1. */
export function weightOf(article: ReadArticle, { entity, sentence: place, start, end }: NameMention): number {
  const sentence = article.sentences[place]
  if (!sentence) return 0
  if (SAFE.test(clauseAt(sentence.text, start, end))) return 0
  const at = sentence.tokens.findIndex((token) => token.start >= start)
  const [before, earlier] = [sentence.tokens[at - 1]?.text ?? '', sentence.tokens[at - 2]?.text ?? '']
  if (TAKEN.test(before) || (before === 'as' && POSING.test(earlier))) return ASIDE
  if (REGISTRIES.has(ownName(entity)) || TAKEN_FROM.test(sentence.text.slice(0, start))) return ASIDE
  const behind = sentence.text.slice(end)
  if (OF_IT.test(behind)) return ASIDE
  if (isPlatform(entity) && ADDED.test(behind)) return ASIDE
  if (isLoot(behind, sentence.tokens, at)) return ASIDE
  if (entity.type === 'Company' && before === 'in' && !isFlawIn(sentence.tokens, at - 1) && !HARM.test(earlier)) return ASIDE
  if (AND.has(before) && leadsAside(sentence.tokens, at - 1)) return ASIDE
  if (before === 'not' || before === 'nicht') return 0
  const first = place === 0 || place <= LEAD
  if (BEFORE_ASIDE.has(before) && !(WEAK_BEFORE.has(before) && first) && !isFlawIn(sentence.tokens, at - 1)) return ASIDE
  return isEnumerated(sentence.text, start, end) ? 0.4 : 1
}

function isPlatform(entity: LexiconEntity): boolean {
  const name = ownName(entity)
  return EXTENSIBLE.has(name) || BROWSERS_AND_EDITORS.test(name)
}

/** "steals AWS and Azure keys": what was taken opens it, and nothing happened to itself. */
function isLoot(behind: string, tokens: readonly Token[], at: number): boolean {
  const isKey = /^(?:,? (?:and|or) \p{Lu}\p{L}+| )?[ -](?:api )?(?:keys?|credentials|tokens|secrets|passwords|cookies)\b/iu.test(
    behind,
  )
  return (
    isKey &&
    tokens
      .slice(Math.max(0, at - 5), at)
      .some(({ text }) => /^(?:steal|stole|harvest|collect|grab|exfiltrat|send|dump)/.test(text))
  )
}

const AND = new Set(['and', 'und', 'et', 'y'])
const STRONG_BEFORE = new Set(['on', 'like', 'unlike', 'including', 'include', 'than', 'auf', 'sur', 'wie', 'comme', 'como'])

/** "on Debian and Ubuntu": the second name stands where the first does. */
function leadsAside(tokens: readonly Token[], and: number): boolean {
  return tokens.slice(Math.max(0, and - 4), and).some(({ text }) => STRONG_BEFORE.has(text))
}

/** "a flaw for …", "updates for …", "phishing on …": there the preposition leads to what it is about. */
function isFlawIn(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 3), at)
    .some(({ text }) =>
      /^(?:updates?|fix|fixes|patch|patches|flaws?|bugs?|vulnerabilit|bulletin|exploit|found|calls?|attacks?|lucken?|schwachstellen?|angriffe?|support|phishing|look|outage|lists|bypass|deployments|variant)/.test(
        text,
      ),
    )
}

/** One of three and more in a row. */
function isEnumerated(text: string, start: number, end: number): boolean {
  const before = /,\s*$/.test(text.slice(0, start)) || /,\s+(?:and|und|et|y)\s*$/.test(text.slice(0, start))
  const after = /^,\s*\p{Lu}/u.test(text.slice(end))
  return before && (after || /^[,.]/.test(text.slice(end)) || /(?:and|und|et|y)\s*$/.test(text.slice(0, start)))
}

/** The part of a sentence around a name, up to the next comma or semicolon. */
function clauseAt(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf(',', start), text.lastIndexOf(';', start)) + 1
  const rest = text.slice(end).search(/[,;]/)
  return text.slice(from, rest < 0 ? text.length : end + rest)
}

/** A product's name in lower case without its vendor's. */
export function ownName({ name, vendor = '' }: { name: string; vendor?: string }): string {
  const lower = name.toLowerCase()
  const prefix = `${vendor.toLowerCase()} `
  return vendor !== '' && lower.startsWith(prefix) ? lower.slice(prefix.length) : lower
}
