import { tokensOf, type Token } from './tokens'

/*
 * What publishers put under or between their articles and what speaks to buyers: nothing of it is about the event.
 */

/** What begins so. */
const BEGINNINGS: readonly RegExp[] = [
  /^(?:read (?:more|also|the (?:full|rest|whole))|continue reading|see also|related(?: (?:articles?|stories|posts?))?\s*:|also read|more (?:on|about) this)\b/i,
  /^(?:click|tap) (?:here|to)\b/i,
  /^(?:weiterlesen|mehr (?:zum thema|dazu|lesen)|lesen sie auch|siehe auch|zur startseite)\b/i,
  /^(?:lire (?:aussi|la suite|plus)|à lire aussi|voir aussi|leer (?:más|también)|lea también|sigue leyendo|seguir leyendo)(?![\p{L}])/iu,
  /^(?:anzeige|advertisement|ad|publicité|publicidad)\b\s*:?/iu,
  /^(?:image|photo|bild|foto|crédit|credit|source|quelle)s?(?: credits?)?\s*:/iu,
  /^(?:by|von|par|por) \p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,2}\.?$/u,
]

/** What has it anywhere, with the words of which one is in all that matches: most sentences have none, and looking for words is cheap. */
const ANYWHERE: readonly (readonly [words: string, pattern: RegExp])[] = [
  // About the feed and the page
  ['post', /\bthe post\b.+\b(?:appeared first on|first appeared on)\b/i],
  ['click', /\bclick here\b/i],
  [
    'subscribe sign newsletter podcast webinar abonnez inscrivez',
    /\b(?:subscribe (?:to|for|now|today)|sign up (?:for|to)|(?:our|daily|weekly|free) (?:\p{L}+ )?(?:newsletter|podcast|webinar)|abonnez-vous|inscrivez-vous)\b/iu,
  ],
  [
    'newsletter abonnieren suscribase suscribete boletin',
    /\b(?:newsletter (?:abonnieren|bestellen)|abonnieren sie|suscríbase|suscríbete|nuestro boletín|notre newsletter)(?![\p{L}])/iu,
  ],
  [
    'follow folgen suivez siguenos join leave share',
    /\bfollow us\b|\bfolgen sie uns\b|\bsuivez-nous\b|\bsíguenos\b|\bjoin (?:us|our)\b|\bleave a comment\b|\bshare this\b/iu,
  ],
  [
    'rights rechte droits derechos c',
    /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos\b|\(c\) \d{4}/iu,
  ],
  ['affiliate sponsored', /\baffiliate (?:links?|commission)\b|\bsponsored (?:by|content|post)\b/i],
  [
    'cookie cookies privacy terms',
    /\bcookies?\b.*\b(?:accept|consent|policy|settings)\b|\bprivacy policy\b|\bterms of (?:use|service)\b/i,
  ],
  // Selling
  [
    'trial demo try contact learn download get save off discount limited award industry customers',
    /\b(?:free trial|book a demo|request a demo|try (?:it|our) .*free|contact (?:our )?sales|learn how (?:our|we)|download (?:our|the) (?:free )?(?:e-?book|white ?paper|guide|report)|get (?:your|our) free|save \d+ ?%|% off|discount code|limited[- ]time offer|our (?:award-winning|industry-leading|customers love))\b/i,
  ],
  [
    'world best cutting game industry revolutionary next unparalleled seamless seamlessly',
    /\b(?:world[- ]class|best[- ]in[- ]class|cutting[- ]edge|game[- ]chang(?:er|ing)|industry[- ]leading|revolutionary|next[- ]generation (?:platform|solution)s?|unparalleled|seamless(?:ly)?)\b/i,
  ],
  [
    'testen testversion essai prueba demo',
    /\b(?:jetzt (?:kostenlos )?testen|kostenlose testversion|essai gratuit|prueba gratuita|demander une démo)\b/iu,
  ],
]

const BY_WORD = new Map<string, RegExp[]>()
for (const [words, pattern] of ANYWHERE)
  for (const word of words.split(' ')) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), pattern])

/** True for a sentence, with its words, that stands under every article of its publisher, or that sells something. */
export function isBoilerplate(sentence: string, tokens: readonly Token[] = tokensOf(sentence)): boolean {
  return (
    sentence.length < 3 ||
    sentence.includes('©') ||
    BEGINNINGS.some((pattern) => pattern.test(sentence)) ||
    tokens.some(({ text }) => BY_WORD.get(text)?.some((pattern) => pattern.test(sentence)) ?? false)
  )
}
