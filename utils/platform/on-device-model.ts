import * as v from 'valibot'

/*
 * The language model that some browsers bring along, behind the Summarizer API (Web Machine Learning CG, "Writing Assistance APIs"): Chrome has it
 * from 138 on, in pages and not in workers. Text that it is given stays on the device.
 */

/** `downloadable`: the browser would have to fetch the model first, which it does on a click only. */
export type ModelState = 'unavailable' | 'downloadable' | 'downloading' | 'available'

const OPTIONS = {
  type: 'tldr',
  format: 'plain-text',
  length: 'medium',
  expectedInputLanguages: ['en'],
  expectedContextLanguages: ['en'],
  outputLanguage: 'en',
} as const

interface SummarizerOptions {
  signal: AbortSignal
}

interface Session {
  summarize(text: string, options: { context: string; signal: AbortSignal }): Promise<unknown>
  destroy(): void
}

interface SummarizerApi {
  availability(options: typeof OPTIONS): Promise<unknown>
  create(options: typeof OPTIONS & SummarizerOptions): Promise<Session>
}

const stateSchema = v.picklist(['unavailable', 'downloadable', 'downloading', 'available'])
const answerSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(4_000))

/** Whether the browser has a model that words English, and whether it is there already. */
export async function modelState(): Promise<ModelState> {
  const api = summarizer()
  if (!api) return 'unavailable'
  return v.parse(v.fallback(stateSchema, 'unavailable'), await api.availability(OPTIONS).catch(() => 'unavailable'))
}

/** Has the browser fetch its model. To be called from a click, or the browser refuses; rejects with its reason. */
export async function fetchModel(signal: AbortSignal): Promise<void> {
  const session = await summarizer()?.create({ ...OPTIONS, signal })
  session?.destroy()
}

/** A text in the model's words, some sentences; `context` says what the text is. Rejects with the browser's reason. */
export async function summarize(text: string, context: string, signal: AbortSignal): Promise<string> {
  const session = await summarizer()?.create({ ...OPTIONS, signal })
  if (!session) throw new Error('The browser has no model.')
  try {
    return v.parse(answerSchema, await session.summarize(text, { context, signal }))
  } finally {
    session.destroy()
  }
}

function summarizer(): SummarizerApi | undefined {
  return (globalThis as { Summarizer?: SummarizerApi }).Summarizer
}
