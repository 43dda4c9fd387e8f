import * as v from 'valibot'
import { CONFIDENCES, CUES, STRICTNESSES } from '../lexicon/entity'
import { MAX_PIECE } from '../lexicon/pieces'
import { correctionSchema } from '../settings/corrections'
import { keptApartSchema } from '../settings/kept-apart'
import { MOST_PREVIEWED, type ExtensionToWorker, type PageToWorker, type WorkerToPage } from './protocol'

/*
 * Who may send what. Content scripts run in processes that a hostile page may have taken over, so their messages are checked for
 * sender and shape before anything acts on them, and nothing that they may ask for fetches anything. Of the settings they can only
 * say "not this" and "snooze", which are bounded, listed in the options and taken back there (utils/worker/not-this.ts, snooze.ts).
 */

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(512))
const nothing = v.optional(v.union([v.undefined(), v.null()]))

/** More numbers than a page of any size comes to tell about itself. */
const MOST_SHOWN = 500_000
/** Several times as much text, in units and in texts, as a page asks about at once. */
const MOST_ASKED = 200_000

const number = v.pipe(v.number(), v.integer())
const whole = v.pipe(number, v.minValue(0))
const numbers = v.pipe(v.array(number), v.maxLength(MOST_SHOWN))
const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)

const mention = v.object({
  id,
  surface: v.pipe(v.string(), v.maxLength(400)),
  count: v.pipe(number, v.minValue(1)),
})

const notThis = v.variant('scope', [
  v.object({ id, scope: v.literal('here'), around: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)) }),
  v.object({ id, scope: v.literal('context'), cue: v.picklist(CUES) }),
  v.object({ id, scope: v.literal('always') }),
])

/** What each message of a content script may carry. At most 2,000 names and 4 million characters at once. */
export const PAGE_MESSAGES = {
  pageStart: nothing,
  pageEnd: nothing,
  scanTexts: v.object({
    lexiconVersion: whole,
    texts: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(MAX_PIECE))),
      v.maxLength(MOST_ASKED),
      v.check((texts) => length(texts) <= MOST_ASKED, 'too long'),
    ),
  }),
  spotNames: v.object({
    lexiconVersion: whole,
    title: v.pipe(v.string(), v.maxLength(1_000)),
    blocks: v.pipe(
      v.array(v.object({ text: v.string(), ordinal: whole })),
      v.maxLength(MOST_ASKED),
      v.check((blocks) => length(blocks.map(({ text }) => text)) <= MOST_ASKED, 'too long'),
    ),
    lower: v.pipe(v.array(v.tuple([number, whole])), v.maxLength(MOST_SHOWN)),
    evidence: v.object({ records: numbers, groups: numbers, unmistakable: numbers, hasIdentifiers: v.boolean() }),
    strictness: v.picklist(STRICTNESSES),
  }),
  marks: v.object({ ids: v.pipe(v.array(id), v.maxLength(2_000)) }),
  card: v.object({ id }),
  pageMentions: v.object({ mentions: v.pipe(v.array(mention), v.maxLength(2_000)) }),
  pageText: v.object({
    blocks: v.pipe(
      v.array(v.string()),
      v.check((blocks) => length(blocks) <= 4_000_000, 'too long'),
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
  tryFeed: v.object({ trial: id, url: v.pipe(v.string(), v.maxLength(2_048)), format: v.pipe(v.string(), v.maxLength(40)) }),
  cancelTrial: v.object({ trial: id }),
  correctStories: v.object({ correction: correctionSchema, undo: v.boolean() }),
  keepApart: v.object({ kept: keptApartSchema, undo: v.boolean() }),
  removeNotKept: nothing,
} satisfies Record<keyof ExtensionToWorker, v.GenericSchema>

const previewLevel = v.object({
  names: whole,
  places: whole,
  found: v.pipe(
    v.array(
      v.object({
        id,
        surface: v.pipe(v.string(), v.maxLength(400)),
        cue: v.picklist(CUES),
        confidence: v.picklist(CONFIDENCES),
        count: whole,
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
