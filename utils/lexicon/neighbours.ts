import {
  ARTICLE_BEFORE,
  COMPOUND,
  DEED_NEXT,
  FLAW_BESIDE,
  FOREIGN_SCRIPT,
  FUNCTION_NEXT,
  OF_NEXT,
  PLACE_NEXT,
  SENTENCE_START,
  TITLE_BEFORE,
  VERB_NEXT,
} from './candidates'
import { CLASS_MASK, HYPHEN, unitInfo } from './characters'
import { gapCode, JOINED } from './gaps'
import { FIRST_UPPER, HAS_LETTER, HAS_LOWER, type Tokens } from './tokens'
import { hashesOf } from './word-hashes'

/*
 * What the words right before and right after a candidate say about it, as bits: "Mr. Jenkins", "the Oracle at", "Apple said".
 */

/** Words that may precede a name without being part of it, although they stand in capitals at a sentence's start. */
export const FUNCTION_WORDS = hashesOf(
  'a an the this that these those my your our their his her its and or but nor so yet if as at by for from in into of off on onto out ' +
    'over per than to up via with without about after against all also any are be been before because both can could did do does ' +
    'each even every had has have how is it just like may more most must new no not now old only other should since some such then ' +
    'there they through under until use used using was we were what when where which while who why will would you i ' +
    'der die das den dem des ein eine und oder von mit für im am bei zu auf aus nach le la les un une des du de et ou pour avec par ' +
    'sur dans en el los las y o con para por il lo gli e di da per su een het van voor met op os as em no na ' +
    'anche auch aussi también também selon según segundo secondo laut wie comme como così bei unter avec chez durch nach',
)

/** After a name in the middle of a sentence: the sentence goes on, and the name is no part of a longer expression. */
const CONTINUING = hashesOf(
  'a an the and or but nor so yet if as at by for from in into of off on onto out over per than to up via with without about after ' +
    'against all also are be been before because both can could did do does each even every had has have how is it just like may more ' +
    'most must no not now only should since some such then there they through under until was we were what when where which while who ' +
    'why will would you i he she said says',
)
const ARTICLES = hashesOf('a an the this these those every each another his my your our their')
const TITLES = hashesOf(
  'mr mrs ms miss dr prof professor sir lord lady dame saint st rev reverend president senator judge captain capt sgt sergeant ' +
    'lieutenant colonel coach uncle aunt named herr frau dr monsieur madame mme m señor señora sr sra signor signora senhor senhora',
)
const OF_WORDS = hashesOf('of von de del della du des do da van')

/** With a capital after a name: a place, a club or an event that is called so. */
const PLACES = hashesOf(
  'street avenue road lane drive boulevard square park arena stadium center centre hall valley county city town village island islands ' +
    'river lake bay beach bridge mountain mountains hill hills house hotel inn school college university library church museum theater ' +
    'theatre club festival cup bowl league united fc airport station building tower towers room rooms garden gardens prize award awards',
)

/** What companies do and things do not, in the languages that news come in. */
const DEEDS = hashesOf(
  'said says announced announces released releases warned warns confirmed confirms disclosed discloses patched fixed fixes bought ' +
    'acquired acquires unveiled unveils launched launches shipped ships declined told wrote urges urged advises advised recommends ' +
    'recommended reported reports plans planned sued hired employs sells makes denied denies acknowledged published publishes ' +
    'introduced introduces rolled updated apologized promised promises credits credited adds drops stops wants cuts sues wins loses ' +
    'raises faces expands pulls halts removes blocks bans pays buys offers brings tests joins hires opens closes adopts ' +
    'lost gained fell rose slid jumped climbed slipped ' +
    'sagt sagte warnt warnte meldet meldete teilte kündigte veröffentlicht veröffentlichte bestätigt bestätigte behebt schließt ' +
    'annonce annonçait publie confirme indique recommande corrige anunció anuncia publicó publica confirmó confirma lanzó lanza ' +
    'corrigió advierte advirtió annuncia pubblica conferma rilascia corregge avverte anunciou corrigiu lançou confirmou publicou alerta',
)

/** What one thing does: after a name at a sentence's beginning, which is then no plural and no phrase's first word. */
const SINGULAR_VERBS = hashesOf(
  'is was has had does did can could will would may might should must needs requires runs keeps crashes supports gets lets makes uses ' +
    'comes takes works ist hat war kann will wird läuft est a était es era tiene è ha era é tem foi',
)

/** What is wrong with products, in the languages that news come in: before a preposition and the name, or after the name. */
const FLAWS = hashesOf(
  'flaw flaws vulnerability vulnerabilities bug bugs weakness weaknesses loophole zeroday rce exploit exploits outage outages ' +
    'lücke lücken sicherheitslücke sicherheitslücken schwachstelle schwachstellen störung ausfall datenleck ' +
    'faille failles vulnérabilité vulnérabilités panne vulnerabilidad vulnerabilidades fallo fallos falla vulnerabilità falha',
)
/** "zero-day", in two words; "zero trust" is none. */
const ZERO = hashesOf('zero')
const DAY = hashesOf('day days')
const WITHIN = hashesOf('in of at for affecting im von bei für dans de du des chez en del di nel em')

