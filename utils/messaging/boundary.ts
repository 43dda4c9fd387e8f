import * as v from 'valibot'
import { CONFIDENCES, CUES } from '../lexicon/entity'
import type { ExtensionToWorker, PageToWorker, WorkerToPage } from './protocol'

/*
 * Who may send what. Content scripts run in processes that a hostile page may have taken over, so their messages are checked for
 * sender and shape before anything acts on them, and nothing that they may ask for fetches anything. Of the settings they can only
 * say "not this" and "snooze", which are bounded, listed in the options and taken back there (utils/worker/not-this.ts, snooze.ts).
 */

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(512))
const nothing = v.optional(v.union([v.undefined(), v.null()]))

const mention = v.object({
  id,
  surface: v.pipe(v.string(), v.maxLength(400)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
})

/** As many names of a preview as one answer may carry for each strictness. */
export const MOST_PREVIEWED = 200

const notThis = v.variant('scope', [
  v.object({ id, scope: v.literal('here'), around: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)) }),
  v.object({ id, scope: v.literal('context'), cue: v.picklist(CUES) }),
  v.object({ id, scope: v.literal('always') }),
])

/** What each message of a content script may carry. At most 2,000 names and 4 million characters at once. */
export const PAGE_MESSAGES = {
  pageStart: nothing,
  pageEnd: nothing,
  lexicon: v.object({ asText: v.boolean() }),
  marks: v.object({ ids: v.pipe(v.array(id), v.maxLength(2_000)) }),
  card: v.object({ id }),
  pageMentions: v.object({ mentions: v.pipe(v.array(mention), v.maxLength(2_000)) }),
  pageText: v.object({
    blocks: v.pipe(
      v.array(v.string()),
      v.check((blocks) => blocks.reduce((sum, block) => sum + block.length, 0) <= 4_000_000, 'too long'),
    ),
  }),
  notThis,
  undoNotThis: notThis,
  seen: v.object({ id }),
  snooze: v.object({ id }),
  wake: v.object({ id }),
  dismiss: nothing,
  openAbout: v.object({ id, ask: v.optional(v.picklist(['watch', 'quiet'])) }),
  openAdvisory: v.object({ id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_600)) }),
} satisfies Record<keyof PageToWorker, v.GenericSchema>

/** What each message of the extension's own pages may carry. */
export const EXTENSION_MESSAGES = {
  syncFeeds: v.object({ urls: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(2_048))), v.maxLength(500))) }),
} satisfies Record<keyof ExtensionToWorker, v.GenericSchema>

/** What each message to a content script may carry. */
export const WORKER_MESSAGES = {
  storeChanged: v.object({ lexiconVersion: v.number() }),
  settingsChanged: nothing,
  previewStrictness: v.object({ codeBlocks: v.boolean() }),
  showNextMention: v.object({ fromStart: v.boolean(), backwards: v.boolean() }),
  showMention: v.object({ id }),
  closeCard: nothing,
  isThere: nothing,
} satisfies Record<keyof WorkerToPage, v.GenericSchema>

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const previewLevel = v.object({
  names: count,
  places: count,
  found: v.pipe(
    v.array(
      v.object({
        id,
        surface: v.pipe(v.string(), v.maxLength(400)),
        cue: v.picklist(CUES),
        confidence: v.picklist(CONFIDENCES),
        count,
      }),
    ),
    v.maxLength(MOST_PREVIEWED),
  ),
})

/** What a content script may answer to whom the answer is shown. */
export const PAGE_ANSWERS = {
  previewStrictness: v.nullable(
    v.object({
      title: v.pipe(v.string(), v.maxLength(200)),
      levels: v.object({ strict: previewLevel, balanced: previewLevel, broad: previewLevel }),
    }),
  ),
} satisfies Partial<Record<keyof WorkerToPage, v.GenericSchema>>

/** As much of `runtime.MessageSender` as the checks read. */
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined } | undefined
  frameId?: number | undefined
  documentId?: string | undefined
}

/** Where this extension lives: its id and its pages' base address (`chrome-extension://…/`). */
export interface Self {
  id: string
  base: string
}

/** What content scripts run in: pages of the web, and the frames that those write themselves, which have no address of their own. */
const PAGE_ADDRESS = /^(https?|about|data|blob):/

/** True for a content script of this extension in a tab's web page or in a frame of one. */
export function isPage(sender: Sender, self: Self): boolean {
  const { id, tab, url = '', origin = '' } = sender
  if (id !== self.id || tab?.id === undefined || !PAGE_ADDRESS.test(url)) return false
  // A frame without an address in one of this extension's own pages has that page's origin.
  return !`${origin}/`.startsWith(self.base) && !url.startsWith(`blob:${self.base}`)
}

/** True for one of this extension's own pages. */
export function isExtensionPage(sender: Sender, self: Self): boolean {
  return sender.id === self.id && (sender.url ?? '').startsWith(self.base)
}
