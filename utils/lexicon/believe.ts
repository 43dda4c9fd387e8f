import { CUED, EXACT, FREE, STRICT } from './needs'
import {
  ARTICLE_BEFORE,
  BLOCK_IN_CAPITALS,
  BOUNDARIES,
  type Candidates,
  COMPOUND,
  CONTEXT,
  DEED_NEXT,
  FLAW_BESIDE,
  FOREIGN_SCRIPT,
  FORM,
  FUNCTION_NEXT,
  GERMAN,
  LEGAL_FORM_NEXT,
  MORE_THAN_ONE_WORD,
  NEXT_CAPITAL,
  NEXT_UNUSUAL,
  NUMBER,
  OF_NEXT,
  PLACE_NEXT,
  POSSESSIVE,
  PREVIOUS_BEGINS,
  PREVIOUS_CAPITAL,
  PROSE,
  SENTENCE_START,
  TITLE_BEFORE,
  TRADEMARK,
  VERB_NEXT,
  VERSION,
  WHOLE_BLOCK,
} from './candidates'
import { capitalsFit, isInCapitals } from './capitals'
import type { Cue } from './entity'
import { ACRONYM, EVERYDAY, FLAGSHIP, MULTI, NEED_SHIFT, OWN_VENDOR, PRODUCT, PROPER, VENDOR_ONLY } from './layout'
import { isReadInLowerCase, type Lexicon } from './lexicon'
import { wordsFit } from './match'
import { ALL_LOWER, ALL_UPPER, TITLE } from './phrase'
import { isArticled, isNamedBesides, isNamedFirst, isTopical, TECHNICAL } from './topic'

/*
 * Whether one candidate means one record's name: what the text itself looks like, against what the name needs, with what the
 * rest of the page says. docs/lexicon.md has these rules in a table.
 */

/** What the page says beside the candidate itself; asked for only where the rules need it. */
export interface Evidence {
  /** The vendor's name (or for a company one of its products) right beside it; a few words away; anywhere on the page. */
  vendor(): 'beside' | 'near' | 'page' | 'none'
  identifierNear(): boolean
  /** A believed name beside it in an enumeration, or a list of which each entry is a block. */
  listed(): boolean
  /** A name that is listed with capitals was believed in lower case near by: who writes here uses none. */
  isWrittenSmall(): boolean
  /** The same name was believed elsewhere on the page. */
  believedElsewhere(): boolean
  /** How often the page has it in lower case, and with a capital where only a name has one. */
  lower(): number
  clean(): number
  /** How many different names the page has that can hardly be anything else, up to TECHNICAL; an identifier counts as two. */
  technical(): number
}

const PARTS_OF_NAMES = PREVIOUS_CAPITAL | NEXT_CAPITAL

/** The cue that makes a candidate mean a record's name; undefined when it is left alone. */
export function believe(
  candidates: Candidates,
  candidate: number,
  lexicon: Lexicon,
  record: number,
  evidence: Evidence,
): Cue | undefined {
  const flags = lexicon.flagsOf(record)
  const need = (flags >>> NEED_SHIFT) & 3
  const context = candidates.get(candidate, CONTEXT)
  const form = candidates.get(candidate, FORM)
  if (!wordsFit(lexicon, record, candidates.get(candidate, BOUNDARIES))) return undefined
  if (!capitalsFit(candidates, candidate, flags, need)) {
    return form === ALL_LOWER && isReadInLowerCase(flags) ? believeLowerCase(flags, context, evidence, need) : undefined
  }
  const isSplit = (context & MORE_THAN_ONE_WORD) !== 0 && (flags & MULTI) === 0
  if (isSplit) return (context & PROSE) !== 0 && (context & PARTS_OF_NAMES) === 0 ? 'phrase' : undefined
  if ((context & TRADEMARK) !== 0 && (need <= EXACT || (context & PREVIOUS_CAPITAL) === 0)) return 'trademark'
  if (need === FREE) return (context & MORE_THAN_ONE_WORD) !== 0 ? 'phrase' : 'distinct'
  if (need === EXACT) return believeExact(flags, context, evidence)
  if (need === STRICT && (flags & VENDOR_ONLY) !== 0) return undefined
  if (evidence.vendor() === 'beside') return 'vendor'
  if ((context & FLAW_BESIDE) !== 0 && isFlawedThing(flags, context, evidence)) return 'flaw'
  if ((flags & MULTI) !== 0) return believePhrase(flags, context, evidence)
  return (flags & (PRODUCT | VENDOR_ONLY)) !== PRODUCT
    ? believeCompany(flags, context, evidence, form)
    : believeProduct(flags, context, evidence, need, form, isInCapitals(candidates, candidate, flags))
}

