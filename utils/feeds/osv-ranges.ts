import { rangeText, type AffectedRange } from './affected-range'
import { own, ownText, type JsonObject } from './document'
import { ownObject, ownObjects, ownTexts } from './json-lists'

/** As many versions as are listed where a record names them one by one. */
const MOST_VERSIONS = 12

/**
 * The ranges of one `affected` entry (https://ossf.github.io/osv-schema/#affectedranges-field): each `introduced` with the `fixed`,
 * `last_affected` or `limit` after it. Git ranges name commits, which say nothing to a reader, and count only where there is nothing else.
 */
export function packageRanges(affected: JsonObject): AffectedRange[] {
  const { product, ecosystem } = packageOf(affected)
  if (product === '') return []
  const base = { vendor: '', product, ecosystem, versions: '', introduced: '', fixed: '' }
  const ranges = ownObjects(affected, 'ranges').filter((range) => ownText(range, 'type') !== 'GIT')
  const found = ranges.flatMap((range) => spansOf(ownObjects(range, 'events')).map((span) => ({ ...base, ...span })))
  if (found.length > 0) return found
  const versions = ownTexts(affected, 'versions')
  const listed = versions.slice(0, MOST_VERSIONS).join(', ')
  return [
    { ...base, versions: versions.length > MOST_VERSIONS ? `${listed}, and ${versions.length - MOST_VERSIONS} more` : listed },
  ]
}

function packageOf(affected: JsonObject): { product: string; ecosystem: string } {
  const stated = ownObject(affected, 'package')
  return { product: ownText(stated, 'name'), ecosystem: ownText(stated, 'ecosystem') }
}

function spansOf(events: readonly JsonObject[]): Pick<AffectedRange, 'versions' | 'introduced' | 'fixed'>[] {
  const spans: { introduced: string; fixed: string; last: string }[] = []
  for (const event of events) {
    const introduced = own(event, 'introduced')
    if (introduced !== undefined) spans.push({ introduced: ownText(event, 'introduced'), fixed: '', last: '' })
    const span = spans.at(-1)
    if (!span) continue
    span.fixed ||= ownText(event, 'fixed') || ownText(event, 'limit')
    span.last ||= ownText(event, 'last_affected')
  }
  return spans.map(({ introduced, fixed, last }) => ({
    // "0" is OSV's word for the very beginning.
    introduced: introduced === '0' ? '' : introduced,
    fixed,
    versions: rangeText(introduced === '0' ? '' : introduced, fixed, last),
  }))
}
