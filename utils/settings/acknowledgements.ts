import * as v from 'valibot'
import { cleanText, type Advisory } from '../advisories'

/*
 * "Acknowledged": an advisory that a person has dealt with, why, who answers for it, and until when. It is open again when it expires, or
 * when the advisory's change history has something newer than it had then. It changes lists in Caveat's own pages and nothing else: no
 * page can find out.
 */

/** More than anybody acknowledges by hand; a list that is full says so, and takes no more. */
export const MOST_ACKNOWLEDGED = 5_000

/** What was done: fixed, found not to concern what is run, taken as a risk, or begun. */
export const ACKNOWLEDGE_REASONS = ['fixed', 'notAffected', 'accepted', 'inProgress'] as const
export type AcknowledgeReason = (typeof ACKNOWLEDGE_REASONS)[number]

export const acknowledgementSchema = v.object({
  /** The advisory's id in the store. */
  advisoryId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(3_000)),
  /** The advisory's title, for the list in the options. */
  name: v.pipe(text(400), v.nonEmpty('must not be empty')),
  reason: v.picklist(ACKNOWLEDGE_REASONS),
  /** In the person's own words; may be empty, as the owner may. */
  note: v.optional(text(500), ''),
  owner: v.optional(text(200), ''),
  /** The last day on which it holds (`2026-12-31`, of the reader's calendar); empty for as long as nothing changes. */
  until: v.optional(v.union([v.pipe(v.string(), v.isoDate()), v.literal('')]), ''),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** When the advisory's change history had its last entry then; empty where it had none. */
  historyAt: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
})

export type Acknowledgement = v.InferOutput<typeof acknowledgementSchema>

/** Whether an acknowledgement holds, or why it does not any more. */
export type AcknowledgementState = 'holds' | 'changed' | 'expired'

/** How an acknowledgement stands at a moment, for the advisory as it is then. */
export function acknowledgementState(made: Acknowledgement, advisory: Advisory, now: Date): AcknowledgementState {
  if (lastEntry(advisory) > made.historyAt) return 'changed'
  return made.until !== '' && dayOf(now) > made.until ? 'expired' : 'holds'
}

/** When an advisory's change history has its last entry; empty where it has none. */
export function lastEntry({ history }: Advisory): string {
  return history.reduce((last, { at }) => (at > last ? at : last), '')
}

/** The acknowledgements with more of them added; what is said of an advisory last holds. */
export function withAcknowledged(known: readonly Acknowledgement[], more: readonly Acknowledgement[]): Acknowledgement[] {
  const byId = new Map(known.map((made) => [made.advisoryId, made]))
  for (const made of more) {
    const other = byId.get(made.advisoryId)
    if (!other || other.addedAt <= made.addedAt) byId.set(made.advisoryId, made)
  }
  return [...byId.values()]
}

/** The acknowledgements without those of these advisories. */
export function withoutAcknowledged(known: readonly Acknowledgement[], ids: readonly string[]): Acknowledgement[] {
  const gone = new Set(ids)
  return known.filter(({ advisoryId }) => !gone.has(advisoryId))
}

/** A moment's day in the reader's own calendar: `2026-11-25`. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/**
 * The acknowledgements of advisories that go by other ids now, by those. Where several had one id, the one of the title that was acknowledged is
 * meant; where none has it, the advisory is open again.
 */
export function withRenamed(
  known: readonly Acknowledgement[],
  renamed: readonly { from: string; to: string; title: string }[],
): Acknowledgement[] {
  const byId = new Map<string, { to: string; title: string }[]>()
  for (const each of renamed) byId.set(each.from, [...(byId.get(each.from) ?? []), each])
  return known.map((made) => {
    const candidates = byId.get(made.advisoryId) ?? []
    const meant = candidates.length === 1 ? candidates[0] : candidates.find(({ title }) => cleanText(title, 400) === made.name)
    return meant ? { ...made, advisoryId: meant.to } : made
  })
}

function text(max: number) {
  return v.pipe(
    v.string(),
    v.transform((value) => cleanText(value, max)),
  )
}