/** After a comma these go on about what one thing does: "Intel, which reports next week". */
const RELATIVES = hashesOf('which who whose qui dont')

/** Bits about one candidate, from word `first` to word `last` of a tokenized block. */
export function neighbourContext(text: string, tokens: Tokens, first: number, last: number): number {
  return before(text, tokens, first) | after(text, tokens, last)
}

/** The same bits, less one that means nothing here: beside a script without capitals, a capital is no sentence's beginning. */
export function withoutEmptySigns(context: number): number {
  return (context & FOREIGN_SCRIPT) === 0 ? context : context & ~SENTENCE_START
}

function before(text: string, tokens: Tokens, first: number): number {
  if (first === 0) return 0
  const end = tokens.ends[first - 1] ?? 0
  const start = tokens.starts[first] ?? 0
  const hash = tokens.hashes[first - 1] ?? 0
  if (start - end <= 2 && TITLES.has(hash) && text.charCodeAt(end) !== 0x2c) return TITLE_BEFORE
  if (gapCode(text, end, start) === JOINED && ARTICLES.has(hash)) return ARTICLE_BEFORE
  if (start - end === 1 && WITHIN.has(hash) && isFlawUpTo(tokens, first - 2)) return FLAW_BESIDE
  return start - end <= 1 && isCaseless(tokens, first - 1) ? FOREIGN_SCRIPT : 0
}

function after(text: string, tokens: Tokens, last: number): number {
  const next = last + 1
  if (next >= tokens.count) return FUNCTION_NEXT
  const end = tokens.ends[last] ?? 0
  const start = tokens.starts[next] ?? 0
  const hash = tokens.hashes[next] ?? 0
  const foreign = start - end <= 1 && isCaseless(tokens, next) ? FOREIGN_SCRIPT : 0
  if (gapCode(text, end, start) !== JOINED) {
    const isRelative = text.charCodeAt(end) === 0x2c && start - end === 2 && RELATIVES.has(hash)
    return FUNCTION_NEXT | foreign | (isRelative ? VERB_NEXT : 0)
  }
  if (start - end === 1 && (unitInfo(text.charCodeAt(end)) & CLASS_MASK) === HYPHEN) {
    const flags = tokens.flagsOf(next)
    return (flags & FIRST_UPPER) !== 0 && (flags & HAS_LOWER) !== 0 ? COMPOUND : 0
  }
  return (
    foreign |
    (DEEDS.has(hash) ? DEED_NEXT : 0) |
    (isFlawFrom(tokens, next) ? FLAW_BESIDE : 0) |
    (DEEDS.has(hash) || SINGULAR_VERBS.has(hash) || isPast(text, tokens, next) ? VERB_NEXT : 0) |
    (PLACES.has(hash) && (tokens.flagsOf(next) & FIRST_UPPER) !== 0 ? PLACE_NEXT : 0) |
    (OF_WORDS.has(hash) ? OF_NEXT : 0) |
    (CONTINUING.has(hash) && (tokens.flagsOf(next) & FIRST_UPPER) === 0 ? FUNCTION_NEXT : 0)
  )
}

/** The word is one for a flaw, or the second of "zero-day". */
function isFlawUpTo({ hashes }: Tokens, word: number): boolean {
  return FLAWS.has(hashes[word] ?? 0) || (DAY.has(hashes[word] ?? 0) && ZERO.has(hashes[word - 1] ?? 0))
}

/** The word is one for a flaw, or the first of "zero-day": in lower case, since in titles more begins so ("Acme Bug Bounty"). */
function isFlawFrom(tokens: Tokens, word: number): boolean {
  if ((tokens.flagsOf(word) & FIRST_UPPER) !== 0) return false
  const hash = tokens.hashes[word] ?? 0
  return FLAWS.has(hash) || (word + 1 < tokens.count && ZERO.has(hash) && DAY.has(tokens.hashes[word + 1] ?? 0))
}

/** "bucked", "released": in lower case, with the ending of English past tenses. */
function isPast(text: string, tokens: Tokens, word: number): boolean {
  const end = tokens.ends[word] ?? 0
  if ((tokens.lengths[word] ?? 0) < 5 || (tokens.flagsOf(word) & FIRST_UPPER) !== 0) return false
  return text.charCodeAt(end - 1) === 0x64 && text.charCodeAt(end - 2) === 0x65
}

/** A word of a script that has no capitals. */
function isCaseless(tokens: Tokens, word: number): boolean {
  return (tokens.flagsOf(word) & (HAS_LETTER | HAS_LOWER | FIRST_UPPER)) === HAS_LETTER
}
