import type { Advisory } from '../../utils/advisories'
import type { ReviewTable, ReviewTableRow } from '../../utils/export'
import { formatCount, formatPast, t } from '../../utils/i18n'
import { stateOf, type NameChoice, type NameStatus, type ReviewRow, type RowState } from '../../utils/vendor-review'
import { listName } from '../list-input/list-input'
import type { Reviewed, Standing } from './review-source'

/** A row with the name that it means, by itself or by a person's word, and where that stands. */
export interface JudgedRow {
  /** Its place in the list, from 0. */
  place: number
  row: ReviewRow
  choice: NameChoice | undefined
  state: RowState
  status: NameStatus | undefined
  watched: boolean
  advisory: Advisory | null
}

/** What a person decided of rows that may mean several names: by the row's place, the id; empty for none of them. */
export type Decided = ReadonlyMap<number, string>

/** The rows as they stand with what was decided. */
export function judged(rows: readonly ReviewRow[], decided: Decided, standings: ReadonlyMap<string, Standing>): JudgedRow[] {
  return rows.map((row, place) => {
    const id = row.choices.length === 1 ? row.choices[0]?.id : decided.get(place)
    const choice = row.choices.find((each) => each.id === id)
    const { status, watched = false, advisory = null } = (choice && standings.get(choice.id)) ?? {}
    const state = id === '' ? 'unknown' : stateOf(row, status)
    return { place, row, choice, state, status, watched, advisory }
  })
}

/** The review as it is taken away: all rows, in the order of the list. */
export function reviewTable(fileName: string, reviewed: Reviewed, rows: readonly JudgedRow[]): ReviewTable {
  return {
    name: t('review.of', [listName(fileName)]),
    made: reviewed.made,
    comparedWith: comparedWith(reviewed),
    notes: notesOf(reviewed),
    rows: rows.map(tableRow),
  }
}

/** What one has to know of a review, in words. */
export function notesOf({ kind }: Reviewed): string[] {
  return [t('review.notJudged'), ...(kind === 'text' ? [t('review.onlyKnown')] : [])]
}

/** What a review was compared with, in words. */
export function comparedWith({ advisories, synced }: Reviewed): string {
  const count = t('review.comparedWith', advisories, [formatCount(advisories)])
  return `${count} ${synced === 0 ? t('feedState.never') : t('feedState.synced', [formatPast(synced)])}.`
}

function tableRow({ row, choice, state, status, advisory }: JudgedRow): ReviewTableRow {
  const { written, vendor, version, times } = row
  const { counts, worst = null, exploited = 0, changed = 0 } = status ?? {}
  return {
    ...{ written, vendor, version, times, state, worst, exploited, advisory },
    knownAs: choice?.name ?? '',
    knownVendor: choice?.vendor ?? row.maker?.name ?? '',
    type: choice?.type ?? '',
    open: counts?.open ?? 0,
    acknowledged: counts?.acknowledged ?? 0,
    withdrawn: counts?.withdrawn ?? 0,
    changed: changed === 0 ? '' : new Date(changed * 1000).toISOString().slice(0, 10),
  }
}
