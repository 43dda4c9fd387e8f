import type { KeepApartAnswer, KeepApartRequest } from '../messaging/protocol'
import { failure, success } from '../result'
import {
  keptApartKey,
  MOST_KEPT_APART,
  withKeptApart,
  withoutKeptApart,
  type KeptApart,
  type Settings,
  type updateSettings,
} from '../settings'
import { keepApart, partedBy, type ApartPair, type Store } from '../store'
import { keepSeenOf } from './corrections'
import { commitContext } from './feed-jobs'

/* Records that a person keeps apart though they look alike: kept in the settings, and their advisories made anew. */

export interface KeptApartContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  settingsAreReadable: () => Promise<boolean>
  updateSettings: typeof updateSettings
  now: () => Date
}

/** Makes the store keep apart what the settings say, and gives whether that changed anything. Nobody is told of it as news. */
export async function followKeptApart(context: KeptApartContext): Promise<boolean> {
  if (!(await context.settingsAreReadable())) return false
  const store = await context.store()
  const settings = await context.settings()
  const pairs = settings.keptApart.flatMap(apartPairs)
  const parted = await partedBy(store, pairs)
  if (!parted) return false
  const names = parted.flatMap(({ advisory, identifiers }) => [...advisory.entities.map(({ id }) => id), ...identifiers])
  const now = context.now()
  const keep = await keepSeenOf([...new Set(names)], { ...context, store, snoozed: settings.snoozed, now })
  const changed = await keepApart(store, pairs, commitContext(settings, context))
  if (changed) await keep()
  return changed
}

/** Keeps records apart, or no longer, and gives the key of the advisory that the first of the others is part of afterwards. */
export async function keepRecordsApart(
  { kept, undo }: KeepApartRequest,
  context: KeptApartContext & { retell: () => Promise<void> },
): Promise<KeepApartAnswer> {
  let full = false
  const saved = await context.updateSettings((settings) => {
    const { keptApart } = settings
    if (undo) return { ...settings, keptApart: withoutKeptApart(keptApart, [kept]) }
    if (keptApart.some((each) => keptApartKey(each) === keptApartKey(kept))) return settings
    full = keptApart.length >= MOST_KEPT_APART
    return full ? settings : { ...settings, keptApart: withKeptApart(keptApart, [kept]) }
  })
  if (full) return failure('full')
  if (!saved.ok) return failure('notSaved', saved.error.detail)
  await context.retell()
  const [, other] = kept.records
  const record = other && (await (await context.store()).get('records', [other.feed, other.id]))
  return success({ advisoryId: record?.advisoryId ?? null })
}

function apartPairs({ records: [first, ...others] }: KeptApart): ApartPair[] {
  return first ? others.map((other): ApartPair => [nameOf(first), nameOf(other)]) : []
}

function nameOf({ feed, id }: KeptApart['records'][number]): ApartPair[0] {
  return { feed, id }
}
