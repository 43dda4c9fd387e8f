import { openDocument, parseOpened } from '../../../utils/feeds'
import { readWalk, type WalkContext, type WalkStep } from '../../../utils/walks'

export const NOW = new Date('2026-11-23T12:00:00Z')

/** What a document leads to, read as a sync reads it; undefined for one that stands alone. */
export function read(
  body: unknown,
  { url = 'https://feed.example/csaf/list', link = '', ...context }: Partial<WalkContext & { url: string; link: string }> = {},
): { id: string; step: WalkStep } | undefined {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const opened = openDocument(new TextEncoder().encode(text))
  if ('error' in opened) throw new Error(opened.error.detail)
  const parsed = parseOpened(opened, { url })
  const found = readWalk(
    { ...opened, url, link, format: parsed.error ? '' : parsed.format },
    { cursor: '', reached: '', now: NOW, ...context },
  )
  return found && { id: found.walk.id, step: found.step }
}