/** With its capital right beside a word for a flaw: a product, unless another capital makes it a part of something else. */
function isFlawedThing(flags: number, context: number, evidence: Evidence): boolean {
  if ((context & (BLOCK_IN_CAPITALS | GERMAN)) !== 0 && (flags & MULTI) === 0) return false
  if ((context & PREVIOUS_CAPITAL) !== 0 && (context & PREVIOUS_BEGINS) === 0) return false
  if ((context & NEXT_CAPITAL) !== 0) return false
  // "Access vulnerability": a sentence's first word has a capital anyway.
  return (context & SENTENCE_START) === 0 || (flags & MULTI) !== 0 || ((flags & EVERYDAY) === 0 && evidence.lower() === 0)
}

function believeExact(flags: number, context: number, evidence: Evidence): Cue | undefined {
  const cue = (flags & MULTI) !== 0 ? 'phrase' : 'exact-case'
  if ((flags & PROPER) === 0) return cue
  if ((context & LEGAL_FORM_NEXT) !== 0) return 'legal-form'
  if (evidence.vendor() === 'beside') return 'vendor'
  if ((context & (TITLE_BEFORE | PLACE_NEXT)) !== 0 || evidence.lower() > evidence.clean()) return undefined
  if (isPartOfName(context, evidence)) return undefined
  if (evidence.vendor() === 'near') return cue
  if (isArticled(context)) return undefined
  if (evidence.listed() || evidence.vendor() === 'page') return cue
  if (
    evidence.technical() >= TECHNICAL &&
    ((context & ARTICLE_BEFORE) === 0 || (context & NEXT_UNUSUAL) !== 0 || evidence.believedElsewhere())
  )
    return cue
  if ((context & DEED_NEXT) !== 0) return 'deed'
  if (evidence.believedElsewhere() && (context & (NEXT_CAPITAL | COMPOUND)) === 0 && !isArticled(context)) return 'repeated'
  if ((context & ARTICLE_BEFORE) !== 0) return undefined
  if ((context & SENTENCE_START) === 0) return (context & (PROSE | NEXT_CAPITAL)) === NEXT_CAPITAL ? undefined : cue
  return (context & POSSESSIVE) !== 0 || (context & (PROSE | FUNCTION_NEXT)) === FUNCTION_NEXT ? cue : undefined
}

/** A name that is listed with capitals, in lower case: only where something else speaks for it. */
function believeLowerCase(flags: number, context: number, evidence: Evidence, need: number): Cue | undefined {
  if (need === CUED && (isArticled(context) || (flags & ACRONYM) !== 0)) return undefined
  if (need === CUED && (context & PROSE) !== 0 && evidence.technical() >= TECHNICAL && evidence.isWrittenSmall()) return 'topic'
  if ((flags & (PROPER | ACRONYM)) !== 0) return undefined
  if (evidence.believedElsewhere()) return 'repeated'
  if ((flags & PRODUCT) === 0) return undefined
  if (evidence.vendor() === 'page' && need < CUED) return 'page-vendor'
  if (evidence.vendor() === 'near' || evidence.vendor() === 'beside') return 'vendor'
  if (evidence.identifierNear()) return 'near-identifier'
  if ((flags & MULTI) !== 0) return undefined
  if ((context & VERSION) !== 0) return 'version'
  if (need === EXACT) return undefined
  if (evidence.listed()) return 'list'
  if (need !== FREE) return undefined
  return evidence.technical() >= TECHNICAL && (context & PROSE) !== 0 ? 'topic' : undefined
}

/** Two or more words that are all ordinary ones. */
function believePhrase(flags: number, context: number, evidence: Evidence): Cue | undefined {
  if ((context & (VERSION | NUMBER)) !== 0) return 'version'
  if (evidence.vendor() === 'near') return 'vendor'
  if (evidence.identifierNear()) return 'near-identifier'
  if (evidence.vendor() === 'page') return 'page-vendor'
  if (evidence.believedElsewhere()) return 'repeated'
  if ((flags & EVERYDAY) !== 0 && (evidence.technical() < TECHNICAL || !isClean(context))) return undefined
  if ((context & PROSE) !== 0 && (context & PARTS_OF_NAMES) === 0) return 'phrase'
  if ((flags & EVERYDAY) !== 0) return undefined
  const isAlone = (context & PREVIOUS_CAPITAL) === 0 || (context & PREVIOUS_BEGINS) !== 0
  return evidence.technical() >= TECHNICAL && isAlone && (context & BLOCK_IN_CAPITALS) === 0 ? 'topic' : undefined
}

