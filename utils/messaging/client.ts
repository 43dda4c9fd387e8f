import * as v from 'valibot'
import type { SyncOutcome } from '../sync/outcome'
import { browser } from '../platform/browser'
import { PAGE_ANSWERS } from './boundary'
import { unpackLexicon, type OpenableLexicon } from './lexicon-parcel'
import { messenger } from './messenger'
import type {
  AboutQuestion,
  Card,
  Mark,
  NotThisAnswer,
  NotThisChoice,
  PageReport,
  PageSettings,
  SnoozeAnswer,
  StrictnessPreview,
} from './protocol'

/*
 * Asking the other side. Every call rejects when there is nobody to answer: the extension was updated or switched off, or the
 * worker died with the question in flight.
 */

/** The worker, as a page's content script may ask it. */
export const workerOfPage = {
  pageStart: (): Promise<PageSettings> => messenger.sendMessage('pageStart', undefined),
  /** Sent by itself: the messenger lets a turn go by first, and a frame that is taken away has none left. */
  pageEnd: (): Promise<unknown> => browser.runtime.sendMessage({ id: 0, type: 'pageEnd', timestamp: Date.now() }),
  lexicon: async (): Promise<OpenableLexicon | null> => {
    const parcel = await messenger.sendMessage('lexicon', { asText: false })
    return unpackLexicon(parcel) ?? unpackLexicon(await messenger.sendMessage('lexicon', { asText: true })) ?? null
  },
  marks: (ids: string[]): Promise<Mark[]> => messenger.sendMessage('marks', { ids }),
  card: (id: string): Promise<Card | null> => messenger.sendMessage('card', { id }),
  pageMentions: (report: PageReport): Promise<void> => messenger.sendMessage('pageMentions', report),
  pageText: (blocks: string[]): Promise<void> => messenger.sendMessage('pageText', { blocks }),
  notThis: (choice: NotThisChoice): Promise<NotThisAnswer> => messenger.sendMessage('notThis', choice),
  undoNotThis: (choice: NotThisChoice): Promise<NotThisAnswer> => messenger.sendMessage('undoNotThis', choice),
  dismiss: (): Promise<void> => messenger.sendMessage('dismiss', undefined),
  seen: (id: string): Promise<void> => messenger.sendMessage('seen', { id }),
  snooze: (id: string): Promise<SnoozeAnswer> => messenger.sendMessage('snooze', { id }),
  wake: (id: string): Promise<SnoozeAnswer> => messenger.sendMessage('wake', { id }),
  openAbout: (id: string, ask?: AboutQuestion): Promise<void> => messenger.sendMessage('openAbout', { id, ask }),
  openAdvisory: (id: string): Promise<void> => messenger.sendMessage('openAdvisory', { id }),
}

/** The worker, as the extension's own pages may ask it. */
export const worker = {
  syncFeeds: (request: { urls?: string[] } = {}): Promise<SyncOutcome[]> => messenger.sendMessage('syncFeeds', request),
}

/** The content scripts of a tab: of all its frames, or of one. */
export const page = {
  storeChanged: (tabId: number, lexiconVersion: number): Promise<void> =>
    messenger.sendMessage('storeChanged', { lexiconVersion }, tabId),
  settingsChanged: (tabId: number): Promise<void> => messenger.sendMessage('settingsChanged', undefined, tabId),
  /** Rejects also when what answers is not what Caveat's own script would say. */
  previewStrictness: async (tabId: number, codeBlocks: boolean): Promise<StrictnessPreview | null> =>
    v.parse(
      PAGE_ANSWERS.previewStrictness,
      await messenger.sendMessage('previewStrictness', { codeBlocks }, { tabId, frameId: 0 }),
    ),
  showNextMention: (tabId: number, frameId: number, step: { fromStart: boolean; backwards: boolean }): Promise<boolean> =>
    messenger.sendMessage('showNextMention', step, { tabId, frameId }),
  showMention: (tabId: number, frameId: number, id: string): Promise<boolean> =>
    messenger.sendMessage('showMention', { id }, { tabId, frameId }),
  closeCard: (tabId: number): Promise<void> => messenger.sendMessage('closeCard', undefined, tabId),
  isThere: (tabId: number, frameId: number): Promise<true> => messenger.sendMessage('isThere', undefined, { tabId, frameId }),
}
