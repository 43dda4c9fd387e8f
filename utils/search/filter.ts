import * as v from 'valibot'
import { ENTITY_TYPES, SEVERITY_BANDS } from '../advisories'
import { BAND_MASK, EXPLOITED, TYPE_SHIFT } from './segment-builder'
import type { Segment } from './segment'

/** Which advisories a person wants to see; what is empty leaves all in. */
export const advisoryFilterSchema = v.object({
  bands: v.fallback(v.pipe(v.array(v.picklist(SEVERITY_BANDS)), v.maxLength(SEVERITY_BANDS.length)), []),
  /** Only what is known to be exploited. */
  exploited: v.fallback(v.boolean(), false),
  /** The name of one who says it. */
  source: v.fallback(v.pipe(v.string(), v.maxLength(400)), ''),
  /** The kind of thing that it is about. */
  type: v.fallback(v.union([v.picklist(ENTITY_TYPES), v.literal('')]), ''),
})

export type AdvisoryFilter = v.InferOutput<typeof advisoryFilterSchema>

export const EVERYTHING: AdvisoryFilter = { bands: [], exploited: false, source: '', type: '' }

/** Whether a filter leaves anything out. */
export function filters({ bands, exploited, source, type }: AdvisoryFilter): boolean {
  return bands.length > 0 || exploited || source !== '' || type !== ''
}

/** The filter as a test of a segment's documents, which looks at their facets alone. */
export function testOf(filter: AdvisoryFilter, segment: Segment): (document: number) => boolean {
  if (!filters(filter)) return () => true
  const { facets, sources, sourceEnds, sourceNames } = segment
  const bands = filter.bands.reduce((bits, band) => bits | (1 << SEVERITY_BANDS.indexOf(band)), 0) || ~0
  const type = filter.type === '' ? 0 : 1 << (TYPE_SHIFT + ENTITY_TYPES.indexOf(filter.type))
  const wanted = (filter.exploited ? EXPLOITED : 0) | type
  const source = sourceNames.indexOf(filter.source)
  return (document) => {
    const facet = facets[document] ?? 0
    if ((facet & wanted) !== wanted || (bands & (1 << (facet & BAND_MASK))) === 0) return false
    if (filter.source === '') return true
    if (source < 0) return false
    const start = document === 0 ? 0 : (sourceEnds[document - 1] ?? 0)
    return sources.subarray(start, sourceEnds[document]).includes(source)
  }
}
