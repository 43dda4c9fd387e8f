import type { Confidence, ShownEvidence, Strictness } from '../lexicon'
import { STRICTNESSES } from '../lexicon/entity'
import { NOTHING_SHOWN } from '../lexicon/page-evidence'
import { MOST_PREVIEWED, type Mark, type PreviewLevel, type PreviewName, type StrictnessPreview } from '../messaging/protocol'
import { FoundMentions, type PageMention } from './mentions'
import { isNotThis } from './not-this'
import { createPageMarks } from './page-marks'
import { PageReader, textsOf, type NamedBlock } from './page-reader'
import { TITLE } from './page-scan'
import { shadowRootsIn } from './shadow-trees'
import type { Spotter } from './spotter'
import { TextChunk } from './text-chunk'

/** What the options page is told of how a page's title reads, and of a name as written (UTF-16 units). */
const TITLE_SHOWN = 200
const SURFACE_SHOWN = 400

/** Surest first. */
const SURER: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 }

export interface PreviewRequest {
  codeBlocks: boolean
  /** The page's host name. */
  site: string
  /** How names are painted, asked of the worker. */
  marks: (ids: string[]) => Promise<Mark[]>
  /** Ends it: what was found by then is answered. */
  signal: AbortSignal
}

/**
 * What each strictness would paint on the whole page as it is now. Reads it once more, a chunk at a time with room for the page
 * between two, and draws nothing. Rejects when nobody answers.
 */
export async function previewStrictness(
  document: Document,
  spotter: Spotter,
  { codeBlocks, site, marks, signal }: PreviewRequest,
): Promise<StrictnessPreview> {
  const found: Record<Strictness, PageMention[]> = { strict: [], balanced: [], broad: [] }
  const shown: Record<Strictness, ShownEvidence> = { strict: NOTHING_SHOWN, balanced: NOTHING_SHOWN, broad: NOTHING_SHOWN }
  const title = document.title.slice(0, TITLE)
  for await (const { blocks, lower } of blocksOf(document.body, spotter)) {
    if (signal.aborted) break
    for (const strictness of STRICTNESSES) {
      const spotted = await spotter.spot({ title, blocks: textsOf(blocks), lower, evidence: shown[strictness], strictness })
      if (!spotted) throw new Error('the names are others by now')
      shown[strictness] = spotted.evidence
      const mentions = new FoundMentions(blocks, spotted.mentions, { codeBlocks })
      for (let next = mentions.next(); next; next = mentions.next()) found[strictness].push(...next[1].mentions)
    }
  }
  const known = createPageMarks(marks)
  await known.ask(STRICTNESSES.flatMap((strictness) => found[strictness].map(({ id }) => id)))
  const isPainted = (mention: PageMention) => {
    const mark = known.of(mention.id)
    return mark !== undefined && mark.painted && !isNotThis(mention, mark, site)
  }
  const level = (strictness: Strictness) => levelOf(found[strictness].filter(isPainted))
  return {
    title: document.title.slice(0, TITLE_SHOWN),
    levels: { strict: level('strict'), balanced: level('balanced'), broad: level('broad') },
  }
}

/** The blocks of a page and the shadow trees in it that may hold a name, a chunk of text at a time, with the words counted by then. */
async function* blocksOf(
  body: HTMLElement | null,
  spotter: Spotter,
): AsyncGenerator<{ blocks: NamedBlock[]; lower: [number, number][] }> {
  const trees = body ? [body, ...[...shadowRootsIn(body)].filter((tree) => tree !== undefined)] : []
  for (const tree of trees) {
    const reader = new PageReader(tree)
    const lower = new Map<number, number>()
    let isRead = false
    for (let chunk = new TextChunk<PageReader>(); !isRead; chunk = chunk.next()) {
      chunk.begin(reader)
      isRead = reader.read(chunk, () => false)
      const scanned = await spotter.scan(chunk.texts)
      if (!scanned) throw new Error('the names are others by now')
      for (const [word, times] of scanned.lower) lower.set(word, (lower.get(word) ?? 0) + times)
      const blocks = scanned.found.flatMap((text) => {
        const place = chunk.placeOf(text)
        return (place && reader.blockAt(place)) ?? []
      })
      yield { blocks, lower: [...lower] }
      reader.endChunk()
    }
  }
}

function levelOf(mentions: readonly PageMention[]): PreviewLevel {
  const names = new Map<string, PreviewName>()
  for (const { id, surface, cue, confidence } of mentions) {
    const known = names.get(id)
    if (!known) names.set(id, { id, surface: surface.slice(0, SURFACE_SHOWN), cue, confidence, count: 1 })
    else {
      known.count++
      if (SURER[confidence] < SURER[known.confidence]) Object.assign(known, { cue, confidence })
    }
  }
  return { names: names.size, places: mentions.length, found: [...names.values()].slice(0, MOST_PREVIEWED) }
}
