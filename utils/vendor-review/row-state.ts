import { compareBands } from '../advisories'
import type { ReviewRow } from './rows'
import type { NameStatus } from './status'

/**
 * What is to be said of a row. `open`: something is to be dealt with; `settled`: all that there is was acknowledged or withdrawn;
 * `clear`: the name is known, and no advisory about it; `toDecide`: several names may be meant; `unknown`: none that is known.
 */
export const ROW_STATES = ['open', 'toDecide', 'settled', 'clear', 'unknown'] as const
export type RowState = (typeof ROW_STATES)[number]

/** A row's state, with the status of the name that it means; undefined for none. */
export function stateOf({ choices }: ReviewRow, status: NameStatus | undefined): RowState {
  if (choices.length === 0) return 'unknown'
  if (!status) return 'toDecide'
  if (status.counts.open > 0) return 'open'
  return status.counts.total > 0 ? 'settled' : 'clear'
}

/** How many rows there are of each state. */
export function countStates(states: readonly RowState[]): Record<RowState, number> {
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<RowState, number>
  for (const state of states) counts[state]++
  return counts
}

interface Judged {
  state: RowState
  status: NameStatus | undefined
}

/** Rows with what is most urgent first: open ones by severity, exploitation, number and date, then those to decide; else as they came. */
export function orderedRows<Row extends Judged>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => ROW_STATES.indexOf(a.state) - ROW_STATES.indexOf(b.state) || byStatus(a.status, b.status))
}

function byStatus(a: NameStatus | undefined, b: NameStatus | undefined): number {
  if (!a?.worst || !b?.worst) return 0
  return compareBands(b.worst, a.worst) || b.exploited - a.exploited || b.counts.open - a.counts.open || b.changed - a.changed
}
