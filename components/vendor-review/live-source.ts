import { compileNames, rightWayRound, type InventoryFault, type KnownName, type NameIndex } from '../../utils/inventory'
import { openLexicon, spot, type Mention } from '../../utils/lexicon'
import { browser } from '../../utils/platform/browser'
import { nextTask } from '../../utils/platform/next-task'
import { openSidePanel } from '../../utils/platform/side-panel'
import { success, type Result } from '../../utils/result'
import { loadSettings, type Settings } from '../../utils/settings'
import {
  advisoryById,
  dossierOf,
  entitiesByIds,
  feedRows,
  lexiconRow,
  searchOpener,
  sharedStore,
  storeCounts,
  type Store,
} from '../../utils/store'
import { readReviewInput, rowOfList, rowsOfText, statusOf, type ReviewInput, type ReviewRow } from '../../utils/vendor-review'
import { watchMatcher } from '../../utils/watchlist'
import { liveEntries } from '../dossier/live-entries'
import { feedsState } from '../feed-state/feed-state'
import { liveKnownNames } from '../list-input/known-names'
import { saveFile } from '../page-base/save-file'
import type { Reviewed, ReviewSource, Standing } from './review-source'

/** So many rows are matched between two pauses: some 10 ms of work. */
const ROWS_AT_A_TIME = 200

/** Where the review has what it says from: the store, the settings and the catalogue. Nothing of a list is kept. */
export function liveReviewSource(): ReviewSource {
  const store = sharedStore()
  const index = searchOpener(store)
  // Browsers open a panel only first thing after a click: the tab has to be known before.
  let tabId: number | undefined
  void browser.tabs.getCurrent().then((tab) => (tabId = tab?.id))
  const standingWith = async (id: string, { watchlist, acknowledged }: Settings): Promise<Standing> => {
    const opened = await store()
    const { entity, advisories } = await dossierOf(opened, id)
    const status = statusOf(await liveEntries(opened, index, advisories, acknowledged))
    const row = status.mostUrgent === '' ? undefined : await advisoryById(opened, status.mostUrgent)
    return { status, watched: entity !== null && watchMatcher(watchlist)(entity), advisory: row?.advisory ?? null }
  }
  return {
    review: async ({ content, fileName, as }, onLookedUp, signal): Promise<Result<Reviewed, InventoryFault>> => {
      const input = readReviewInput(content, fileName, as)
      if (!input.ok) return input
      const opened = await store()
      const [settings, counts, feeds] = await Promise.all([loadSettings(), storeCounts(opened), feedRows(opened)])
      const rows = await rowsOf(input.value, opened, settings, signal)
      const certain = new Set(rows.flatMap(({ choices }) => (choices.length === 1 && choices[0] ? [choices[0].id] : [])))
      const standings = new Map<string, Standing>()
      for (const id of certain) {
        if (standings.size % ROWS_AT_A_TIME === 0) onLookedUp(standings.size, certain.size)
        signal.throwIfAborted()
        standings.set(id, await standingWith(id, settings))
      }
      const inventory = input.value.kind === 'list' ? input.value.inventory : null
      const { lastSuccess: synced } = feedsState(settings, feeds)
      const { advisories } = counts
      return success({ kind: input.value.kind, inventory, rows, standings, advisories, synced, made: new Date().toISOString() })
    },
    standing: async (id) => standingWith(id, await loadSettings()),
    openPanel: (route) => void openSidePanel(route, tabId),
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
  }
}

async function rowsOf(input: ReviewInput, store: Store, settings: Settings, signal: AbortSignal): Promise<ReviewRow[]> {
  const names = compileNames(await liveKnownNames(store))
  if (input.kind === 'text') return textRows(input.paragraphs, store, settings, names)
  const rows: ReviewRow[] = []
  for (const row of rightWayRound(input.inventory.rows, names)) {
    if (rows.length % ROWS_AT_A_TIME === 0) await nextTask()
    signal.throwIfAborted()
    rows.push(rowOfList(row, names))
  }
  return rows
}

/** What a page with this text would mention, by public and private names. */
async function textRows(paragraphs: string[], store: Store, { strictness }: Settings, names: NameIndex): Promise<ReviewRow[]> {
  const mentions: Mention[] = []
  for (const lexicon of ['public', 'private'] as const) {
    const row = await lexiconRow(store, lexicon)
    if (row && row.size > 0) mentions.push(...spot(openLexicon(row.buffer), paragraphs, { strictness }))
    await nextTask()
  }
  const entities = await entitiesByIds(store, [...new Set(mentions.map(({ entityId }) => entityId))])
  return rowsOfText(paragraphs, withoutTwice(mentions), (id) => {
    const known: KnownName | undefined = entities.get(id) ?? names.byId(id)
    return known && { name: known.name, type: known.type, vendor: known.vendor ?? '' }
  })
}

/** Identifiers are found with either lexicon. */
function withoutTwice(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [`${mention.block} ${mention.start} ${mention.entityId}`, mention])).values()]
}
