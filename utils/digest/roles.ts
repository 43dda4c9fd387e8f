import type { AdvisoryEntity, EntityRole } from '../advisories'
import type { LexiconEntity } from '../lexicon'
import type { ReadArticle } from './features'
import { AUTHORITIES, HARM } from './name-cues'
import { LEAD, ownName, weightOf } from './name-weight'
import type { NameMention } from './names'
import { wordsBeside } from './sentences'

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
/** Another name in a title in which one stands right beside that word. */
const BESIDE_HARMED = 0.5
/** A name is affected from this share of the most prominent one's points on, and from this many points. */
const SHARE = 0.5
const LEAST = 0.85
/** A firm stands before its products from this share of their points on: where something happened to it, and where its service is down. */
const FIRM_BEFORE_THING = { firm: 0.9, service: 1.5 }
/** Its own product stands before a firm from this share of the firm's points on. */
const OWN_THING = 0.6
/** Names that share the first place: more of them make a list of examples. */
const MOST_AFFECTED = 4
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
    const harmed = (mentions[index] ?? []).filter(
      (mention) => mention.sentence <= LEAD && isHarmed(article, mention) && isItself(article, mention),
    )
    const isBesideHarmed = (mention: NameMention) =>
      harmed.some((other) => other.sentence === mention.sentence && other.entity.id !== mention.entity.id) &&
      !harmed.some((other) => other.sentence === mention.sentence && AND_ALSO.test(textBetween(article, other, mention)))
    const here = new Map<string, { entity: LexiconEntity; title: number; lead: number; any: number }>()
    for (const mention of mentions[index] ?? []) {
      const { entity, sentence } = mention
      const known = here.get(entity.id) ?? { entity, title: 0, lead: 0, any: 0 }
      const weight =
        weightOf(article, mention) * (isHarmed(article, mention) ? HARMED : isBesideHarmed(mention) ? BESIDE_HARMED : 1)
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

/** "in Jira and Confluence Data Center": both are meant. */
const AND_ALSO = /^,? (?:and|und|et|y|&) (?:the |(?:\p{Lu}\p{L}+ ))?$|^, $/u

function textBetween(article: ReadArticle, from: NameMention, to: NameMention): string {
  return article.sentences[from.sentence]?.text.slice(from.end, Math.max(from.end, to.start)) ?? ''
}

/** Neither said in passing nor whose the thing is: "a vulnerability in Samsung’s image library". */
function isItself(article: ReadArticle, mention: NameMention): boolean {
  return weightOf(article, mention) >= 0.4 && !/^['’]s? /.test(article.sentences[mention.sentence]?.text.slice(mention.end) ?? '')
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
  const families = [ownName(family), ...[family.name, ...(family.aliases ?? [])].map((name) => name.toLowerCase())]
  return [ownName(entity), entity.name.toLowerCase()].some((name) => families.some((each) => name.startsWith(`${each} `)))
}
