import { openLexicon, spot, type Strictness } from '../lexicon'
import type { AboutQuestion, NamesRequest, NotThisChoice, PageReport, PageSettings } from '../messaging/protocol'
import { frameOf, hostsOf, siteOf, type Sender } from '../messaging/sender'
import type { PanelRoute } from '../platform/panel-route'
import { forgetDocument, forgetLostFrames, putMentions, startFrame, type TabMention } from '../platform/tab-mentions'
import { isQuiet } from '../settings'
import { entitiesByIds, keepSeen, lexiconRow, type Store } from '../store'
import { cardAbout, publicNameOf } from './card-answer'
import { notThis, undoNotThis, type NotThisContext } from './not-this'
import { pageNames } from './page-names'
import { siteMarks } from './site-marks'
import { tellSiteVendor, type SiteVendorContext } from './site-vendor'
import { snooze, wake } from './snooze'
import { countOfTab } from './toolbar-count'

/* What the worker answers to content scripts: the public names, and about what a page mentions, no more than it needs to draw. */

export interface PageAnswersContext extends Pick<NotThisContext, 'updateSettings'>, SiteVendorContext {
  now: () => Date
  ready: () => Promise<void>
}

/** Shows a place of the side panel (utils/platform/side-panel) for a tab. */
type OpenPanel = (route: PanelRoute, tabId: number | undefined) => Promise<void>

/** Asking the content scripts of a tab (utils/messaging/client). */
interface Frames {
  closeCard: (tabId: number) => Promise<void>
  isThere: (tabId: number, frameId: number) => Promise<boolean>
}

/** The worker's side of every message that a content script may send. */
export function answerPages(context: PageAnswersContext, open: OpenPanel, frames: Frames) {
  const nameOf = (id: string) => publicNameOf(id, context)
  const names = pageNames(context.store)
  const saying = { store: context.store, now: context.now, updateSettings: context.updateSettings, nameOf }
  return {
    pageStart: async (_: unknown, sender: Sender) => {
      const frame = frameOf(sender)
      // Frames of the page before say that they go; this is for those that could not.
      if (await startFrame(frame))
        void forgetLostFrames(frame.tabId, (frameId) => frames.isThere(frame.tabId, frameId).catch(() => false))
      await context.ready()
      // The page does not wait for what the toolbar says.
      if (frame.frameId === 0) void countSiteVendor(sender, context).catch(() => undefined)
      return pageSettings(hostsOf(sender), siteOf(sender), context)
    },
    pageEnd: async (_: unknown, sender: Sender) => {
      await forgetDocument(frameOf(sender))
      // Closing a tab ends its frames too, and then there is nothing to count on.
      await countOnToolbar(sender, context).catch(() => undefined)
    },
    scanTexts: ({ lexiconVersion, texts }: { lexiconVersion: number; texts: string[] }) => names.scan(lexiconVersion, texts),
    spotNames: ({ lexiconVersion, ...request }: NamesRequest) => names.spot(lexiconVersion, request),
    marks: ({ ids }: { ids: string[] }, sender: Sender) => siteMarks(ids, siteOf(sender), context),
    card: ({ id }: { id: string }) => cardAbout(id, context),
    seen: async ({ id }: { id: string }, sender: Sender) => {
      // What is read in a private window leaves no trace.
      if (!sender.tab?.incognito) await keepSeen(await context.store(), id, context.now())
    },
    pageMentions: async ({ mentions }: PageReport, sender: Sender) => {
      await putMentions(frameOf(sender), await known(mentions, siteOf(sender), context), 'public')
      await countOnToolbar(sender, context)
    },
    pageText: async ({ blocks }: { blocks: string[] }, sender: Sender) => {
      const { strictness } = await context.settings()
      const found = await privateMentions(blocks, await context.store(), strictness)
      if (found.length === 0) return
      await putMentions(frameOf(sender), found, 'private')
      await countOnToolbar(sender, context)
    },
    notThis: (choice: NotThisChoice, sender: Sender) => notThis(choice, choosing(sender), saying),
    undoNotThis: (choice: NotThisChoice, sender: Sender) => undoNotThis(choice, choosing(sender), saying),
    snooze: ({ id }: { id: string }) => snooze(id, saying),
    wake: ({ id }: { id: string }) => wake(id, saying),
    dismiss: (_: unknown, sender: Sender) => frames.closeCard(frameOf(sender).tabId),
    // Nothing awaited before these: browsers open a panel only in the handler of the click.
    openAdvisory: ({ id }: { id: string }, sender: Sender) => open({ view: 'advisory', id }, sender.tab?.id),
    openAbout: ({ id, ask }: { id: string; ask?: AboutQuestion | undefined }, sender: Sender) =>
      open({ view: 'about', id, ...(ask ? { ask, site: siteOf(sender) } : {}) }, sender.tab?.id),
  }
}

/** Who chooses: by what the browser says of the sender, since the page could say anything. */
function choosing(sender: Sender): { site: string; privately: boolean } {
  return { site: siteOf(sender), privately: sender.tab?.incognito ?? false }
}

/** How a page of these hosts, its own and the tab's, is to be treated. */
async function pageSettings(hosts: string[], site: string, context: PageAnswersContext): Promise<PageSettings> {
  const [store, settings] = await Promise.all([context.store(), context.settings()])
  const [known, secret] = await Promise.all([lexiconRow(store, 'public'), lexiconRow(store, 'private')])
  return {
    site,
    quiet: hosts.some((host) => isQuiet(settings, host)),
    hoverDelay: settings.hoverDelay,
    lexiconVersion: known?.version ?? 0,
    wantsText: (secret?.size ?? 0) > 0,
    strictness: settings.strictness,
    codeBlocks: settings.codeBlocks,
    repeats: settings.repeats,
  }
}

/** The mentions that an advisory is about, with the names that people know them by. */
async function known(mentions: PageReport['mentions'], site: string, context: PageAnswersContext): Promise<TabMention[]> {
  const ids = mentions.map(({ id }) => id)
  const [entities, found] = await Promise.all([entitiesByIds(await context.store(), ids), siteMarks(ids, site, context)])
  const about = new Set(found.filter(({ not }) => !not?.always).map(({ id }) => id))
  return mentions
    .filter(({ id }) => about.has(id))
    .map((mention) => ({ ...mention, name: entities.get(mention.id)?.name ?? mention.surface, privateName: false }))
}

async function countSiteVendor(sender: Sender, context: PageAnswersContext): Promise<void> {
  if (await tellSiteVendor(frameOf(sender), siteOf(sender), context)) await countOnToolbar(sender, context)
}

function countOnToolbar(sender: Sender, context: PageAnswersContext): Promise<void> {
  return countOfTab(frameOf(sender).tabId, siteOf(sender), context)
}

async function privateMentions(blocks: string[], store: Store, strictness: Strictness): Promise<TabMention[]> {
  const row = await lexiconRow(store, 'private')
  if (!row || row.size === 0) return []
  const found = spot(openLexicon(row.buffer), blocks, { strictness }).filter(({ kind }) => kind === 'name')
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
