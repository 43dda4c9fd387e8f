/*
 * The Summarizer API of browsers that bring a language model along, which those that tests run in do not. It says what it is told to.
 */

export interface FakeModel {
  /** What it was given to word, in order. */
  given: string[]
  /** How often it was made, and how often let go of. */
  made: number
  destroyed: number
  /** What `availability` answers from now on; a download makes it `available`. */
  state: string
  /** What it says next; an error is what it fails with. */
  says: string | Error
}

/** Puts a model into the global scope, and gives what takes it out again. */
export function installModel(start: Partial<FakeModel> = {}): { model: FakeModel; remove: () => void } {
  const model: FakeModel = { given: [], made: 0, destroyed: 0, state: 'available', says: '', ...start }
  const api = {
    availability: async ({ outputLanguage }: { outputLanguage: string }) =>
      outputLanguage === 'en' ? model.state : 'unavailable',
    create: async ({ signal }: { signal: AbortSignal }) => {
      signal.throwIfAborted()
      model.made++
      model.state = 'available'
      return {
        summarize: async (text: string, options: { signal: AbortSignal }) => {
          options.signal.throwIfAborted()
          model.given.push(text)
          if (model.says instanceof Error) throw model.says
          return model.says
        },
        destroy: () => void model.destroyed++,
      }
    },
  }
  Object.assign(globalThis, { Summarizer: api })
  return { model, remove: () => void Reflect.deleteProperty(globalThis, 'Summarizer') }
}
