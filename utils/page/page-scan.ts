import { PageEvidence, type Lexicon } from '../lexicon'
import { FoundBlocks, Walk } from './found-blocks'
import type { MentionBlock, MentionOptions } from './mentions'
import { PageReader } from './page-reader'
import { shadowRootsIn } from './shadow-trees'
import { interruptsText, runRoot } from './text-blocks'

/** Milliseconds after which work that can be put off is, so that with the last step begun it stays below four. */
const SLICE = 2
/** How many times as long as it worked a scan that follows changes rests, and how long at most (milliseconds). */
const REST = 24
const LONGEST_REST = 2_000
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
  /** What is to be read, whether or not names are in it; asked for only where it is wanted. */
  onRead: (root: Node) => void
  /** A part of the page with a tree of its own, in which names may stand. */
  onShadowTree: (tree: ShadowRoot) => void
  /** The page changed; whatever is new in it is not read yet. */
  onMutation: () => void
  signal: AbortSignal
}

/** Finds the names of a page and follows its changes, in slices of idle time, only while the page is visible. */
export function scanPage(
  document: Document,
  lexicon: Lexicon,
  { onFound, onRead, onShadowTree, onMutation, signal }: ScanEvents,
  options: MentionOptions = {},
): PageScan {
  const found = new FoundBlocks()
  let pending = new Set<Node>()
  let walk: Walk | undefined
  let search: Generator<ShadowRoot | undefined> | undefined
  const trees = new Set<ShadowRoot>()
  const unsearched = new Set<Node>()
  let body: HTMLElement | undefined
  let scheduled = false
  let removed = false
  let moved = false
  let isRead = false

  const schedule = (delay: number) => {
    if (scheduled || signal.aborted) return
    scheduled = true
    whenIdle(document, delay, () => {
      scheduled = false
      if (!signal.aborted) work()
    })
  }

  const work = () => {
    const started = performance.now()
    const isTime = () => performance.now() - started > SLICE
    if (removed) {
      found.dropDisconnected()
      // One that comes back is found and read again.
      for (const tree of trees) if (!tree.isConnected) trees.delete(tree)
    }
    if (moved) found.moved()
    removed = false
    moved = false
    do {
      walk ??= nextWalk()
      if (walk) {
        const batch = walk.reader.read(isTime)
        if (batch === 'end') endWalk(walk)
        else if (batch) walk.take(batch, lexicon, document.title.slice(0, TITLE), options)
      } else if (!searchOn()) break
    } while (!isTime())
    if (found.settle()) onFound()
    // What follows a page that never rests is read in a twenty-fifth of the time; the page's first reading is not kept waiting.
    const rest = isRead ? Math.min((performance.now() - started) * REST, LONGEST_REST) : 0
    if (walk || pending.size > 0 || search || unsearched.size > 0) schedule(rest)
    else isRead = true
  }

  /** Looks for shadow trees a little further; false when there is nothing left to look through. */
  const searchOn = (): boolean => {
    if (!search) {
      const [root] = unsearched
      if (!root) return false
      unsearched.delete(root)
      if (root.isConnected) search = shadowRootsIn(root)
      return true
    }
    const { done, value: tree } = search.next()
    if (done) search = undefined
    else if (tree && !trees.has(tree)) {
      trees.add(tree)
      observer.observe(tree, CHANGES)
      onShadowTree(tree)
      pending.add(tree)
    }
    return true
  }

  const endWalk = (ended: Walk) => {
    ended.end()
    // The page took away what the walk stood at, so what came after it is unread.
    if (!ended.reader.whole) pending.add(ended.root)
    else if (ended.root.nodeType === Node.ELEMENT_NODE) unsearched.add(ended.root)
    walk = undefined
  }

  const nextWalk = () => {
    for (const root of pending) {
      pending.delete(root)
      if (!root.isConnected) continue
      onRead(root)
      return new Walk(root, new PageReader(root, lexicon), found, isWholeTree(root))
    }
    return undefined
  }

  const wholePage = () => {
    pending = new Set<Node>([...(document.body ? [document.body] : []), ...trees])
    walk = undefined
    if (document.body !== body) found.evidence = new PageEvidence()
    body = document.body
  }

  const observer = new MutationObserver((records) => {
    const changes = records.filter((record) => record.target !== document.documentElement)
    removed ||= document.body !== body || changes.some((record) => record.removedNodes.length > 0)
    const many = changes.reduce((sum, record) => sum + record.addedNodes.length + 1, pending.size) > MANY
    // Some frameworks replace the whole body when a link is followed.
    if (many || document.body !== body) wholePage()
    else {
      const rearranged = walk ? new Set<Node>() : onlyMoved(changes)
      // What stands in shadow trees moves with their hosts, and is not read again.
      moved ||= rearranged.size > 0 || (removed && trees.size > 0)
      for (const root of changes.flatMap((record) => changedRoots(record, rearranged))) {
        pending.add(root)
        if (root instanceof ShadowRoot) unsearched.add(root)
      }
    }
    if (pending.size > 0 || removed) schedule(0)
    onMutation()
  })
  observer.observe(document, CHANGES)
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  // Elements get their shadow trees when their scripts run, which changes nothing that could be observed.
  const searchAgain = () => {
    if (document.body) unsearched.add(document.body)
    schedule(0)
  }
  const late = setTimeout(searchAgain, LATE)
  document.defaultView?.addEventListener('load', searchAgain, { signal })
  signal.addEventListener('abort', () => clearTimeout(late), { once: true })
  wholePage()
  schedule(0)
  return {
    blocks: () => found.blocks,
    readAgain: () => {
      wholePage()
      schedule(0)
    },
  }
}

