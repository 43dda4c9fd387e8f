import type { AdvisoryEntity, EntityRole } from '../advisories'
import type { LexiconEntity } from '../lexicon'
import type { ReadArticle } from './features'
import { AUTHORITIES, HARM } from './name-cues'
import type { NameMention } from './names'
import { wordsBeside } from './sentences'
import type { Token } from './tokens'

/*
 * What each name has to do with a story. A product that is merely compared with, that something runs on, or that is said to be safe
 * must not get the advisory.
 */

/** How much a place speaks for a name being what the story is about. */
const IN_TITLE = 2
const IN_LEAD = 1
const MENTIONED = 0.8
/** A mention right beside the word for what went wrong counts this many times as much. */
const HARMED = 1.5
/** A mention that says what else there is, or on what it runs, counts this much. */
const ASIDE = 0.15
/** A name is affected from this share of the most prominent one's points on, and from this many points. */
const SHARE = 0.5
const LEAST = 0.85
/** A firm stands before its products from this share of their points on: where something happened to it, and where its service is down. */
const FIRM_BEFORE_THING = { firm: 0.9, service: 1.5 }
/** Its own product stands before a firm from this share of the firm's points on. */
const OWN_THING = 0.6
/** Names that share the first place: more of them make a list of examples. */
const MOST_AFFECTED = 4
/** Sentences at the beginning of a text that say what it is about. */
const LEAD = 2

/** Words before a name that make it a place or a comparison. */
const BEFORE_ASIDE = new Set(
  `for on via through like unlike including include includes than instead versus vs against from into under of fur unter auf gegen
  neben wie pour sur sous comme contre para en sobre como contra as with und and uses using by ran used`.split(/\s+/),
)
/** Where packages and plugins come from: never what a story about one of them is about. */
const REGISTRIES = new Set(['npm', 'pypi', 'rubygems', 'docker hub', 'wordpress', 'visual studio code', 'github actions'])

/** The weaker of them, which only count where no title has the name. */
const WEAK_BEFORE = new Set(['of', 'with', 'und', 'and', 'from', 'en', 'by', 'against', 'into', 'as', 'fur', 'through', 'via'])
const SAFE =
  /\b(?:not|nicht|pas|no|isn't|aren't) (?:\w+ ){0,2}(?:affected|vulnerable|betroffen|concern|touch|afectad|impacted)|\b(?:unaffected|not been hacked|another product than)\b/i

/** What kind of thing a story is about: a product with a flaw, a service that is down, or a firm that something happened to. */
export interface Struck {
  what: 'product' | 'service' | 'firm'
  /** A flaw is spoken of, whatever else happened. */
  isFlaw: boolean
}

interface Standing {
  entity: LexiconEntity
  points: number
  /** In how many articles. */
  articles: number
  /** In how many titles or beginnings. */
  led: number
}

/** The names of a story, most prominent first, each with its role. */
export function rolesOf(
  articles: readonly ReadArticle[],
  mentions: readonly (readonly NameMention[])[],
  struck: Struck,
): AdvisoryEntity[] {
  const standings = foldFamilies(standingsOf(articles, mentions), articles)
  const publishers = new Set(articles.map(({ article }) => article.publisher.toLowerCase()))
  const isSource = ({ name }: LexiconEntity) => AUTHORITIES.test(name) || publishers.has(name.toLowerCase())
  const things = standings.filter(({ entity }) => isThing(entity))
  const firms = standings.filter(({ entity }) => entity.type === 'Company' && !isSource(entity))
  const affected = new Set(chosen(things, firms, struck).map(({ entity }) => entity.id))
  for (const id of joinedTo(affected, articles, mentions)) affected.add(id)
  const vendors = new Set(
    standings.filter(({ entity }) => affected.has(entity.id)).map(({ entity }) => (entity.vendor ?? '').toLowerCase()),
  )
  const roleOf = (entity: LexiconEntity): EntityRole => {
    if (affected.has(entity.id)) return 'affected'
    if (entity.type === 'Company' && vendors.has(entity.name.toLowerCase())) return 'vendor'
    return isSource(entity) ? 'source' : 'mentioned'
  }
  return standings.map(({ entity }) => ({
    id: entity.id,
    name: entity.name,
    type: entity.type,
    role: roleOf(entity),
    vendor: entity.vendor ?? '',
    aliases: entity.aliases ?? [],
  }))
}

