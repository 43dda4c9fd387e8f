import * as v from 'valibot'
import type { SyncOutcome } from '../sync/outcome'
import type { TrialAnswer, TrialRequest } from '../sync/trial'
import { PAGE_ANSWERS } from './boundary'
import { messenger } from './messenger'
import type { CorrectionAnswer, CorrectionRequest, KeepApartAnswer, KeepApartRequest, StrictnessPreview } from './protocol'

/*
 * Asking the other side, from the worker and the extension's own pages; page-client.ts asks in a page. Every call rejects when there is nobody to answer: the extension was updated or switched off, or the
 * worker died with the question in flight.
 */

/** The worker, as the extension's own pages may ask it. */
export const worker = {
  syncFeeds: (request: { urls?: string[] } = {}): Promise<SyncOutcome[]> => messenger.sendMessage('syncFeeds', request),
  tryFeed: (request: TrialRequest, signal: AbortSignal): Promise<TrialAnswer> => {
    const trial = crypto.randomUUID()
    const cancel = () => void messenger.sendMessage('cancelTrial', { trial }).catch(() => undefined)
    signal.addEventListener('abort', cancel, { once: true })
    const answer = messenger.sendMessage('tryFeed', { trial, ...request })
    return answer.finally(() => signal.removeEventListener('abort', cancel))
  },
  correctStories: (request: CorrectionRequest): Promise<CorrectionAnswer> => messenger.sendMessage('correctStories', request),
  keepApart: (request: KeepApartRequest): Promise<KeepApartAnswer> => messenger.sendMessage('keepApart', request),
  removeNotKept: (): Promise<number> => messenger.sendMessage('removeNotKept', undefined),
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
