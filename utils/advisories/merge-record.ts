import { toAdvisory, type Advisory, type AdvisoryEntity, type Severity } from './advisory'
import { isEstimated } from './machine-written'
import { entityId, type EntityRole } from './entity'
import { compareText, stableJson } from './fingerprint'
import { mergeKeys, soleCve } from './merge-keys'
import { bandOfScore, worseBand } from './severity'

type Records = readonly [Advisory, ...Advisory[]]

/** Which of the records each field of the merged one came from. */
type Contributions = Map<Advisory, Set<string>>

/**
 * Several records about one thing as one, in the order given: the most complete text of each field, lists united, the highest
 * stated severity with everybody's reasons, and for each origin the fields that it contributed.
 */
export function combine(records: Records): Advisory {
  const contributions: Contributions = new Map(records.map((record) => [record, new Set<string>()]))
  const credit = (record: Advisory, field: string) => contributions.get(record)?.add(field)

  const longest = (field: string, read: (record: Advisory) => string): string => {
    let best: Advisory = records[0]
    for (const record of records) if (read(record).length > read(best).length) best = record
    if (read(best) !== '') credit(best, field)
    return read(best)
  }
  const unite = <Entry>(
    field: string,
    read: (record: Advisory) => Entry[],
    key: (entry: Entry) => string,
    join: (known: Entry, entry: Entry) => Entry = (known) => known,
  ): Entry[] => {
    const united = new Map<string, Entry>()
    for (const record of records) {
      for (const entry of read(record)) {
        const known = united.get(key(entry))
        united.set(key(entry), known === undefined ? entry : join(known, entry))
        credit(record, field)
      }
    }
    return [...united.values()]
  }

  const identifiers = unite('identifiers', (record) => record.identifiers, String)
  const merged: Advisory = {
    id: mergedId(records),
    title: longest('title', (record) => record.title),
    status: statusOf(records),
    severity: severityOf(records, credit),
    sources: unite(
      'sources',
      (r) => r.sources,
      (source) => source.name.toLowerCase(),
      (a, b) => ({ ...a, url: a.url ?? b.url }),
    ),
    published: extreme(
      records,
      (record) => record.published,
      -1,
      (record) => credit(record, 'published'),
    ),
    updated: extreme(
      records,
      (record) => record.updated,
      1,
      (record) => credit(record, 'updated'),
    ),
    language: records.find((record) => record.language !== '')?.language ?? '',
    keywords: unite(
      'keywords',
      (record) => record.keywords,
      (keyword) => keyword.toLowerCase(),
    ),
    indicators: unite(
      'indicators',
      (record) => record.indicators,
      (entry) => `${entry.term}\n${entry.sentence}`,
    ),
    summary: longest('summary', (record) => record.summary),
    keyPoints: unite(
      'keyPoints',
      (record) => record.keyPoints,
      (point) => point.text,
    ),
    analysis: {
      impact: longest('analysis.impact', (record) => record.analysis.impact),
      technicalDetails: longest('analysis.technicalDetails', (record) => record.analysis.technicalDetails),
      recommendedResponse: longest('analysis.recommendedResponse', (record) => record.analysis.recommendedResponse),
    },
    articles: unite(
      'articles',
      (record) => record.articles,
      (article) => article.url ?? `${article.publisher}\n${article.title}`,
    ),
    timeline: unite(
      'timeline',
      (record) => record.timeline,
      (event) => `${event.date}\n${event.title}`,
    ).sort((a, b) => compareText(a.date, b.date)),
    entities: unite('entities', (record) => record.entities, entityId, joinEntities),
    identifiers,
    affected: unite('affected', (record) => record.affected, stableJson),
    cvss: unite(
      'cvss',
      (record) => record.cvss,
      (metric) => `${metric.vector}\n${metric.source}`,
    ),
    weaknesses: unite('weaknesses', (record) => record.weaknesses, String),
    exploited: exploitedOf(records, (record) => credit(record, 'exploited')),
    epss: epssOf(records, (record) => credit(record, 'epss')),
    provenance: [],
    history: unite('history', (record) => record.history, stableJson).sort((a, b) => compareText(a.at, b.at)),
    machineWritten: [],
  }
  merged.machineWritten = machineWrittenOf(records, contributions)
  merged.provenance = provenanceOf(records, contributions)
  return toAdvisory(merged) ?? merged
}

/** The CVE where there is one, else the first record's own id that is unique in the world, else what the records share. */
function mergedId(records: Records): string {
  const cve = soleCve(records.flatMap((record) => [record.id, ...record.identifiers]))
  const keys = new Set(records.flatMap(mergeKeys))
  return cve ?? records.find((record) => keys.has(record.id))?.id ?? [...keys].sort()[0] ?? records[0].id
}

/**
 * The highest stated score stands before any band without one, and what somebody stated before what a program made of news; where
 * records disagree, the reasons say who says what.
 */
