import type { CorrectionAnswer, CorrectionRequest } from '../messaging/protocol'
import { failure, success } from '../result'
import {
  articlesOf,
  correctionKey,
  MOST_CORRECTIONS,
  snoozedBy,
  withCorrections,
  withoutCorrection,
  type Snooze,
  type updateSettings,
} from '../settings'
import { extentOf, isBeyond, nameStanding, seenWhole, storyRecords, type Store } from '../store'
import { NEWS, PRIVATE_NEWS } from '../sync'

/* What a person says about stories of the news, in the extension's own pages: kept in the settings, and the stories made anew. */

export interface CorrectionsContext {
  store: () => Promise<Store>
  updateSettings: typeof updateSettings
  /** Makes the stories anew, and tells whoever shows them. */
  retell: () => Promise<void>
}

/** Keeps a correction, or takes it back, and gives the key of the advisory that its articles are in afterwards. */
export async function correctStories(
  { correction, undo }: CorrectionRequest,
  context: CorrectionsContext,
): Promise<CorrectionAnswer> {
  let full = false
  const saved = await context.updateSettings((settings) => {
    const { corrections } = settings
    if (undo) return { ...settings, corrections: withoutCorrection(corrections, correction) }
    if (corrections.some((each) => correctionKey(each) === correctionKey(correction))) return settings
    full = corrections.length >= MOST_CORRECTIONS
    return full ? settings : { ...settings, corrections: withCorrections(corrections, [correction]) }
  })
  if (full) return failure('full')
  if (!saved.ok) return failure('notSaved', saved.error.detail)
  await context.retell()
  const [first] = articlesOf(correction)
  const records = await storyRecords(await context.store(), [NEWS, PRIVATE_NEWS])
  const found = records.find(({ advisory }) => advisory.articles.some(({ url }) => url === first))
  return success({ advisoryId: found?.advisoryId ?? null })
}

/**
 * Notes what the person has seen and snoozed of these names; what it gives, called after a change that is no news, keeps it so.
 */
export async function keepSeenOf(
  names: readonly string[],
  { store, snoozed, updateSettings, now }: KeepSeenContext,
): Promise<() => Promise<void>> {
  const keep = await seenWhole(store, names, now)
  const asleep: { name: string; snooze: Snooze }[] = []
  const snoozeOf = snoozedBy(snoozed)
  for (const name of snoozed.length > 0 ? names : []) {
    const { keys, standing } = await nameStanding(store, name)
    const snooze = snoozeOf([name, ...keys])
    if (snooze && !isBeyond(extentOf(standing), snooze)) asleep.push({ name, snooze })
  }
  return async () => {
    await keep()
    const extents = new Map<Snooze, Snooze>()
    for (const { name, snooze } of asleep) {
      extents.set(snooze, { ...snooze, ...extentOf((await nameStanding(store, name)).standing) })
    }
    const after = new Map([...extents].map(([{ entityId, addedAt }, snooze]) => [`${entityId}\n${addedAt}`, snooze]))
    if (after.size === 0) return
    await updateSettings((settings) => ({
      ...settings,
      snoozed: settings.snoozed.map((each) => after.get(`${each.entityId}\n${each.addedAt}`) ?? each),
    }))
  }
}

export interface KeepSeenContext {
  store: Store
  snoozed: readonly Snooze[]
  updateSettings: typeof updateSettings
  now: Date
}