function isThing({ type }: LexiconEntity): boolean {
  return type === 'Product' || type === 'Platform' || type === 'Library' || type === 'Service'
}

/** What the story is about: products where something is wrong with products, else firms; the one that is said more, where both are. */
function chosen(things: readonly Standing[], firms: readonly Standing[], struck: Struck): Standing[] {
  const best = (standings: readonly Standing[]) => Math.max(0, ...standings.map(({ points }) => points))
  const [thing, firm] = [best(things), best(firms)]
  const isOfFirm =
    things[0] !== undefined && (things[0].entity.vendor ?? '').toLowerCase() === firms[0]?.entity.name.toLowerCase()
  const isProduct = struck.what === 'product' || (isOfFirm && thing >= LEAST && (struck.isFlaw || thing >= OWN_THING * firm))
  const takeFirms = isProduct ? thing < LEAST : firm >= FIRM_BEFORE_THING[struck.what as 'firm' | 'service'] * thing
  const from = takeFirms ? firms : things
  const most = best(from)
  const least = takeFirms ? 0.8 * most : SHARE * most
  return from.filter(({ points }) => points >= LEAST && points >= least).slice(0, takeFirms ? 1 : MOST_AFFECTED)
}

/** Products that a title or a beginning names in one breath with an affected one: "iOS and iPadOS". */
function joinedTo(
  affected: ReadonlySet<string>,
  articles: readonly ReadArticle[],
  mentions: readonly (readonly NameMention[])[],
): string[] {
  return articles.flatMap((article, index) => {
    const here = (mentions[index] ?? [])
      .filter(({ entity, sentence }) => sentence <= LEAD && isThing(entity))
      .sort((a, b) => a.sentence - b.sentence || a.start - b.start)
    return here.flatMap((mention, at) => {
      const next = here[at + 1]
      if (!next || next.sentence !== mention.sentence || weightOf(article, next) < 0.4) return []
      const between = (article.sentences[mention.sentence]?.text ?? '').slice(mention.end, next.start)
      if (!/^(?: v?\d[\w.]*)?,? (?:and|und|et|y|&) (?:\p{Lu}\p{L}+ )?$/u.test(between)) return []
      if (affected.has(mention.entity.id)) return [next.entity.id]
      return affected.has(next.entity.id) && weightOf(article, mention) >= 0.4 ? [mention.entity.id] : []
    })
  })
}

function standingsOf(articles: readonly ReadArticle[], mentions: readonly (readonly NameMention[])[]): Standing[] {
  const standings = new Map<string, Standing>()
  articles.forEach((article, index) => {
    const here = new Map<string, { entity: LexiconEntity; title: number; lead: number; any: number }>()
    for (const mention of mentions[index] ?? []) {
      const { entity, sentence } = mention
      const known = here.get(entity.id) ?? { entity, title: 0, lead: 0, any: 0 }
      const weight = weightOf(article, mention) * (isHarmed(article, mention) ? HARMED : 1)
      if (sentence === 0) known.title = Math.max(known.title, weight)
      else if (sentence <= LEAD) known.lead = Math.max(known.lead, weight)
      known.any = Math.max(known.any, weight)
      here.set(entity.id, known)
    }
    for (const [id, { entity, title, lead, any }] of here) {
      const standing = standings.get(id) ?? { entity, points: 0, articles: 0, led: 0 }
      standing.points += (IN_TITLE * title + IN_LEAD * lead + MENTIONED * any) / articles.length
      standing.articles++
      if (Math.max(title, lead) >= 0.5) standing.led++
      standings.set(id, standing)
    }
  })
  return [...standings.values()].sort((a, b) => b.points - a.points || (a.entity.id < b.entity.id ? -1 : 1))
}

