import * as v from 'valibot'
import { entityId, ENTITY_ROLES, ENTITY_TYPES } from './entity'
import { normalizeIdentifier } from './identifier'
import { bandOfScore, SEVERITY_BANDS, type SeverityBand } from './severity'
import { safeLink } from './link'
import { cleanText } from './text'

/*
 * The advisory record: what a feed's item becomes, what is stored, shown and exported.
 *
 * The schema is lenient in what it takes (a missing field has an empty value, an invalid list entry is left out, text is cut
 * to its bound) and strict in what it gives: every text is clean, every link https, every list bounded.
 */

/** Bounds in UTF-16 units and entries. Generous against every feed measured, small enough that no record can harm. */
export const LIMITS = { id: 512, line: 400, paragraph: 4_000, body: 24_000, list: 200 } as const

const line = text(LIMITS.line)
const paragraph = text(LIMITS.paragraph)
const body = text(LIMITS.body)
const link = v.optional(
  v.pipe(
    v.nullish(v.string(), ''),
    v.transform((value) => safeLink(value) ?? null),
  ),
  null,
)

/** An ISO 8601 date as precise as its source: `2026`, `2026-05`, `2026-05-28` or an instant in UTC. */
const date = v.pipe(v.string(), v.transform(normalizeDate), v.string())
const optionalDate = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'string' ? normalizeDate(value) : undefined) ?? null),
  ),
  null,
)
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(10))

const severityReason = v.pipe(
  v.union([
    v.pipe(
      v.string(),
      v.transform((value) => ({ text: value })),
    ),
    v.looseObject({ text: v.string() }),
  ]),
  v.object({
    /** A sentence that stands on its own: "Listed as known exploited by CISA since 2026-08-21". */
    text: requiredText(LIMITS.line),
    /** What the fact does to the severity. */
    effect: v.fallback(v.picklist(['raises', 'lowers', 'states']), 'states'),
    /** Who says so. */
    source: line,
  }),
)

const severity = v.pipe(
  v.looseObject({}),
  v.object({
    band: v.fallback(v.optional(v.pipe(v.string(), v.toLowerCase(), v.picklist(SEVERITY_BANDS))), undefined),
    /** 0 to 10; null where nobody states a score and none can be computed. */
    score: v.fallback(v.nullish(score, null), null),
    reasons: list(severityReason, 50),
  }),
  v.transform(({ band, score, reasons }): Severity => ({
    band: score === null ? (band ?? 'none') : bandOfScore(score),
    score,
    reasons,
  })),
)

const entity = v.pipe(
  v.object({
    id: v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.maxLength(LIMITS.id),
        v.transform((id) => cleanText(id, LIMITS.id)),
      ),
      '',
    ),
    name: requiredText(LIMITS.line),
    type: v.fallback(v.picklist(ENTITY_TYPES), 'Product'),
    role: v.fallback(v.picklist(ENTITY_ROLES), 'affected'),
    /** The vendor's name, for a product. */
    vendor: line,
    /** Other names that people write for it. */
    aliases: list(requiredText(LIMITS.line), 20),
  }),
  v.transform((value) => ({ ...value, id: value.id || entityId(value) })),
)

const affectedRange = v.object({
  vendor: line,
  product: requiredText(LIMITS.line),
  /** Package ecosystem as OSV names it (`npm`, `PyPI`), empty for other products. */
  ecosystem: line,
  /** The range in words or in the feed's own notation: "< 7.2.5", "7.0.0 – 7.0.14". */
  versions: line,
  /** First version that is affected, first that is fixed; empty where not stated. */
  introduced: line,
  fixed: line,
})

const article = v.object({
  title: requiredText(LIMITS.line),
  publisher: line,
  url: link,
  published: optionalDate,
  excerpt: paragraph,
})

const exploited = v.object({
  /** When it was listed as known exploited. */
  since: optionalDate,
  /** The date by which the catalogue asks for it to be fixed. */
  due: optionalDate,
  ransomware: v.fallback(v.picklist(['known', 'unknown']), 'unknown'),
  source: line,
})

const change = v.object({
  at: date,
  source: line,
  fields: list(v.object({ field: requiredText(LIMITS.line), before: line, after: line }), 30),
})

const provenance = v.object({
  /** The feed's name and address, and when the document was fetched. */
  feed: line,
  url: v.fallback(v.pipe(v.string(), v.maxLength(2048)), ''),
  fetched: optionalDate,
  /** The record's fields that came from there; empty for all of them. */
  fields: list(requiredText(LIMITS.line), 40),
})

