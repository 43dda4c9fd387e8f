/*
 * What publishers put under or between their articles and what speaks to buyers: nothing of it is about the event.
 */

const BOILERPLATE: readonly RegExp[] = [
  // About the feed and the page
  /\bthe post\b.+\b(?:appeared first on|first appeared on)\b/i,
  /^(?:read (?:more|also|the (?:full|rest|whole))|continue reading|see also|related(?: (?:articles?|stories|posts?))?\s*:|also read|more (?:on|about) this)\b/i,
  /^(?:click|tap) (?:here|to)\b|\bclick here\b/i,
  /^(?:weiterlesen|mehr (?:zum thema|dazu|lesen)|lesen sie auch|siehe auch|zur startseite)\b/i,
  /^(?:lire (?:aussi|la suite|plus)|à lire aussi|voir aussi|leer (?:más|también)|lea también|sigue leyendo|seguir leyendo)(?![\p{L}])/iu,
  /\b(?:subscribe (?:to|for|now|today)|sign up (?:for|to)|(?:our|daily|weekly|free) (?:\p{L}+ )?(?:newsletter|podcast|webinar)|abonnez-vous|inscrivez-vous)\b/iu,
  /\b(?:newsletter (?:abonnieren|bestellen)|abonnieren sie|suscríbase|suscríbete|nuestro boletín|notre newsletter)(?![\p{L}])/iu,
  /\bfollow us\b|\bfolgen sie uns\b|\bsuivez-nous\b|\bsíguenos\b|\bjoin (?:us|our)\b|\bleave a comment\b|\bshare this\b/iu,
  /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos\b|©|\(c\) \d{4}/iu,
  /\baffiliate (?:links?|commission)\b|\bsponsored (?:by|content|post)\b|^(?:anzeige|advertisement|ad|publicité|publicidad)\b\s*:?/iu,
  /\bcookies?\b.*\b(?:accept|consent|policy|settings)\b|\bprivacy policy\b|\bterms of (?:use|service)\b/i,
  /^(?:image|photo|bild|foto|crédit|credit|source|quelle)s?(?: credits?)?\s*:/iu,
  /^(?:by|von|par|por) \p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,2}\.?$/u,
  // Selling
  /\b(?:free trial|book a demo|request a demo|try (?:it|our) .*free|contact (?:our )?sales|learn how (?:our|we)|download (?:our|the) (?:free )?(?:e-?book|white ?paper|guide|report)|get (?:your|our) free|save \d+ ?%|% off|discount code|limited[- ]time offer|our (?:award-winning|industry-leading|customers love))\b/i,
  /\b(?:world[- ]class|best[- ]in[- ]class|cutting[- ]edge|game[- ]chang(?:er|ing)|industry[- ]leading|revolutionary|next[- ]generation (?:platform|solution)s?|unparalleled|seamless(?:ly)?)\b/i,
  /\b(?:jetzt (?:kostenlos )?testen|kostenlose testversion|essai gratuit|prueba gratuita|demander une démo)\b/iu,
]

/** True for a sentence that stands under every article of its publisher, or that sells something. */
export function isBoilerplate(sentence: string): boolean {
  return sentence.length < 3 || BOILERPLATE.some((pattern) => pattern.test(sentence))
}
