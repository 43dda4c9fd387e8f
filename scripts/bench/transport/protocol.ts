/*
 * What the two halves of the throw-away extension agree on.
 */

/** The ways by which a buffer comes from the worker to a content script. */
export const WAYS = [
  'message, base64',
  'message, base64 in parts',
  'message, ArrayBuffer',
  'storage.session, base64',
  'storage.session, ArrayBuffer',
  'storage.session, ArrayBuffer in parts',
] as const
export type Way = (typeof WAYS)[number]

export type Request = { ask: 'put'; way: Way; bytes: number } | { ask: 'get'; way: Way; bytes: number; part?: number }

/** Bytes of a part. */
export const PART = 262_144

/** What a byte of the sent buffer is, so that the receiver can tell whether it came whole. */
export function byteAt(index: number): number {
  return (Math.imul(index, 0x9e3779b1) >>> 13) & 0xff
}

interface Area {
  get: (keys: string | string[]) => Promise<Record<string, unknown>>
  set: (values: Record<string, unknown>) => Promise<void>
  clear: () => Promise<void>
  setAccessLevel?: (level: { accessLevel: string }) => Promise<void>
}

/** As much of the extension API as is measured. */
export const extension = (
  globalThis as unknown as {
    chrome: {
      runtime: {
        sendMessage: (message: Request) => Promise<unknown>
        onMessage: {
          addListener: (listener: (message: Request, sender: unknown, respond: (answer: unknown) => void) => boolean) => void
        }
      }
      storage: { session?: Area }
    }
  }
).chrome
