import type { Card } from '../messaging/protocol'

export interface CardAnswers {
  /** Asks for the card of an id ahead of its being shown. */
  prepare: (id: string) => void
  /** The card of an id: the one that was asked for ahead, where that is the last that was, else asked for now. Null when there is none. */
  of: (id: string) => Promise<Card | null>
}

/**
 * What cards say, asked for while the pointer comes to rest, so that the worker, which may have to start first, answers meanwhile. An
 * answer is used once.
 */
export function cardAnswers(ask: (id: string) => Promise<Card | null>): CardAnswers {
  let ahead: { id: string; answer: Promise<Card | null> } | undefined
  const asked = (id: string) => ask(id).catch(() => null)
  return {
    prepare(id) {
      ahead = { id, answer: asked(id) }
    },
    async of(id) {
      const prepared = ahead?.id === id ? ahead.answer : undefined
      ahead = undefined
      // A worker that died with the question in flight is asked once more, which wakes it.
      return (await prepared) ?? asked(id)
    },
  }
}
