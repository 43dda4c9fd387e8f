import { SEVERITY_BANDS, type SeverityBand } from '../advisories'
import { countsOf, dossierEntries, WHOLE_DOSSIER, type DossierCounts, type DossierEntry } from '../dossier/dossier'

/** Where a name stands: what of its advisories is still to be dealt with. */
export interface NameStatus {
  /** Of all its advisories. */
  counts: DossierCounts
  /** The worst of the open ones; null where none is open. */
  worst: SeverityBand | null
  /** Open ones that are known to be exploited. */
  exploited: number
  /** When one of the open ones last changed, in seconds since 1970; 0 where none is open or none says. */
  changed: number
  /** The most urgent of the open ones, by its id; empty where none is open. */
  mostUrgent: string
}

/** What a name's advisories come to; the most urgent is given first. */
export function statusOf(entries: readonly DossierEntry[]): NameStatus {
  const open = dossierEntries(entries, { ...WHOLE_DOSSIER, open: true })
  const bands = new Set(open.map(({ band }) => band))
  return {
    counts: countsOf(entries),
    worst: SEVERITY_BANDS.findLast((band) => bands.has(band)) ?? null,
    exploited: open.filter(({ exploited }) => exploited).length,
    changed: open.reduce((last, { changed }) => Math.max(last, changed), 0),
    mostUrgent: open[0]?.id ?? '',
  }
}