/** A company, malware or group named by an ordinary word. */
function believeCompany(flags: number, context: number, evidence: Evidence, form: number): Cue | undefined {
  if ((context & LEGAL_FORM_NEXT) !== 0) return 'legal-form'
  if (isPartOfName(context, evidence) || (context & (TITLE_BEFORE | PLACE_NEXT)) !== 0) return undefined
  const isFirstWord = (context & (SENTENCE_START | PROSE)) === (SENTENCE_START | PROSE) && (flags & EVERYDAY) !== 0
  if (evidence.listed() && !isFirstWord) return 'list'
  if (evidence.vendor() === 'near') return 'vendor'
  if (evidence.lower() > evidence.clean() * 2) return undefined
  if (evidence.vendor() === 'page') return 'page-vendor'
  if ((context & (DEED_NEXT | PROSE)) === (DEED_NEXT | PROSE) && (context & ARTICLE_BEFORE) === 0) return 'deed'
  if (evidence.believedElsewhere() && !isArticled(context)) return 'repeated'
  if (evidence.identifierNear() && isClean(context)) return 'near-identifier'
  const isTechnical = evidence.technical() >= TECHNICAL
  if (isArticled(context) || ((flags & PROPER) !== 0 && !isTechnical)) return undefined
  const isKnown = (flags & (FLAGSHIP | EVERYDAY)) === FLAGSHIP && isTechnical && form !== ALL_UPPER
  if (isKnown && evidence.lower() === 0 && isTopical(flags, context, evidence, CUED)) return 'topic'
  const enough = (flags & EVERYDAY) !== 0 && form !== ALL_UPPER ? 3 : 1
  if (evidence.lower() > 0) return undefined
  const isSubject = (context & (VERB_NEXT | PROSE)) === (VERB_NEXT | PROSE) && (context & ARTICLE_BEFORE) === 0
  if (isTechnical && (flags & EVERYDAY) === 0 && (isInsideSentence(context) || isSubject)) return 'exact-case'
  if (isTechnical && (flags & EVERYDAY) === 0 && (context & NEXT_UNUSUAL) !== 0) return 'exact-case'
  if (evidence.clean() < enough) return undefined
  const standsAlone = (context & (FUNCTION_NEXT | POSSESSIVE)) !== 0 && (context & ARTICLE_BEFORE) === 0
  if (!isTechnical && !standsAlone && (context & NEXT_UNUSUAL) === 0 && form !== ALL_UPPER) return undefined
  return isClean(context) || (context & POSSESSIVE) !== 0 ? 'exact-case' : undefined
}

