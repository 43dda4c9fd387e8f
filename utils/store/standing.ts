import { compareBands, entityId, lastChanged, RECENT_DAYS, SEVERITY_BANDS, type Advisory, type SeverityBand } from '../advisories'
import type { AdvisoryRow, Standing } from './rows'

export interface StandingSummary {
  /** The worst band of the past year, or of all time where the year has none. */
  band: SeverityBand
  /** Whether anything is recent: names of which nothing is keep their box on a page, unpainted. */
  recent: boolean
  advisories: number
}

/** The entities of an advisory by what they carry: its mark (affected, vendor) or nothing (merely mentioned). Keys, not ids. */
export function entityKeys(advisory: Advisory): { affects: string[]; mentions: string[] } {
  const affects = new Set<string>()
  const mentions = new Set<string>()
  for (const entity of advisory.entities) {
    if (entity.role === 'affected' || entity.role === 'vendor') affects.add(entityId(entity))
    else if (entity.role === 'mentioned') mentions.add(entityId(entity))
  }
  return { affects: [...affects], mentions: [...mentions].filter((key) => !affects.has(key)) }
}

/** What public feeds say in a row: all of it, a part, or nothing. */
export function publicFaceOf(row: AdvisoryRow): Advisory | undefined {
  return row.private ? undefined : (row.publicFace ?? row.advisory)
}

/** What advisories come to, kept per band so that it stays true as time passes. */
export function standingOf(rows: readonly AdvisoryRow[]): Standing {
  return tally(rows.map((row) => ({ advisory: row.advisory, changed: row.changed })))
}

/** The same of what public feeds say alone. */
export function publicStandingOf(rows: readonly AdvisoryRow[]): Standing {
  return tally(
    rows.flatMap((row) => {
      const advisory = publicFaceOf(row)
      return advisory ? { advisory, changed: row.publicFace ? lastChanged(row.publicFace) : row.changed } : []
    }),
  )
}

function tally(entries: readonly { advisory: Advisory; changed: string }[]): Standing {
  const standing: Standing = {}
  for (const { advisory, changed } of entries) {
    if (advisory.status === 'withdrawn') continue
    const { band } = advisory.severity
    const known = standing[band]
    standing[band] = { last: known && known.last > changed ? known.last : changed, count: (known?.count ?? 0) + 1 }
  }
  return standing
}

/**
 * A standing after some advisories went and others came; one that changed does both. Undefined where only all advisories can tell: the one that
 * had changed last went.
 */
export function adjusted(former: Standing, gone: Standing, come: Standing): Standing | undefined {
  const standing: Standing = {}
  for (const band of SEVERITY_BANDS) {
    const [before, less, more] = [former[band], gone[band], come[band]]
    const left = (before?.count ?? 0) - (less?.count ?? 0)
    if (left < 0) return undefined
    const count = left + (more?.count ?? 0)
    if (count === 0) continue
    if (less && less.last === before?.last && (more?.last ?? '') < less.last) return undefined
    standing[band] = { last: [before?.last ?? '', more?.last ?? ''].sort().at(-1) ?? '', count }
  }
  return standing
}

/** How many advisories there are, and when one of them last changed: by this it is told whether there is something new. */
export interface Extent {
  count: number
  /** ISO date; empty where there is none. */
  last: string
}

export function extentOf(standing: Standing): Extent {
  const bands = Object.values(standing)
  const last = bands.reduce((latest, band) => (band.last > latest ? band.last : latest), '')
  return { count: bands.reduce((sum, { count }) => sum + count, 0), last }
}

/** How an entity stands at a moment. */
export function summarize(standing: Standing, now: Date): StandingSummary {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000).toISOString()
  const bands = Object.entries(standing) as [SeverityBand, { last: string; count: number }][]
  const worstFirst = bands.sort(([a], [b]) => compareBands(b, a))
  const recent = worstFirst.find(([, { last }]) => last >= since)
  return {
    band: (recent ?? worstFirst[0])?.[0] ?? 'none',
    recent: recent !== undefined,
    advisories: extentOf(standing).count,
  }
}
