import { page } from '../../utils/messaging/client'
import type { PreviewLevel, StrictnessPreview } from '../../utils/messaging/protocol'
import { recentTabs } from '../../utils/platform/tab-in-front'
import { entitiesByIds, type Store } from '../../utils/store'
import type { NamesPreview, NamesPreviewLevel } from './options-source'

/** Tabs that are asked at most, and milliseconds that one has for its answer: a long page takes a while to read. */
const TABS = 10
const PATIENCE = 10_000

/** What each strictness would mark on the page that was last in front and answers. */
export async function previewNames(store: Store, codeBlocks: boolean): Promise<NamesPreview> {
  const tabs = (await recentTabs()).filter(({ readable }) => readable).slice(0, TABS)
  if (tabs.length === 0) return { state: 'noPage' }
  for (const { id } of tabs) {
    const preview = await answerOf(id, codeBlocks)
    if (preview) return named(preview, store)
  }
  return { state: 'noAnswer' }
}

/** Undefined where nobody answers: the browser's own pages, and pages that were open before the extension was there. */
async function answerOf(tabId: number, codeBlocks: boolean): Promise<StrictnessPreview | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE))
  const answer = page.previewStrictness(tabId, codeBlocks).catch(() => undefined)
  return (await Promise.race([answer, late])) ?? undefined
}

async function named({ title, levels }: StrictnessPreview, store: Store): Promise<NamesPreview> {
  const ids = new Set(Object.values(levels).flatMap(({ found }) => found.map(({ id }) => id)))
  const entities = await entitiesByIds(store, [...ids])
  const withNames = (level: PreviewLevel): NamesPreviewLevel => ({
    ...level,
    found: level.found.map((each) => {
      const entity = entities.get(each.id)
      const { name = each.surface, type = 'Identifier', vendor = '' } = entity ?? {}
      return { ...each, name, type, vendor }
    }),
  })
  const { strict, balanced, broad } = levels
  return {
    state: 'page',
    title,
    levels: { strict: withNames(strict), balanced: withNames(balanced), broad: withNames(broad) },
  }
}