/** A product named by an ordinary word, or by a few letters. */
function believeProduct(
  flags: number,
  context: number,
  evidence: Evidence,
  need: number,
  written: number,
  inCapitals: boolean,
): Cue | undefined {
  const form = inCapitals && written === ALL_UPPER ? TITLE : written
  const everyday = (flags & EVERYDAY) !== 0
  const isPartOfName = (context & PREVIOUS_CAPITAL) !== 0
  const mayHaveVersion = !everyday || evidence.vendor() !== 'none' || isClean(context)
  if ((context & VERSION) !== 0 && mayHaveVersion && (!isPartOfName || ((context & PREVIOUS_BEGINS) !== 0 && !everyday)))
    return 'version'
  const isTechnical = evidence.technical() >= TECHNICAL
  const isNumbered = (context & NUMBER) !== 0
  const isFlagship = (flags & FLAGSHIP) !== 0
  if (isNumbered && !everyday && !isPartOfName && ((context & PROSE) !== 0 || isTechnical || isFlagship)) return 'version'
  const isTopic = isFlagship && !everyday && isTechnical && form !== ALL_UPPER && isTopical(flags, context, evidence, need)
  if (isTopic && (isPartOfName || (context & SENTENCE_START) !== 0)) return 'topic'
  if (isPartOfName) {
    if (isNamedFirst(flags, context, evidence)) return 'page-vendor'
    return isFlagship && !everyday && isNamedBesides(flags, context, evidence) ? 'repeated' : undefined
  }
  if ((context & (TITLE_BEFORE | PLACE_NEXT)) !== 0) return undefined
  const sure = isClean(context)
  if (evidence.vendor() === 'near' && (context & PROSE) !== 0 && (sure || evidence.listed() || isNumbered)) return 'vendor'
  if (evidence.identifierNear() && sure) return 'near-identifier'
  const isHardlyWord = (isFlagship || inCapitals) && need === CUED && isTechnical
  const isUsedAsWord = !isHardlyWord && evidence.lower() > evidence.clean()
  if (everyday) {
    if (isTechnical && sure && (context & GERMAN) === 0 && evidence.listed()) return 'list'
    const isCapitalName =
      (context & GERMAN) === 0 &&
      (sure || (evidence.believedElsewhere() && (context & (VERB_NEXT | PROSE)) === (VERB_NEXT | PROSE)))
    return isTechnical && evidence.vendor() === 'page' && isCapitalName && !isUsedAsWord ? 'page-vendor' : undefined
  }
  const isPlaceOrFigure = (flags & PROPER) !== 0 && !isTechnical
  if (evidence.vendor() === 'page' && !isPlaceOrFigure && (sure || evidence.listed() || isNumbered)) return 'page-vendor'
  const isArticle = (context & ARTICLE_BEFORE) !== 0
  const isKnown = isTechnical && isInsideSentence(context) && !isUsedAsWord && !isArticle
  if (isKnown && evidence.vendor() === 'page') return 'page-vendor'
  if (isKnown && evidence.believedElsewhere()) return 'repeated'
  const isWellKnown = (flags & (FLAGSHIP | OWN_VENDOR)) !== 0 || (need === CUED && (flags & PROPER) === 0)
  if (evidence.listed() && (need === CUED || (isTechnical && isWellKnown)) && !isUsedAsWord) return 'list'
  const isOnTopic = !isFlagship || evidence.technical() > 0 || evidence.clean() > 1
  if (need === CUED && form === TITLE && (flags & PROPER) === 0 && sure && isOnTopic && (isHardlyWord || evidence.lower() === 0))
    return 'exact-case'
  if (isFlagship && sure && form === TITLE && isOnTopic && !isUsedAsWord && !isArticled(context)) return 'topic'
  if (isFlagship && (context & FOREIGN_SCRIPT) !== 0 && isClean(context)) return 'topic'
  if (isTechnical && isWellKnown && (flags & ACRONYM) === 0 && form !== ALL_UPPER) {
    if (!isUsedAsWord && (isFlagship ? isInsideSentence(context) && !isArticled(context) : sure && !isArticle)) return 'topic'
    const isSubject = (context & (VERB_NEXT | PROSE)) === (VERB_NEXT | PROSE)
    if (isSubject && evidence.lower() <= (isFlagship ? 1 : 0)) return 'topic'
    if (isFlagship && (context & WHOLE_BLOCK) !== 0 && evidence.lower() === 0) return 'topic'
  }
  const standsAlone = sure && isTechnical && (context & (FUNCTION_NEXT | ARTICLE_BEFORE | GERMAN)) === FUNCTION_NEXT
  if (standsAlone && (flags & (PROPER | ACRONYM)) === 0 && form === TITLE && evidence.lower() === 0) return 'topic'
  if (!evidence.believedElsewhere()) return undefined
  if (isFlagship && (flags & PROPER) === 0 && evidence.lower() === 0 && (context & OF_NEXT) === 0 && !isArticled(context))
    return 'repeated'
  if (sure || need < STRICT || evidence.listed() || isNumbered) return 'repeated'
  const goesOn = (context & (FUNCTION_NEXT | POSSESSIVE | VERB_NEXT)) !== 0 && (context & (OF_NEXT | NEXT_CAPITAL)) === 0
  return isTechnical && evidence.lower() === 0 && goesOn ? 'repeated' : undefined
}

/** In running text after another capitalised word, unless that begins the sentence and the page has the name by itself. */
function isPartOfName(context: number, evidence: Evidence): boolean {
  if ((context & PREVIOUS_CAPITAL) === 0 || (context & PROSE) === 0) return false
  return (context & PREVIOUS_BEGINS) === 0 || !evidence.believedElsewhere()
}

/** In running text, inside a sentence, after a word in lower case. */
function isInsideSentence(context: number): boolean {
  return (context & (PROSE | SENTENCE_START | BLOCK_IN_CAPITALS | PREVIOUS_CAPITAL)) === PROSE
}

/** In running text, inside a sentence, with no other capitalised word beside it: only a name has a capital there. */
export function isClean(context: number): boolean {
  if (!isInsideSentence(context)) return false
  const isGermanCompound = (context & (COMPOUND | GERMAN)) === (COMPOUND | GERMAN)
  return isGermanCompound || (context & (NEXT_CAPITAL | NEXT_UNUSUAL)) !== NEXT_CAPITAL
}
