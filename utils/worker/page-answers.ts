import { openLexicon, spot } from '../lexicon'
import { toBase64 } from '../messaging/base64'
import type { Card, LexiconParcel, Mark, PageReport, PageSettings } from '../messaging/protocol'
import type { Sender } from '../messaging/boundary'
import { page } from '../messaging/client'
import { frameOf, hostsOf } from '../messaging/sender'
import type { PanelRoute } from '../platform/panel-route'
import { forgetDocument, forgetLostFrames, putMentions, startFrame, tabMentions, type TabMention } from '../platform/tab-mentions'
import { isQuiet, type Settings } from '../settings'
import { entitiesByIds, lexiconRow, marksOf, publicAdvisoriesAbout, type Store } from '../store'
import { watchMatcher } from '../watchlist'
import { showToolbarCount } from './toolbar-count'

/* What the worker answers to content scripts: the public names, and about what a page mentions, no more than it needs to draw. */

export interface PageAnswersContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  now: () => Date
  ready: () => Promise<void>
}

/** Shows a place of the side panel (utils/platform/side-panel) for a tab. */
type OpenPanel = (route: PanelRoute, tabId: number | undefined) => Promise<void>

/** The worker's side of every message that a content script may send. */
export function answerPages(context: PageAnswersContext, open: OpenPanel) {
  return {
    pageStart: async (_: unknown, sender: Sender) => {
      const frame = frameOf(sender)
      // Frames of the page before say that they go; this is for those that could not.
      if (await startFrame(frame)) void forgetLostFrames(frame.tabId, (frameId) => isThere(frame.tabId, frameId))
      await context.ready()
      return pageSettings(hostsOf(sender), context)
    },
    pageEnd: async (_: unknown, sender: Sender) => {
      await forgetDocument(frameOf(sender))
      // Closing a tab ends its frames too, and then there is nothing to count on.
      await countOnToolbar(frameOf(sender).tabId, context).catch(() => undefined)
    },
    lexicon: () => lexiconParcel(context),
    marks: ({ ids }: { ids: string[] }) => marks(ids, context),
    card: ({ id }: { id: string }) => card(id, context),
    pageMentions: async ({ mentions }: PageReport, sender: Sender) => {
      await putMentions(frameOf(sender), await known(mentions, context), 'public')
      await countOnToolbar(frameOf(sender).tabId, context)
    },
    pageText: async ({ blocks }: { blocks: string[] }, sender: Sender) => {
      const found = await privateMentions(blocks, await context.store())
      if (found.length === 0) return
      await putMentions(frameOf(sender), found, 'private')
      await countOnToolbar(frameOf(sender).tabId, context)
    },
    dismiss: (_: unknown, sender: Sender) => page.closeCard(frameOf(sender).tabId),
    // Nothing awaited before these: browsers open a panel only in the handler of the click.
    openAdvisory: ({ id }: { id: string }, sender: Sender) => open({ view: 'advisory', id }, sender.tab?.id),
    openAbout: ({ id }: { id: string }, sender: Sender) => open({ view: 'about', id }, sender.tab?.id),
  }
}

function isThere(tabId: number, frameId: number): Promise<boolean> {
  return page.isThere(tabId, frameId).catch(() => false)
}

/** How a page of these hosts, its own and the tab's, is to be treated. */
async function pageSettings(hosts: string[], context: PageAnswersContext): Promise<PageSettings> {
  const [store, settings] = await Promise.all([context.store(), context.settings()])
  const [known, secret] = await Promise.all([lexiconRow(store, 'public'), lexiconRow(store, 'private')])
  return {
    quiet: hosts.some((host) => isQuiet(settings, host)),
    hoverDelay: settings.hoverDelay,
    lexiconVersion: known?.version ?? 0,
    wantsText: (secret?.size ?? 0) > 0,
  }
}

/** The public lexicon, for a content script; null before the first one is compiled. */
async function lexiconParcel(context: PageAnswersContext): Promise<LexiconParcel | null> {
  const row = await lexiconRow(await context.store(), 'public')
  return row ? { version: row.version, base64: toBase64(row.buffer) } : null
}

async function marks(ids: string[], context: PageAnswersContext): Promise<Mark[]> {
  const { watchlist } = await context.settings()
  return marksOf(await context.store(), ids, { watched: watchMatcher(watchlist), now: context.now() })
}

/**
 * What the card of an entity or identifier shows; null when no advisory is about it. Of public advisories alone: how large a card
 * is can be measured by the page under it.
 */
async function card(id: string, context: PageAnswersContext): Promise<Card | null> {
  const store = await context.store()
  const advisories = await publicAdvisoriesAbout(store, id, { now: context.now() })
  const [lead] = advisories
  if (!lead) return null
  const entity = (await entitiesByIds(store, [id])).get(id)
  return {
    id,
    name: entity?.name ?? id,
    type: entity?.type ?? 'Identifier',
    advisory: lead.advisory,
    advisoryId: lead.id,
    advisories: advisories.length,
  }
}

/** The mentions that an advisory is about, with the names that people know them by. */
async function known(mentions: PageReport['mentions'], context: PageAnswersContext): Promise<TabMention[]> {
  const ids = mentions.map(({ id }) => id)
  const [entities, found] = await Promise.all([entitiesByIds(await context.store(), ids), marks(ids, context)])
  const about = new Set(found.map(({ id }) => id))
  return mentions
    .filter(({ id }) => about.has(id))
    .map((mention) => ({ ...mention, name: entities.get(mention.id)?.name ?? mention.surface, privateName: false }))
}

async function countOnToolbar(tabId: number, context: PageAnswersContext): Promise<void> {
  const mentions = (await tabMentions(tabId)) ?? []
  const found = await marks(
    mentions.map(({ id }) => id),
    context,
  )
  const privateNames = mentions.filter(({ privateName }) => privateName)
  const painted = found.filter((mark) => mark.painted && !privateNames.some(({ id }) => id === mark.id))
  await showToolbarCount(tabId, painted, privateNames.length)
}

async function privateMentions(blocks: string[], store: Store): Promise<TabMention[]> {
  const row = await lexiconRow(store, 'private')
  if (!row || row.size === 0) return []
  const found = spot(openLexicon(row.buffer), blocks).filter(({ kind }) => kind === 'name')
  const entities = await entitiesByIds(store, [...new Set(found.map(({ entityId }) => entityId))])
  const mentions = new Map<string, TabMention>()
  for (const { block, start, end, entityId } of found) {
    const surface = (blocks[block] ?? '').slice(start, end)
    const known = mentions.get(entityId)
    if (known) known.count++
    else
      mentions.set(entityId, {
        id: entityId,
        name: entities.get(entityId)?.name ?? surface,
        surface,
        count: 1,
        privateName: true,
      })
  }
  return [...mentions.values()]
}
