import { cleanText, LIMITS } from '../advisories'
import { ownText, type JsonObject } from './document'
import { sentencesOf } from './indicators'

/** Of descriptions in several languages (`lang`, `value`), the English one, else the first; empty where there is none. */
export function inEnglish(texts: readonly JsonObject[]): string {
  const english = texts.find((text) => ownText(text, 'lang').toLowerCase().startsWith('en')) ?? texts[0]
  return english ? ownText(english, 'value') : ''
}

/** A title for a record that has none: its description's first sentence, cut where it is very long. */
export function titleFrom(description: string): string {
  return cleanText(sentencesOf(/.+/.exec(description)?.[0] ?? '')[0] ?? '', Math.min(LIMITS.line, 200))
}
