import type { SnoozeAnswer } from '../messaging/protocol'
import { failure, success } from '../result'
import { MOST_SNOOZED, withoutSnooze, withSnoozes, type Snooze, type updateSettings } from '../settings'
import { extentOf, nameStanding, type Store } from '../store'
import { isWithinTheHour } from './within-the-hour'

/*
 * "Snooze until something new", as the card in a page says it. Bounded like "not this" (not-this.ts): the name is the one that the store
 * knows, only so many are taken an hour, only what was snoozed within the hour is woken from a page, and all of it is listed in the options.
 */

const MOST_AN_HOUR = 60

export interface SnoozeContext {
  now: () => Date
  updateSettings: typeof updateSettings
  store: () => Promise<Store>
  /** What the entity or identifier is called; undefined when no public advisory is about it. */
  nameOf: (id: string) => Promise<string | undefined>
}

/** Snoozes a name until there is more about it than now, or something of it changes. */
export async function snooze(id: string, context: SnoozeContext): Promise<SnoozeAnswer> {
  const name = await context.nameOf(id)
  if (name === undefined) return failure('unknownName')
  const now = context.now()
  const { standing } = await nameStanding(await context.store(), id)
  const made: Snooze = { entityId: id, name, addedAt: now.toISOString(), ...extentOf(standing) }
  let refused: 'full' | 'tooMany' | undefined
  const saved = await context.updateSettings((settings) => {
    refused = refusalOf(settings.snoozed, id, now)
    return refused ? settings : { ...settings, snoozed: withSnoozes(settings.snoozed, [made]) }
  })
  if (refused) return failure(refused)
  return saved.ok ? success(null) : failure('notSaved', saved.error.detail)
}

/** Wakes a name that was snoozed within the hour; what is not snoozed any more is well. */
export async function wake(id: string, context: SnoozeContext): Promise<SnoozeAnswer> {
  const now = context.now()
  let tooLate = false
  const saved = await context.updateSettings((settings) => {
    const made = settings.snoozed.find(({ entityId }) => entityId === id)
    tooLate = made !== undefined && !isWithinTheHour(made, now)
    return tooLate || !made ? settings : { ...settings, snoozed: withoutSnooze(settings.snoozed, [id]) }
  })
  if (tooLate) return failure('tooLate')
  return saved.ok ? success(null) : failure('notSaved', saved.error.detail)
}

function refusalOf(known: readonly Snooze[], id: string, now: Date): 'full' | 'tooMany' | undefined {
  const others = known.filter(({ entityId }) => entityId !== id)
  if (others.length >= MOST_SNOOZED) return 'full'
  return others.filter((each) => isWithinTheHour(each, now)).length >= MOST_AN_HOUR ? 'tooMany' : undefined
}
