import type { Mark } from '../messaging/protocol'
import type { PageMention } from './mentions'

/** As many ids as one question to the worker may carry. */
const MOST = 2_000

export interface PageMarks {
  of: (id: string) => Mark | undefined
  /** Asks about the names that were not asked about yet. */
  ask: (ids: Iterable<string>) => Promise<void>
  /** Asks again about these names, or about all of them after a change in the store. */
  askAgain: (ids?: string[]) => Promise<void>
}

/** What is known about the names of a page, asked of the worker once each. */
export function createPageMarks(askWorker: (ids: string[]) => Promise<Mark[]>): PageMarks {
  const known = new Map<string, Mark | undefined>()
  const fetchMarks = async (ids: string[]) => {
    for (let at = 0; at < ids.length; at += MOST) {
      const part = ids.slice(at, at + MOST)
      const marks = new Map((await askWorker(part)).map((mark) => [mark.id, mark]))
      for (const id of part) known.set(id, marks.get(id))
    }
  }
  return {
    of: (id) => known.get(id),
    async ask(ids) {
      const unknown = [...new Set(ids)].filter((id) => !known.has(id))
      for (const id of unknown) known.set(id, undefined)
      try {
        await fetchMarks(unknown)
      } catch (error) {
        // Nobody answered: ask again when the names are found again.
        for (const id of unknown) known.delete(id)
        throw error
      }
    },
    askAgain: (ids = [...known.keys()]) => fetchMarks(ids),
  }
}

/** How often each name is mentioned, for the report to the worker. */
export function countMentions(mentions: Iterable<PageMention>): { id: string; surface: string; count: number }[] {
  const counts = new Map<string, { id: string; surface: string; count: number }>()
  for (const { id, surface } of mentions) {
    const known = counts.get(id)
    if (known) known.count++
    else counts.set(id, { id, surface: surface.slice(0, 400), count: 1 })
  }
  return [...counts.values()].slice(0, MOST)
}
