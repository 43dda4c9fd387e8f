import { useCallback, useLayoutEffect, useState } from 'preact/hooks'

/** Something that is read from elsewhere: on its way, there, or failed for a reason that is shown as it stands. */
export type Loaded<Value> = { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; detail: string }

/**
 * Reads something when the component appears, when `inputs` change and when `reload` is called. What was read before stays
 * until the new is there, and an answer that comes after a newer question is dropped.
 */
export function useLoaded<Value>(read: () => Promise<Value>, inputs: readonly unknown[]): [Loaded<Value>, reload: () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  // An effect would begin to read a frame later, and lists that wait for one another would take several.
  useLayoutEffect(() => {
    const { signal, abort } = abortable()
    read().then(
      (value) => signal.aborted || setLoaded({ state: 'ready', value }),
      (error: unknown) => signal.aborted || setLoaded({ state: 'failed', detail: reasonOf(error) }),
    )
    return abort
  }, [turn, ...inputs])
  return [loaded, useCallback(() => setTurn((last) => last + 1), [])]
}

/** Runs something that ends with a signal for as long as the component is there. */
export function useWhileShown(run: (signal: AbortSignal) => void, inputs: readonly unknown[]): void {
  // An effect would begin a frame later, and what changes between a reading and that would never be heard of.
  useLayoutEffect(() => {
    const { signal, abort } = abortable()
    run(signal)
    return abort
  }, inputs)
}

/** What went wrong, in the words of whoever threw. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