function severityOf(records: Records, credit: (record: Advisory, field: string) => void): Severity {
  const current = records.filter((record) => record.status !== 'withdrawn')
  const standing = current.length > 0 ? current : records
  const stated = standing.filter((record) => isJudged(record) && !isEstimated(record))
  const judged = stated.length > 0 ? stated : standing
  const scores = judged.flatMap(({ severity }) => (severity.score === null ? [] : [severity.score]))
  const score = scores.length > 0 ? Math.max(...scores) : null
  const band = score === null ? judged.map(({ severity }) => severity.band).reduce(worseBand) : bandOfScore(score)
  const reasons = new Map<string, Severity['reasons'][number]>()
  const add = (reason: Severity['reasons'][number]) => reasons.set(`${reason.text}\n${reason.source}`, reason)
  for (const record of judged) {
    for (const reason of record.severity.reasons) add(reason)
    if (record.severity.reasons.length > 0 || isJudged(record)) credit(record, 'severity')
  }
  const judgements = judged.filter(isJudged)
  if (new Set(judgements.map(({ severity }) => `${severity.band} ${severity.score}`)).size > 1) {
    for (const record of judgements) add({ text: judgement(record), effect: 'states', source: publisher(record) })
  }
  return { band, score, reasons: [...reasons.values()] }
}

/** False for a record that says nothing about severity, as against one that says "none". */
function isJudged({ severity }: Advisory): boolean {
  return severity.score !== null || severity.band !== 'none' || severity.reasons.length > 0
}

function judgement(record: Advisory): string {
  const { band, score } = record.severity
  const word = band.charAt(0).toUpperCase() + band.slice(1)
  return `${publisher(record)}: ${word}${score === null ? ', no score stated' : ` ${score.toFixed(1)}`}`
}

function publisher(record: Advisory): string {
  return record.sources[0]?.name ?? record.provenance[0]?.feed ?? record.id
}

function statusOf(records: Records): Advisory['status'] {
  const standing = records.map((record) => record.status).filter((status) => status !== 'withdrawn')
  if (standing.length === 0) return 'withdrawn'
  if (standing.includes('disputed')) return 'disputed'
  return standing.includes('updated') ? 'updated' : 'active'
}

function extreme(
  records: Records,
  read: (record: Advisory) => string | null,
  sign: 1 | -1,
  credit: (record: Advisory) => void,
): string | null {
  let best: { date: string; record: Advisory } | undefined
  for (const record of records) {
    const date = read(record)
    if (date !== null && (!best || compareText(date, best.date) * sign > 0)) best = { date, record }
  }
  if (best) credit(best.record)
  return best?.date ?? null
}

function exploitedOf(records: Records, credit: (record: Advisory) => void): Advisory['exploited'] {
  let joined: Advisory['exploited'] = null
  for (const record of records) {
    const stated = record.exploited
    if (!stated) continue
    credit(record)
    joined = joined
      ? {
          since: earliest(joined.since, stated.since),
          due: earliest(joined.due, stated.due),
          ransomware: joined.ransomware === 'known' ? 'known' : stated.ransomware,
          source: joined.source || stated.source,
        }
      : stated
  }
  return joined
}

/** The newest estimate, since EPSS is made anew every day. */
function epssOf(records: Records, credit: (record: Advisory) => void): Advisory['epss'] {
  let newest: Advisory | undefined
  for (const record of records) {
    if (record.epss && (!newest?.epss || (record.epss.date ?? '') > (newest.epss.date ?? ''))) newest = record
  }
  if (newest) credit(newest)
  return newest?.epss ?? null
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a <= b ? a : b
}

const ROLES_BY_WEIGHT: readonly EntityRole[] = ['affected', 'vendor', 'mentioned', 'source']

function joinEntities(a: AdvisoryEntity, b: AdvisoryEntity): AdvisoryEntity {
  const stronger = ROLES_BY_WEIGHT.indexOf(a.role) <= ROLES_BY_WEIGHT.indexOf(b.role) ? a : b
  const other = b.name === a.name ? [] : [b.name]
  return {
    ...a,
    role: stronger.role,
    vendor: a.vendor || b.vendor,
    aliases: [...new Set([...a.aliases, ...other, ...b.aliases])],
  }
}

/** A field stays marked as machine-written when a record whose text is shown there marks it; parts inherit from `analysis`. */
function machineWrittenOf(records: Records, contributions: Contributions): string[] {
  const marked = new Set<string>()
  for (const record of records) {
    const given = [...(contributions.get(record) ?? [])]
    for (const field of record.machineWritten) {
      if (given.some((path) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`))) marked.add(field)
    }
  }
  return [...marked].sort()
}

function provenanceOf(records: Records, contributions: Contributions): Advisory['provenance'] {
  const origins = new Map<string, Advisory['provenance'][number]>()
  for (const record of records) {
    const given = [...(contributions.get(record) ?? [])].map((path) => path.split('.')[0] ?? path)
    for (const origin of record.provenance) {
      const stated = origin.fields.length > 0 ? origin.fields : given
      const key = `${origin.feed}\n${origin.url}`
      const known = origins.get(key)
      const fields = [...new Set([...(known?.fields ?? []), ...stated])].sort()
      if (fields.length > 0) origins.set(key, { ...origin, fetched: latest(known?.fetched ?? null, origin.fetched), fields })
    }
  }
  return [...origins.values()]
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a >= b ? a : b
}
