import { pageRuntime } from '../platform/page-runtime'
import type { PageToWorker, WorkerToPage } from './protocol'
import { isPage, type Sender } from './sender'

/*
 * A content script's side of the messages: what @webext-core/messaging sends and answers (messenger.ts), in as little code as does it.
 * Every page pays for what its content script starts with.
 */

type Calls<Protocol> = {
  [Name in keyof Protocol]: Protocol[Name] extends (...args: infer Args) => infer Answer
    ? { data: Args[0]; answer: Awaited<Answer> }
    : never
}

type Asked = Calls<PageToWorker>

/** Answers what the worker and the extension's own pages ask of a content script. */
export type PageHandlers = {
  [Name in keyof Calls<WorkerToPage>]: (
    data: Calls<WorkerToPage>[Name]['data'],
  ) => Calls<WorkerToPage>[Name]['answer'] | Promise<Calls<WorkerToPage>[Name]['answer']>
}

/** Asks the worker. Rejects when there is nobody to answer, and with what the worker says against it. */
export async function askWorker<Name extends keyof Asked>(type: Name, data: Asked[Name]['data']): Promise<Asked[Name]['answer']> {
  // Sent before anything is waited for: a frame that is taken away has no turn left.
  const answered = await pageRuntime()?.sendMessage({ id: 0, type, data, timestamp: Date.now() })
  const { res, err } = (answered ?? { err: { message: 'No response' } }) as Answered
  if (err !== undefined && err !== null) throw new Error(String(err.message))
  return res as Asked[Name]['answer']
}

interface Answered {
  res?: unknown
  err?: { message?: unknown } | null
}

/** Answers the worker and the extension's own pages in a content script, until `signal` aborts. */
export function servePage(handlers: PageHandlers, signal: AbortSignal): void {
  const runtime = pageRuntime()
  if (!runtime || signal.aborted) return
  const self = { id: runtime.id, base: runtime.getURL('') }
  const listener = (message: unknown, sender: Sender, answer: (value: unknown) => void) => {
    const { type, data } = (message ?? {}) as { type?: unknown; data?: unknown }
    if (typeof type !== 'string' || !isAskedOfPages(type)) return undefined
    void Promise.resolve()
      .then(() => {
        if (sender.id !== self.id || isPage(sender, self)) throw new Error(`${type}: not for this sender`)
        if (!CARRIED[type](data)) throw new Error(`${type}: not what it may carry`)
        return (handlers[type] as (data: unknown) => unknown)(data)
      })
      .then(
        (res) => answer({ res }),
        (error: unknown) => answer({ err: { name: 'Error', message: String((error as Error).message), stack: '' } }),
      )
    return true
  }
  runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(listener), { once: true })
}

function isAskedOfPages(type: string): type is keyof WorkerToPage {
  return Object.hasOwn(CARRIED, type)
}

const nothing = (data: unknown) => data === undefined || data === null

/** Whether each of some fields is of a type. */
function carries(fields: Record<string, 'boolean' | 'number' | 'string'>): (data: unknown) => boolean {
  return (data) =>
    typeof data === 'object' &&
    data !== null &&
    Object.entries(fields).every(([name, type]) => typeof (data as Record<string, unknown>)[name] === type)
}

/** What each message to a content script may carry. By hand, since a page that is asked nothing else needs no schemas. */
const CARRIED: Record<keyof WorkerToPage, (data: unknown) => boolean> = {
  storeChanged: carries({ lexiconVersion: 'number' }),
  settingsChanged: nothing,
  previewStrictness: carries({ codeBlocks: 'boolean' }),
  showNextMention: carries({ fromStart: 'boolean', backwards: 'boolean' }),
  showMention: carries({ id: 'string' }),
  closeCard: nothing,
  isThere: nothing,
}
