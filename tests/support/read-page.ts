import { NOTHING_SHOWN, scanTexts, spotNames, type Lexicon } from '../../utils/lexicon'
import { FoundMentions, type MentionBlock } from '../../utils/page/mentions'
import { PageReader, type NamedBlock } from '../../utils/page/page-reader'
import { TextChunk } from '../../utils/page/text-chunk'

/** What is found under a node when it is read without a pause, or as often as `isTime` says. */
export function readUnder(root: Node, lexicon: Lexicon, isTime = () => false): MentionBlock[] {
  const reader = new PageReader(root)
  const lower = new Map<number, number>()
  const found: MentionBlock[] = []
  let evidence = NOTHING_SHOWN
  let isRead = false
  for (let chunk = new TextChunk<PageReader>(); !isRead; chunk = chunk.next()) {
    chunk.begin(reader)
    while (!chunk.isFull && !isRead) isRead = reader.read(chunk, isTime)
    const scanned = scanTexts(lexicon, chunk.texts)
    for (const [word, times] of scanned.lower) lower.set(word, (lower.get(word) ?? 0) + times)
    const blocks = scanned.found.flatMap((text) => {
      const place = chunk.placeOf(text)
      return (place && reader.blockAt(place)) ?? []
    })
    reader.endChunk()
    const spotted = spotNames(lexicon, { title: '', blocks, lower: [...lower], evidence, strictness: 'balanced' })
    evidence = spotted.evidence
    found.push(...mentionsIn(blocks, spotted.mentions))
  }
  return found
}

function* mentionsIn(...[blocks, mentions]: [NamedBlock[], ReturnType<typeof spotNames>['mentions']]): Generator<MentionBlock> {
  const found = new FoundMentions(blocks, mentions, {})
  for (let next = found.next(); next; next = found.next()) yield next[1]
}

/** The same of blocks that are at hand. */
export function foundIn(blocks: NamedBlock[], lexicon: Lexicon): MentionBlock[] {
  const { lower } = scanTexts(
    lexicon,
    blocks.map(({ text }) => text),
  )
  const { mentions } = spotNames(lexicon, { title: '', blocks, lower, evidence: NOTHING_SHOWN, strictness: 'balanced' })
  return [...mentionsIn(blocks, mentions)]
}
