import * as v from 'valibot'
import { chosenName } from './chosen-name'

/* "Snooze until something new": names of which a person wants to hear again only when there is more than there was. */

/** More than anybody snoozes by hand; a list that is full says so, and takes no more. */
export const MOST_SNOOZED = 5_000

export const snoozeSchema = v.object({
  ...chosenName,
  /** How many advisories there were about it then, and when one of them last changed (an ISO date). */
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  last: v.pipe(v.string(), v.maxLength(40)),
})

export type Snooze = v.InferOutput<typeof snoozeSchema>

/** The snoozes with more of them added; what is said of a name last holds. */
export function withSnoozes(snoozes: readonly Snooze[], more: readonly Snooze[]): Snooze[] {
  const byId = new Map(snoozes.map((snooze) => [snooze.entityId, snooze]))
  for (const snooze of more) {
    const known = byId.get(snooze.entityId)
    if (!known || known.addedAt <= snooze.addedAt) byId.set(snooze.entityId, snooze)
  }
  return [...byId.values()]
}

/** The snoozes without those of a name that goes by these ids. */
export function withoutSnooze(snoozes: readonly Snooze[], ids: readonly string[]): Snooze[] {
  return snoozes.filter(({ entityId }) => !ids.includes(entityId))
}

/** What is snoozed, asked by all ids that a name goes by: the last that was said. */
export function snoozedBy(snoozes: readonly Snooze[]): (ids: readonly string[]) => Snooze | undefined {
  const byId = new Map(snoozes.map((snooze) => [snooze.entityId, snooze]))
  return (ids) =>
    ids
      .flatMap((id) => byId.get(id) ?? [])
      .sort((a, b) => b.addedAt.localeCompare(a.addedAt))
      .at(0)
}