const CHANGES = { childList: true, characterData: true, subtree: true }

/** Milliseconds after which shadow trees are looked for once more. */
const LATE = 3_000

function isWholeTree(root: Node): boolean {
  return root instanceof ShadowRoot || root === root.ownerDocument?.body
}

/**
 * What has to be walked again after a change: the new elements, or the run of text around what came, changed or went.
 * `rearranged`: nodes that read as before where they came.
 */
function changedRoots(record: MutationRecord, rearranged: ReadonlySet<Node>): Node[] {
  if (record.type === 'characterData') return record.target.nodeType === Node.TEXT_NODE ? [record.target] : []
  const { target } = record
  if (target.nodeType !== Node.ELEMENT_NODE && !(target instanceof ShadowRoot)) return []
  const added = [...record.addedNodes].filter(isRead)
  const inARun = [...added, ...[...record.removedNodes].filter(isRead)].some((node) => !isBlock(node))
  if (!inARun && !isBetweenTexts(record)) return added.filter((node) => !rearranged.has(node))
  return [runRoot(target)]
}

/** Whether a change parts or joins one run of text: a line break that comes or goes, a block that is replaced by nothing. */
function isBetweenTexts({ previousSibling, nextSibling }: MutationRecord): boolean {
  return isText(previousSibling, 'previousSibling') && isText(nextSibling, 'nextSibling')
}

/** Whether the nearest sibling that is read belongs to a run of text. */
function isText(sibling: Node | null, step: 'previousSibling' | 'nextSibling'): boolean {
  let node = sibling
  for (let left = MOST_BLANKS; node && left > 0 && !isRead(node); left--) node = node[step]
  return node !== null && isRead(node) && !isBlock(node)
}

/** Comments and white space that are passed over between two elements. */
const MOST_BLANKS = 16

/** The nodes that were taken out and put back elsewhere, and read as before; none where the page also put in what was not there. */
function onlyMoved(changes: MutationRecord[]): Set<Node> {
  const gone = new Set<Node>()
  for (const { addedNodes, removedNodes } of changes) {
    for (const node of addedNodes) if (!gone.has(node)) return new Set()
    for (const node of removedNodes) gone.add(node)
  }
  return gone
}

/** White space between elements says nothing, and on long pages it comes with every new row. */
function isRead(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data))
}

function isBlock(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && interruptsText(node as Element)
}

/** Runs a task when the page is visible and idle: after `delay` milliseconds, and half a second later at the latest. */
function whenIdle(document: Document, delay: number, task: () => void): void {
  const run = () => {
    if (delay === 0) requestIdleCallback(task, { timeout: 500 })
    else setTimeout(() => requestIdleCallback(task, { timeout: 500 }), delay)
  }
  if (document.visibilityState === 'visible') run()
  else document.addEventListener('visibilitychange', run, { once: true })
}
