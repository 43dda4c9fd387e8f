import type { ScannedTexts, SpotRequest, SpottedNames } from '../lexicon'
import { askWorker } from './page-messenger'
import type { AboutQuestion, Card, Mark, NotThisAnswer, NotThisChoice, PageReport, PageSettings, SnoozeAnswer } from './protocol'

/*
 * Asking the worker in a page. Every call rejects when there is nobody to answer: the extension was updated or switched off, or the
 * worker died with the question in flight.
 */

/** The worker, as a page's content script may ask it. */
export const workerOfPage = {
  pageStart: (): Promise<PageSettings> => askWorker('pageStart', undefined),
  pageEnd: (): Promise<void> => askWorker('pageEnd', undefined),
  scanTexts: (lexiconVersion: number, texts: string[]): Promise<ScannedTexts | null> =>
    askWorker('scanTexts', { lexiconVersion, texts }),
  spotNames: (lexiconVersion: number, request: SpotRequest): Promise<SpottedNames | null> =>
    askWorker('spotNames', { lexiconVersion, ...request }),
  marks: (ids: string[]): Promise<Mark[]> => askWorker('marks', { ids }),
  card: (id: string): Promise<Card | null> => askWorker('card', { id }),
  pageMentions: (report: PageReport): Promise<void> => askWorker('pageMentions', report),
  pageText: (blocks: string[]): Promise<void> => askWorker('pageText', { blocks }),
  notThis: (choice: NotThisChoice): Promise<NotThisAnswer> => askWorker('notThis', choice),
  undoNotThis: (choice: NotThisChoice): Promise<NotThisAnswer> => askWorker('undoNotThis', choice),
  dismiss: (): Promise<void> => askWorker('dismiss', undefined),
  seen: (id: string): Promise<void> => askWorker('seen', { id }),
  snooze: (id: string): Promise<SnoozeAnswer> => askWorker('snooze', { id }),
  wake: (id: string): Promise<SnoozeAnswer> => askWorker('wake', { id }),
  openAbout: (id: string, ask?: AboutQuestion): Promise<void> => askWorker('openAbout', { id, ask }),
  openAdvisory: (id: string): Promise<void> => askWorker('openAdvisory', { id }),
}