/** "Cloudflare outage", "Ausfall bei Cloudflare", "flaw in Redis": the word for the harm stands beside the name. */
function isHarmed(article: ReadArticle, mention: NameMention): boolean {
  const sentence = article.sentences[mention.sentence]
  if (!sentence) return false
  const { before, behind, gap } = wordsBeside(sentence, mention)
  if (HARM.test(behind) && /^[ -]$/.test(gap)) return true
  const [preposition = '', harm = ''] = before
  return /^(?:in|at|bei|chez|en|dans|against|gegen|of)$/.test(preposition) && HARM.test(harm)
}

/** From 0, said to be safe, to 1. */
function weightOf(article: ReadArticle, { entity, sentence: place, start, end }: NameMention): number {
  const sentence = article.sentences[place]
  if (!sentence) return 0
  if (SAFE.test(clauseAt(sentence.text, start, end))) return 0
  const at = sentence.tokens.findIndex((token) => token.start >= start)
  const [before, earlier] = [sentence.tokens[at - 1]?.text ?? '', sentence.tokens[at - 2]?.text ?? '']
  if (before === 'as' && earlier === 'such') return ASIDE
  if (REGISTRIES.has(ownName(entity))) return ASIDE
  if (before === 'of' && /^(?:messages|chats|passwords|cookies|contents|screenshots)$/.test(earlier)) return ASIDE
  if (
    /^(?:,? (?:and|or|und|oder|et|ou|y|o) \p{Lu}\p{L}+)?[ -](?:extension|plug-?in|add-?on|theme|package|apps?|clients?|versions?|builds?|clusters?|environments?|marketplace|app store|web store|scripts?|files?|documents?|messages?|chats?|actions?|skripte|dateien|dokumente|nachrichten|erweiterung)\b/iu.test(
      sentence.text.slice(end),
    )
  )
    return ASIDE
  if (isLoot(sentence.text.slice(end), sentence.tokens, at)) return ASIDE
  if (AND.has(before) && leadsAside(sentence.tokens, at - 1)) return ASIDE
  if (before === 'not' || before === 'nicht') return 0
  const first = place === 0 || place <= LEAD
  if (BEFORE_ASIDE.has(before) && !(WEAK_BEFORE.has(before) && first) && !isFlawIn(sentence.tokens, at - 1)) return ASIDE
  return isEnumerated(sentence.text, start, end) ? 0.4 : 1
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

/**
 * "NetScaler" where articles speak of "NetScaler ADC and NetScaler Gateway" is the family's name: what is said about it is said about
 * its members, if these are in the texts' beginnings.
 */
function foldFamilies(standings: Standing[], articles: readonly ReadArticle[]): Standing[] {
  const gone = new Set<Standing>()
  for (const family of standings) {
    const members = standings.filter((other) => other !== family && isMember(other.entity, family.entity))
    const led = members.filter(({ led, entity }) => led >= 0.5 * articles.length || /\bkernel$/i.test(entity.name))
    for (const member of led) {
      member.points = Math.max(member.points, family.points)
      gone.add(family)
    }
  }
  return standings.filter((standing) => !gone.has(standing)).sort((a, b) => b.points - a.points)
}

function isMember(entity: LexiconEntity, family: LexiconEntity): boolean {
  if (!isThing(entity) || !isThing(family)) return false
  return [ownName(entity), entity.name.toLowerCase()].some((name) => name.startsWith(`${ownName(family)} `))
}

/** A product's name in lower case without its vendor's. */
export function ownName({ name, vendor = '' }: { name: string; vendor?: string }): string {
  const lower = name.toLowerCase()
  const prefix = `${vendor.toLowerCase()} `
  return vendor !== '' && lower.startsWith(prefix) ? lower.slice(prefix.length) : lower
}
