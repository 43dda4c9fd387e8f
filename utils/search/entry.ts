import { SEVERITY_BANDS, type Advisory, type SeverityBand } from '../advisories'
import type { Segment } from './segment'
import { BAND_MASK, EXPLOITED, secondsOf, WITHDRAWN } from './segment-builder'

/** What is kept of one advisory beside its words, by which many are counted and put in order without reading one. Times in seconds since 1970. */
export interface SearchEntry {
  id: string
  changed: number
  /** When it, or its last change, came into the index; 0 for before anybody looked. */
  arrived: number
  /** When it was published; 0 where nobody says so. */
  published: number
  band: SeverityBand
  exploited: boolean
  withdrawn: boolean
}

/** The entry of a segment's document. */
export function entryIn({ changed, arrived, published, facets }: Segment, document: number, id: string): SearchEntry {
  const facet = facets[document] ?? 0
  return {
    id,
    changed: changed[document] ?? 0,
    arrived: arrived[document] ?? 0,
    published: published[document] ?? 0,
    band: SEVERITY_BANDS[facet & BAND_MASK] ?? 'none',
    exploited: (facet & EXPLOITED) !== 0,
    withdrawn: (facet & WITHDRAWN) !== 0,
  }
}

/** The entry of an advisory that is not in the index yet. */
export function entryFrom({ id, changed, advisory }: { id: string; changed: string; advisory: Advisory }): SearchEntry {
  return {
    id,
    changed: secondsOf(changed),
    arrived: 0,
    published: secondsOf(advisory.published ?? ''),
    band: advisory.severity.band,
    exploited: advisory.exploited !== null,
    withdrawn: advisory.status === 'withdrawn',
  }
}