export const advisorySchema = v.object({
  id: requiredText(LIMITS.id),
  title: requiredText(LIMITS.line),
  status: v.fallback(v.picklist(['active', 'updated', 'disputed', 'withdrawn']), 'active'),
  severity: v.optional(severity, {}),
  sources: list(
    v.pipe(
      v.union([
        v.pipe(
          v.string(),
          v.transform((name) => ({ name })),
        ),
        v.looseObject({ name: v.string() }),
      ]),
      v.object({ name: requiredText(LIMITS.line), url: link }),
    ),
    40,
  ),
  published: optionalDate,
  updated: optionalDate,
  language: line,
  keywords: list(requiredText(LIMITS.line), 60),
  /** Whole-word matches that bear on the severity, each with the sentence it stands in. */
  indicators: list(v.object({ term: requiredText(LIMITS.line), sentence: requiredText(LIMITS.paragraph), url: link }), 60),
  summary: body,
  keyPoints: list(
    v.pipe(
      v.union([
        v.pipe(
          v.string(),
          v.transform((value) => ({ text: value })),
        ),
        v.looseObject({ text: v.string() }),
      ]),
      v.object({ text: requiredText(LIMITS.paragraph), url: link }),
    ),
    20,
  ),
  analysis: v.optional(v.object({ impact: body, technicalDetails: body, recommendedResponse: body }), {}),
  articles: list(article, LIMITS.list),
  timeline: list(v.object({ date, title: requiredText(LIMITS.line), text: paragraph, url: link }), LIMITS.list),
  entities: list(entity, LIMITS.list),
  identifiers: v.pipe(
    list(requiredText(LIMITS.line), LIMITS.list),
    v.transform((ids) => [...new Set(ids.map(normalizeIdentifier))]),
  ),
  affected: list(affectedRange, LIMITS.list),
  cvss: list(
    v.object({
      version: requiredText(8),
      vector: requiredText(LIMITS.line),
      score: v.fallback(v.nullish(score, null), null),
      source: line,
    }),
    20,
  ),
  weaknesses: list(requiredText(LIMITS.line), 40),
  exploited: v.fallback(v.nullish(exploited, null), null),
  epss: v.fallback(
    v.nullish(
      v.object({
        score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        percentile: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        date: optionalDate,
      }),
      null,
    ),
    null,
  ),
  provenance: list(provenance, 40),
  history: list(change, 50),
  /** Names of the fields whose text a program wrote, so that it can be labelled wherever it is shown. */
  machineWritten: list(requiredText(LIMITS.line), 20),
})

/** One advisory, whole. */
export type Advisory = v.InferOutput<typeof advisorySchema>
export type AdvisoryEntity = Advisory['entities'][number]
export type SeverityReason = v.InferOutput<typeof severityReason>
export type AdvisoryChange = Advisory['history'][number]
/** How bad it is: a CVSS band, its score where one is known, and the facts behind both. */
export interface Severity {
  band: SeverityBand
  score: number | null
  reasons: SeverityReason[]
}

/** Anything with at least an id and a title, made into an advisory; undefined when those two are missing. */
export function toAdvisory(input: unknown): Advisory | undefined {
  const result = v.safeParse(advisorySchema, input)
  return result.success ? result.output : undefined
}

/** The dates an advisory is sorted and judged "recent" by: its last change, else its publication. Empty when it states none. */
export function lastChanged(advisory: Advisory): string {
  return advisory.updated ?? advisory.published ?? ''
}

function text(max: number) {
  return v.optional(
    v.pipe(
      v.nullish(v.string(), ''),
      v.transform((value) => cleanText(value, max)),
    ),
    '',
  )
}

function requiredText(max: number) {
  return v.pipe(
    v.string(),
    v.transform((value) => cleanText(value, max)),
    v.nonEmpty(),
  )
}

/** A list that keeps its first `max` valid entries and drops the rest, so that one bad entry does not cost a record. */
function list<const Entry extends v.GenericSchema>(entry: Entry, max: number) {
  return v.optional(
    v.pipe(
      v.nullish(v.array(v.unknown()), []),
      v.transform((values) => {
        const kept: v.InferOutput<Entry>[] = []
        for (const value of values) {
          if (kept.length === max) break
          const result = v.safeParse(entry, value)
          if (result.success) kept.push(result.output)
        }
        return kept
      }),
    ),
    [],
  )
}

/** A date and a time of ISO 8601 (RFC 3339, section 5.6); without an offset it is taken for UTC, wherever the reader is. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?([Zz]|[+-]\d{2}:?\d{2})?$/

/** Instants that are in their one spelling: whole seconds, or milliseconds that are not all 0, on days that every month has. */
const NORMAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(?!000)\d{3})?Z$/

/** An ISO 8601 date as precise as it was, instants in UTC; undefined for anything else: guessing at dates invents them. */
export function normalizeDate(value: string): string | undefined {
  // Most are, and working them out takes a tenth of what making a record does.
  if (NORMAL.test(value)) return value
  const trimmed = value.slice(0, 80).trim()
  if (/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(trimmed)) return trimmed
  const [, day, time, offset = 'Z'] = INSTANT.exec(trimmed) ?? []
  if (day === undefined || time === undefined) return undefined
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase()
  const instant = Date.parse(`${day}T${time.replace(',', '.')}${zone}`)
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().replace('.000Z', 'Z')
}

/** A moment as the ISO 8601 instant that records carry: UTC, whole seconds. */
export function instantOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
