import * as v from 'valibot'
import { browser } from '../platform/browser'
import { advisoryFilterSchema, EVERYTHING, type AdvisoryFilter } from '../search'

/*
 * How a person left the list of recent advisories: its filter, and when they last looked. Kept beside the settings and not in them, since
 * the worker and every open page follow a change of those.
 */

const KEY = 'recentView'

/** Whoever looks again within this many milliseconds is still looking: what was new stays so. */
const ONE_LOOK = 10 * 60_000

const recentViewSchema = v.object({
  version: v.literal(1),
  filter: v.fallback(advisoryFilterSchema, EVERYTHING),
  /** When the look under way began, and the one before it; ISO dates, empty for never. */
  looked: v.fallback(v.union([v.pipe(v.string(), v.isoTimestamp()), v.literal('')]), ''),
  lookedBefore: v.fallback(v.union([v.pipe(v.string(), v.isoTimestamp()), v.literal('')]), ''),
})

export type RecentView = v.InferOutput<typeof recentViewSchema>

/** How the list was left; as it is at first where nothing that can be read is kept. */
export async function loadRecentView(): Promise<RecentView> {
  const kept = v.safeParse(recentViewSchema, (await browser.storage.local.get(KEY))[KEY])
  return kept.success ? kept.output : { version: 1, filter: EVERYTHING, looked: '', lookedBefore: '' }
}

export function keepRecentFilter(filter: AdvisoryFilter): Promise<void> {
  return change((view) => ({ ...view, filter }))
}

/** Keeps that the list is looked at. */
export function keepLooked(now: Date): Promise<void> {
  return change((view) => (isSameLook(view, now) ? view : { ...view, looked: now.toISOString(), lookedBefore: view.looked }))
}

/** Since when something is new to whoever looks now: an ISO date, empty for whoever never looked. */
export function newSince(view: RecentView, now: Date): string {
  return isSameLook(view, now) ? view.lookedBefore : view.looked
}

function isSameLook({ looked }: RecentView, now: Date): boolean {
  return looked !== '' && now.getTime() - Date.parse(looked) < ONE_LOOK
}

async function change(make: (view: RecentView) => RecentView): Promise<void> {
  await navigator.locks.request('caveat-recent-view', async () => {
    const view = await loadRecentView()
    const changed = make(view)
    if (changed !== view) await browser.storage.local.set({ [KEY]: changed })
  })
}
