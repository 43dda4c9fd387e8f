import * as v from 'valibot'
import { browser } from '../platform/browser'
import { EXTENSION_MESSAGES, PAGE_MESSAGES } from './boundary'
import { messenger } from './messenger'
import type { ExtensionToWorker, PageToWorker } from './protocol'
import { isExtensionPage, isPage, type Self, type Sender } from './sender'

type Handlers<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Answer
    ? (data: Args[0], sender: Sender) => Answer | Promise<Answer>
    : never
}

/** Answers content scripts and the extension's own pages, each with its own messages only, until `signal` aborts. */
export function serveWorker(
  handlers: { page: Handlers<PageToWorker>; extension: Handlers<ExtensionToWorker> },
  signal: AbortSignal,
): void {
  serve(PAGE_MESSAGES, handlers.page, isPage, signal)
  serve(EXTENSION_MESSAGES, handlers.extension, isExtensionPage, signal)
}

function serve<Calls>(
  schemas: Record<keyof Calls & string, v.GenericSchema>,
  handlers: Handlers<Calls>,
  allowed: (sender: Sender, self: Self) => boolean,
  signal: AbortSignal,
): void {
  const self = { id: browser.runtime.id, base: browser.runtime.getURL('') }
  for (const [name, schema] of Object.entries<v.GenericSchema>(schemas)) {
    const handler = (handlers as Record<string, (data: never, sender: Sender) => unknown>)[name]
    const remove = messenger.onMessage(
      name as never,
      (async ({ data, sender }: { data: unknown; sender: Sender }) => {
        if (!allowed(sender, self)) throw new Error(`${name}: not for this sender`)
        const checked = v.safeParse(schema, data)
        if (!checked.success) throw new Error(`${name}: ${checked.issues[0].message}`)
        return handler?.(checked.output as never, sender)
      }) as never,
    )
    signal.addEventListener('abort', remove, { once: true })
  }
}
