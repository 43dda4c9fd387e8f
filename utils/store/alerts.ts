import type { Advisory } from '../advisories'
import type { Alert, Told } from '../alerts/choose'
import type { Happening } from '../alerts/happening'
import type { Store, WriteTransaction } from './database'

/*
 * What happened to advisories and was not told yet, what is being told, and what was told: one row, changed in the transactions in which
 * things happen. A worker that is killed while it tells tells the same again, under the same name, so that the browser shows it once.
 */

/** So much is remembered until it is told: of more only the newest. */
const MOST_HAPPENED = 2_000
/** What was told is remembered for as many days, and so many of them. */
const TOLD_DAYS = 90
const MOST_TOLD = 5_000

export interface AlertState {
  happened: Happening[]
  /** What is being told, from before the browser is asked to show it until it does; null for nothing. */
  showing: Showing | null
  told: Told[]
}

export interface Showing {
  alerts: Alert[]
  /** An ISO date, which names it. */
  at: string
}

const NOTHING: AlertState = { happened: [], showing: null, told: [] }

/** Notes what happened, in the transaction in which it does. */
export async function noteHappenings(transaction: WriteTransaction, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const state = await read(transaction)
  await write(transaction, { ...state, happened: [...state.happened, ...happenings].slice(-MOST_HAPPENED) })
}

/** Forgets what happened at one moment: it has turned out to be no news. */
export async function forgetHappenings(
  transaction: WriteTransaction,
  at: string,
  kind: Happening['kinds'][number],
): Promise<void> {
  const state = await read(transaction)
  const happened = state.happened.filter((each) => each.at !== at || !each.kinds.includes(kind))
  if (happened.length < state.happened.length) await write(transaction, { ...state, happened })
}

/**
 * Takes what happened, has `choose` say what of it is told, and keeps that as being told. Where something is still being told, that is given
 * again. Null for nothing to tell.
 */
export async function beginTelling(
  store: Store,
  now: Date,
  choose: (from: {
    happenings: readonly Happening[]
    advisories: ReadonlyMap<string, { advisory: Advisory; changed: string }>
    told: readonly Told[]
  }) => Alert[],
): Promise<Showing | null> {
  // Most of the time there is nothing: no other transaction needs to wait for that.
  const noted = (await store.get('meta', 'alerts'))?.alerts
  if (!noted || (noted.happened.length === 0 && !noted.showing)) return null
  const transaction: WriteTransaction = store.transaction(['meta', 'advisories'], 'readwrite')
  const state = await read(transaction)
  if (state.showing) return state.showing
  const rows = transaction.objectStore('advisories')
  const found = await Promise.all([...new Set(state.happened.map(({ id }) => id))].map((id) => rows.get(id)))
  const advisories = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])))
  const alerts = choose({ happenings: state.happened, advisories, told: state.told })
  const at = now.toISOString()
  const since = new Date(now.getTime() - TOLD_DAYS * 86_400_000).toISOString()
  const told = [...state.told.filter((each) => each.at >= since), ...alerts.map(({ id, reason }) => ({ id, reason, at }))]
  const showing = alerts.length > 0 ? { alerts, at } : null
  await write(transaction, { happened: [], showing, told: told.slice(-MOST_TOLD) })
  await transaction.done
  return showing
}

/** The browser shows it. */
export async function endTelling(store: Store): Promise<void> {
  const transaction: WriteTransaction = store.transaction(['meta'], 'readwrite')
  await write(transaction, { ...(await read(transaction)), showing: null })
  await transaction.done
}

async function read(transaction: WriteTransaction): Promise<AlertState> {
  return (await transaction.objectStore('meta').get('alerts'))?.alerts ?? NOTHING
}

async function write(transaction: WriteTransaction, alerts: AlertState): Promise<void> {
  await transaction.objectStore('meta').put({ key: 'alerts', value: alerts.happened.length, alerts })
}
