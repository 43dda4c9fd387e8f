import { PageEvidence, STRICTNESSES, type Confidence, type Lexicon, type Strictness } from '../lexicon'
import { MOST_PREVIEWED, type Mark, type PreviewLevel, type PreviewName, type StrictnessPreview } from '../messaging/protocol'
import { mentionBlocks, type PageMention } from './mentions'
import { isNotThis } from './not-this'
import { createPageMarks } from './page-marks'
import { PageReader, type Batch } from './page-reader'
import { TITLE } from './page-scan'
import { shadowRootsIn } from './shadow-trees'
import { nextTask } from '../platform/next-task'

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
 * What each strictness would paint on the whole page as it is now. Reads it once more, a batch at a time with room for the page
 * between two, and draws nothing. Rejects when the worker does not answer.
 */
export async function previewStrictness(
  document: Document,
  lexicon: Lexicon,
  { codeBlocks, site, marks, signal }: PreviewRequest,
): Promise<StrictnessPreview> {
  const found: Record<Strictness, PageMention[]> = { strict: [], balanced: [], broad: [] }
  const shown = { strict: new PageEvidence(), balanced: new PageEvidence(), broad: new PageEvidence() }
  for (const batch of batchesOf(document.body, lexicon)) {
    if (signal.aborted) break
    for (const strictness of STRICTNESSES) {
      const title = document.title.slice(0, TITLE)
      const blocks = mentionBlocks(lexicon, batch, title, { strictness, codeBlocks }, shown[strictness])
      found[strictness].push(...blocks.flatMap(({ mentions }) => mentions))
    }
    await nextTask()
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

/** What a page and the shadow trees in it hold, as it is found while they are read. */
function* batchesOf(body: HTMLElement | null, lexicon: Lexicon): Generator<Batch> {
  const trees = body ? [body, ...[...shadowRootsIn(body)].filter((tree) => tree !== undefined)] : []
  for (const tree of trees) {
    const reader = new PageReader(tree, lexicon)
    for (let batch = reader.read(never); batch !== undefined && batch !== 'end'; batch = reader.read(never)) yield batch
  }
}

const never = () => false

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
