import { productName, type Advisory } from '../advisories'
import { csvTable } from './csv-table'
import { affectedNames, joined, oneLine, sourceLinks } from './phrases'

/**
 * The columns and what each holds. Their names and values are the same in every language; dates are ISO 8601, shares go from 0 to 1,
 * and where a cell holds several values they are separated by `; `.
 */
const COLUMNS = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  status: ({ status }) => status,
  severity: ({ severity }) => severity.band,
  score: ({ severity }) => numeral(severity.score),
  severity_reasons: ({ severity }) =>
    several(severity.reasons.map(({ text, source }) => joined([text, source && `(${source})`], ' '))),
  identifiers: ({ identifiers }) => several(identifiers),
  affected: (advisory) => several(affectedNames(advisory)),
  affected_versions: ({ affected }) =>
    several(
      affected.map((range) =>
        joined(
          [
            productName(range),
            range.versions,
            range.introduced && `from ${range.introduced}`,
            range.fixed && `fixed in ${range.fixed}`,
          ],
          ' ',
        ),
      ),
    ),
  known_exploited: ({ exploited }) => (exploited ? 'yes' : 'no'),
  exploited_since: ({ exploited }) => exploited?.since ?? '',
  due: ({ exploited }) => exploited?.due ?? '',
  ransomware: ({ exploited }) => exploited?.ransomware ?? '',
  epss: ({ epss }) => numeral(epss?.score),
  epss_percentile: ({ epss }) => numeral(epss?.percentile),
  cvss: ({ cvss }) => several(cvss.map(({ vector }) => vector)),
  weaknesses: ({ weaknesses }) => several(weaknesses),
  published: ({ published }) => published ?? '',
  updated: ({ updated }) => updated ?? '',
  summary: ({ summary }) => summary,
  recommended_response: ({ analysis }) => analysis.recommendedResponse,
  machine_written: ({ machineWritten }) => several(machineWritten),
  sources: ({ sources }) => several(sources.map(({ name }) => name)),
  links: (advisory) => several(sourceLinks(advisory).map(({ url }) => url)),
  feeds: ({ provenance }) =>
    several(provenance.map(({ feed, url, fetched }) => joined([feed, url, fetched && `(${fetched})`], ' '))),
  /** The last time that any of it was fetched. */
  fetched: ({ provenance }) =>
    provenance
      .map(({ fetched }) => fetched ?? '')
      .sort()
      .at(-1) ?? '',
} as const satisfies Record<string, (advisory: Advisory) => string>

/** The names of the columns that hold an advisory. */
export const ADVISORY_COLUMNS: readonly string[] = Object.keys(COLUMNS)

/** The cells that hold an advisory; empty ones for none. */
export function advisoryCells(advisory: Advisory | null): string[] {
  return Object.values(COLUMNS).map((cell) => (advisory === null ? '' : oneLine(cell(advisory))))
}

/** Advisories as CSV with a row each, under a row with the names of the columns. */
export function toCsv(advisories: readonly Advisory[]): string {
  return csvTable([ADVISORY_COLUMNS, ...advisories.map(advisoryCells)])
}

/** Each value once, in order. */
function several(values: readonly string[]): string {
  return [...new Set(values.filter(Boolean))].join('; ')
}

function numeral(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
