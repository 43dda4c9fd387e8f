import type { Lexicon } from '../lexicon'
import { markFirsts, mentionBlocks, type MentionBlock, type MentionOptions } from './mentions'
import { blockContainer, interruptsText, textBlocks, type TextBlock } from './text-blocks'

/** Milliseconds of work in one go, and UTF-16 units of text spotted in one go. */
const SLICE = 4
export const BATCH = 64_000
/** More changed nodes than this are walked as one whole page: cheaper than one by one. */
const MANY = 1_000
/** As much of a page's title as says what the page is about. */
export const TITLE = 1_000

export interface PageScan {
  /** The blocks with names, in document order. */
  blocks: () => readonly MentionBlock[]
  /** Reads the whole page once more. */
  readAgain: () => void
}

export interface ScanEvents {
  /** What is found changed. */
  onFound: () => void
  /** Text was read, whether or not names were found in it. */
  onRead: (texts: string[]) => void
  /** The page changed; whatever is new in it is not read yet. */
  onMutation: () => void
  signal: AbortSignal
}

/** Finds the names of a page and follows its changes, in slices of idle time, only while the page is visible. */
export function scanPage(
  document: Document,
  lexicon: Lexicon,
  { onFound, onRead, onMutation, signal }: ScanEvents,
  options: MentionOptions = {},
): PageScan {
  let blocks: MentionBlock[] = []
  const blockOf = new WeakMap<Text, MentionBlock>()
  let seen = new Map<Element | null, Set<string>>()
  let pending = new Set<Node>()
  let walking: { root: Node; walk: ReturnType<typeof textBlocks> } | undefined
  let body: HTMLElement | undefined
  let scheduled = false

  const schedule = () => {
    if (scheduled || signal.aborted) return
    scheduled = true
    whenIdle(document, () => {
      scheduled = false
      if (!signal.aborted) work()
    })
  }

  const work = () => {
    const until = performance.now() + SLICE
    const appended: MentionBlock[] = []
    // Before anything is inserted: a place is looked up by halves, for which those that are there have to be in order.
    let reordered = drop((block) => !block.nodes[0]?.isConnected)
    do {
      const batch = nextBatch(until)
      if (!batch) break
      onRead(batch.map(({ text }) => text))
      const former = new Set(batch.flatMap(({ nodes }) => nodes.flatMap((node) => blockOf.get(node) ?? [])))
      if (former.size > 0) reordered = drop((block) => former.has(block)) || reordered
      for (const block of mentionBlocks(lexicon, batch, document.title.slice(0, TITLE), options)) {
        for (const node of block.nodes) blockOf.set(node, block)
        if (insert(blocks, block)) appended.push(block)
        else reordered = true
      }
    } while (performance.now() < until)
    if (reordered || appended.length > 0) {
      if (reordered) seen = new Map()
      markFirsts(reordered ? blocks : appended, seen)
      onFound()
    }
    if (walking || pending.size > 0) schedule()
  }

  const drop = (gone: (block: MentionBlock) => boolean): boolean => {
    const before = blocks.length
    blocks = blocks.filter((block) => !gone(block))
    return blocks.length < before
  }

  const nextBatch = (until: number): TextBlock[] | undefined => {
    const batch: TextBlock[] = []
    let length = 0
    while (length < BATCH) {
      walking ??= nextWalk()
      if (!walking) break
      const next = walking.walk.next()
      if (next.done) {
        // The page took away what the walk stood at, so what came after it is unread.
        if (!next.value) pending.add(walking.root)
        walking = undefined
        continue
      }
      batch.push(next.value)
      length += next.value.text.length
      if (performance.now() > until) break
    }
    return batch.length > 0 ? batch : undefined
  }

  const nextWalk = () => {
    for (const root of pending) {
      pending.delete(root)
      if (root.isConnected) return { root, walk: textBlocks(root) }
    }
    return undefined
  }

  const wholePage = () => {
    pending = new Set(document.body ? [document.body] : [])
    walking = undefined
    body = document.body
  }

  const observer = new MutationObserver((records) => {
    const changes = records.filter((record) => record.target !== document.documentElement)
    const many = changes.reduce((sum, record) => sum + record.addedNodes.length + 1, pending.size) > MANY
    // Some frameworks replace the whole body when a link is followed.
    if (many || document.body !== body) wholePage()
    else for (const record of changes) for (const node of changedRoots(record)) pending.add(node)
    if (pending.size > 0 || changes.some((record) => record.removedNodes.length > 0)) schedule()
    onMutation()
  })
  observer.observe(document, { childList: true, characterData: true, subtree: true })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  wholePage()
  schedule()
  return {
    blocks: () => blocks,
    readAgain: () => {
      wholePage()
      schedule()
    },
  }
}

/** What has to be walked again after a change: the new elements, or the run of text around text that came, changed or went. */
function changedRoots(record: MutationRecord): Node[] {
  const target = record.target.nodeType === Node.TEXT_NODE ? record.target.parentElement : (record.target as Element)
  if (!target || target.nodeType !== Node.ELEMENT_NODE) return []
  if (record.type === 'characterData') return [blockContainer(target)]
  const added = [...record.addedNodes].filter(isRead)
  const inARun = [...added, ...[...record.removedNodes].filter(isRead)].some((node) => !isBlock(node))
  return inARun ? [blockContainer(target)] : added
}

/** White space between elements says nothing, and on long pages it comes with every new row. */
function isRead(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data))
}

function isBlock(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && interruptsText(node as Element)
}

/** Puts a block where it stands in the document; true when that is the end. */
function insert(blocks: MentionBlock[], block: MentionBlock): boolean {
  const first = block.nodes[0]
  if (!first || precedes(blocks.at(-1)?.nodes[0], first)) {
    blocks.push(block)
    return true
  }
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (precedes(blocks[middle]?.nodes[0], first)) low = middle + 1
    else high = middle
  }
  blocks.splice(low, 0, block)
  return false
}

function precedes(a: Text | undefined, b: Text): boolean {
  return a === undefined || (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/** Runs a task when the page is visible and idle, half a second later at the latest. */
function whenIdle(document: Document, task: () => void): void {
  const run = () => requestIdleCallback(task, { timeout: 500 })
  if (document.visibilityState === 'visible') run()
  else document.addEventListener('visibilitychange', run, { once: true })
}
