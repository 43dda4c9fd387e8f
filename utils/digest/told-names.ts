import { isProperName } from '../lexicon/words'
import type { ReadArticle } from './features'
import { ADJECTIVE_INSIDE, INSTITUTIONS, isUnheardOf, type Run } from './name-runs'
import type { Token } from './tokens'

/* Names that stand only once, and are believed for what the title or the first sentence says of them. */

/** What is done to, or by, what a title is about. */
const DEEDS = new Set(
  `hit hacked breached confirms confirmed discloses disclosed admits admitted warns warned says suffers suffered fixes fixed patches patched
  closes closed loses lost leaks leaked exposes exposed shuts restores reports reported notifies notified victime confirme corrige reconnait
  alerte urges asks tells resets pays apologises apologizes releases ships gets renews has is was will down offline informe touche touchee
  flaw flaws bug bugs vulnerability vulnerabilities breach hack outage zero users customers servers devices routers plugin plugins package
  extension firmware pirate piratee visee vise sufre sufrio confirma reconoce corrige avisa admite bestatigt meldet warnt schliesst informiert`.split(
    /\s+/,
  ),
)

/** What stands right before the name of one: "payment processor CertusPay". */
const KINDS_BEFORE = new Set(
  `operator provider maker vendor processor company firm exchange retailer bank insurer airline carrier manufacturer supplier startup
  agency software app service platform tool plugin library package crate gem extension enseigne operateur societe entreprise groupe
  editeur fournisseur hebergeur operadora empresa proveedor compania fabricante plataforma anbieter hersteller herstellers anbieters firma
  plattform dienstleister betreiber`.split(/\s+/),
)

/** What German bodies that are named after their place begin with: "Stadtwerke Sennheim". */
const GERMAN_BODIES = new Set(
  `stadt stadtwerke gemeinde landkreis kreis bistum universitat hochschule uni klinikum krankenhaus klinik schule gymnasium volksbank
  verkehrsbetriebe flughafen regiobahn messe theater kammer amt`.split(/\s+/),
)
/** Between what went wrong and where: "a flaw in", "fuite chez". */
const BEFORE_NAME = new Set('in at of on for against chez dans bei de en contra du del'.split(' '))

const HARM =
  /^(?:flaws?|bugs?|holes?|vulnerabilit|injections?|overflow|bypass|breach|leaks?|outage|attacks?|hack|zero|exploits?|theft|disclosure|traversal|escalation|scripting|xss|rce|faille|fuite|cyberattaque|panne|fallo|filtracion|ataque|ciberataque|robo|luecke|lucke|datenleck|datenpanne|schwachstelle|cyberangriff|hackerangriff|storung)/

/** "Aplicación de Banco Miralta": what it is stands before the name, unless it is a body that is named after its place. */
function beginsWithThing([first, second]: readonly Token[], language: string): boolean {
  return (
    ADJECTIVE_INSIDE.has(language) && /^(?:de|du|des|del|d)$/.test(second?.text ?? '') && !INSTITUTIONS.has(first?.text ?? '')
  )
}

/**
 * One place is enough where the title or the first sentence says what was done to it or what it does: "a flaw in Avionet", "Skagerline
 * hit by ransomware". Not for German, where every noun looks so, and only for words that are no ordinary ones.
 */
export function isTold({ words, start, end, text }: Run, article: ReadArticle | undefined, place: number): boolean {
  const sentence = article?.sentences[place]
  if (!sentence || place > 1 || text.length < 4 || isProperName(text.toLowerCase())) return false
  if (!words.some((word) => isUnheardOf(word.text)) || beginsWithThing(words, article.language)) return false
  const at = sentence.tokens.findIndex((token) => token.start >= start)
  const behind = sentence.tokens.find((token) => token.start >= end)?.text ?? ''
  const before = sentence.tokens.slice(Math.max(0, at - 4), at).map((token) => token.text)
  const next = sentence.text.slice(end, end + 2)
  if (KINDS_BEFORE.has(before.at(-1) ?? '')) return true
  if (article.language === 'de') return place === 0 && words.length > 1 && GERMAN_BODIES.has(words[0]?.text ?? '')
  if (at === 0 && place === 0 && (/^ ?:/.test(next) || /^\p{Ll}/u.test(text))) return true
  if (DEEDS.has(behind) && /^ /.test(next)) return true
  return BEFORE_NAME.has(before.at(-1) ?? '') && before.some((word) => HARM.test(word))
}
