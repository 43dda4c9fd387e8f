import type { FoundBlocks } from './found-blocks'
import { FoundMentions, type MentionOptions } from './mentions'
import { textsOf, type NamedBlock } from './page-reader'
import type { Spotter } from './spotter'
import { TextChunk } from './text-chunk'
import { contains, parentNodeOf } from './unclobbered'
import { Walk } from './walk'

/** What is looked for, by whom, and what the page is about. */
export interface Sought {
  spotter: Spotter
  options: MentionOptions
  title: () => string
}

/** Parts that are asked one by one whether they have to do with a node; of more it is taken for granted. */
const FEW = 20

/** An answer that has to come before a reading can go on; undefined where it may rest but need not. */
type Pause = Promise<unknown> | undefined

/**
 * One reading of parts of the page: their texts are handed out, a chunk at a time; of those that may hold a name the blocks around them; and
 * what is spotted in these is taken up. The page may change meanwhile: what becomes of that is read after this.
 */
export class Reading {
  /** Milliseconds in which answers were waited for. */
  waited = 0
  private readonly steps: Generator<Pause>
  private asking = false
  private failed: 'names' | 'answer' | undefined
  /** The page had its turn since the last step. */
  private wasAway = false

  /**
   * @param roots the parts to read; of the whole document or a shadow tree, that alone
   * @param onWalk called with each part before it is read, and again with `isRead` at its end
   */
  constructor(
    readonly roots: ReadonlySet<Node>,
    private readonly isWholeTree: (root: Node) => boolean,
    private readonly found: FoundBlocks,
    private readonly sought: Sought,
    private readonly onWalk: (walk: Walk) => void,
  ) {
    this.steps = this.read()
  }

  /**
   * Goes on until `isTime` says so. `waits`: until an answer comes, of which `onAnswer` tells. `otherNames`: the names are others by now.
   * `unanswered`: nobody answered.
   */
  goOn(isTime: () => boolean, onAnswer: () => void): 'time' | 'waits' | 'over' | 'otherNames' | 'unanswered' {
    this.wasAway = true
    while (!this.asking) {
      const { done, value } = this.steps.next()
      if (this.failed) return this.failed === 'names' ? 'otherNames' : 'unanswered'
      if (done) return 'over'
      if (value) void this.wait(value).then(onAnswer)
      else if (isTime()) return 'time'
      else this.wasAway = false
    }
    return 'waits'
  }

  /** Whether nothing can be done before an answer comes. */
  get isWaiting(): boolean {
    return this.asking
  }

  /** Whether it has, or had, something to read that was in `former` and is, or is in, a node. */
  touches(node: Node, former: Node): boolean {
    const { roots } = this
    return roots.size > FEW || [...roots].some((root) => this.isWholeTree(root) || contains(node, root) || contains(root, former))
  }

  private async wait(answer: Promise<unknown>): Promise<void> {
    this.asking = true
    const asked = performance.now()
    await answer.catch(() => undefined)
    this.waited += performance.now() - asked
    this.asking = false
  }

  private *read(): Generator<Pause> {
    const unread = this.roots.values()
    const lower = new Map<number, number>()
    let reading: Walk | undefined
    for (let chunk = new TextChunk<Walk>(); ; chunk = chunk.next()) {
      const walks = new Set<Walk>()
      while (!chunk.isFull) {
        reading ??= this.begin(unread)
        if (!reading) break
        chunk.begin(reading)
        walks.add(reading)
        reading.isRead = reading.reader.read(chunk, () => true)
        if (reading.isRead) reading = undefined
        yield undefined
      }
      if (walks.size === 0) return
      if (!chunk.isEmpty && !(yield* this.find(chunk, walks, lower))) return
      for (const walk of walks) {
        if (walk.isRead) this.onWalk(walk)
        else walk.reader.endChunk()
      }
    }
  }

  /** Finds what the texts of a chunk mention; false where that cannot be known. */
  private *find(chunk: TextChunk<Walk>, walks: ReadonlySet<Walk>, lower: Map<number, number>): Generator<Pause, boolean> {
    const { spotter, options, title } = this.sought
    const scanned = yield* this.answer(spotter.scan(chunk.texts))
    if (!scanned) return false
    for (const [word, times] of scanned.lower) lower.set(word, (lower.get(word) ?? 0) + times)
    const blocks: NamedBlock[] = []
    const walkOf: Walk[] = []
    for (const text of scanned.found) {
      const place = chunk.placeOf(text)
      // What a walk ended in that is over already was asked about for what comes after it.
      const block = place && walks.has(place.part) ? place.part.reader.blockAt(place) : undefined
      if (block && place && !place.part.keep(block)) {
        blocks.push(block)
        walkOf.push(place.part)
      }
      yield undefined
    }
    if (blocks.length === 0) return true
    const { strictness = 'balanced' } = options
    const request = { title: title(), blocks: textsOf(blocks), lower: [...lower], evidence: this.found.evidence, strictness }
    const spotted = yield* this.answer(spotter.spot(request))
    if (!spotted) return false
    this.found.evidence = spotted.evidence
    const mentions = new FoundMentions(blocks, spotted.mentions, options)
    for (let next = mentions.next(); next; next = mentions.next()) {
      walkOf[next[0]]?.take(next[1])
      yield undefined
      if (this.wasAway) mentions.mayHaveChanged()
    }
    return true
  }

  private *answer<Answer>(asked: Promise<Answer | null>): Generator<Pause, Answer | null> {
    let answer: Answer | null | undefined
    yield asked.then((told) => (answer = told))
    if (answer) return answer
    this.failed = answer === null ? 'names' : 'answer'
    return null
  }

  /** The next part that stands in the page, and in no other one that is read with it. */
  private begin(roots: Iterator<Node>): Walk | undefined {
    for (let next = roots.next(); !next.done; next = roots.next()) {
      const root = next.value
      if (!root.isConnected || this.isCovered(root)) continue
      const walk = new Walk(root, this.found, this.isWholeTree(root))
      this.onWalk(walk)
      return walk
    }
    return undefined
  }

  private isCovered(root: Node): boolean {
    for (let node = parentNodeOf(root); node; node = parentNodeOf(node)) if (this.roots.has(node)) return true
    return false
  }
}
