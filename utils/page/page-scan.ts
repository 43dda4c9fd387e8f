import { NOTHING_SHOWN } from '../lexicon/page-evidence'
import { ChangeQueue } from './change-queue'
import { FoundBlocks } from './found-blocks'
import type { MentionBlock, MentionOptions } from './mentions'
import { changedRoots, onlyMoved } from './page-changes'
import { Reading } from './reading'
import { shadowRootsIn } from './shadow-trees'
import type { Spotter } from './spotter'
import { TickingTexts } from './ticking-texts'
import { documentOf, nodeOf, parentNodeOf, treeOf } from './unclobbered'
import type { Walk } from './walk'
import { whenIdle } from './when-idle'

/** Milliseconds after which work that can be put off is, so that with the last step begun it stays below four. */
const SLICE = 2
/** How many times as long as it worked a scan that follows changes rests while the page goes on changing, and how long at most (milliseconds). */
const REST = 39
const LONGEST_REST = 1_000
/** Milliseconds without a change after which a page has come to rest, and how many times as long the scan rests then. */
const AT_REST = 250
const REST_AT_REST = 3
/** More nodes than these are walked as one whole page: cheaper than one by one. */
const MANY = 1_000
/** Milliseconds after which a question is asked again that nobody answered, and how often in a row. */
const ASK_AGAIN = 1_000
const MOST_ASKED = 5
/** As much of a page's title as says what the page is about. */
export const TITLE = 1_000

export interface PageScan {
  /** The blocks with names, in document order; another array whenever more changed than what came at the end. */
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
  /** The page changed, by these records and no others; whatever is new in it is not read yet. */
  onMutation: (records: readonly MutationRecord[]) => void
  /** The names that are looked for are others by now. */
  onOtherNames: () => void
  signal: AbortSignal
}

/** Finds the names of a page and follows its changes, in slices of idle time, only while the page is visible. */
export function scanPage(
  document: Document,
  spotter: Spotter,
  { onFound, onRead, onShadowTree, onMutation, onOtherNames, signal }: ScanEvents,
  options: MentionOptions = {},
): PageScan {
  const found = new FoundBlocks()
  const sought = { spotter, options, title: () => document.title.slice(0, TITLE) }
  const changes = new ChangeQueue()
  let pending = new Set<Node>()
  let reading: Reading | undefined
  let search: Generator<ShadowRoot | undefined> | undefined
  const trees = new Set<ShadowRoot>()
  const unsearched = new Set<Node>()
  /** Changes that are being taken up, one by one. */
  let records: Iterator<MutationRecord> | undefined
  let unchanged: ReadonlySet<Node> = new Set()
  let body: HTMLElement | undefined
  let scheduled = false
  let removed = false
  let isRead = false
  let changedAt = 0
  /** Milliseconds that were worked, here and by whom is asked, since the last rest. */
  let worked = 0
  /** Questions in a row that nobody answered, and whether one of them was just found to be. */
  let unanswered = 0
  let failed = false

  const ticking = new TickingTexts((roots) => {
    for (const root of roots) pending.add(root)
    schedule(0)
  }, signal)

  const idly = whenIdle(
    document,
    () => {
      scheduled = false
      work()
    },
    signal,
  )
  const schedule = (delay: number) => {
    if (scheduled || signal.aborted) return
    scheduled = true
    idly(delay)
  }

  const work = () => {
    const started = performance.now()
    failed = false
    const isTime = () => performance.now() - started > SLICE
    if (takeUp(isTime)) {
      if (removed) dropRemoved()
      do {
        reading ??= nextReading()
        if (reading ? !readOn(reading, isTime) : !searchOn()) break
      } while (!isTime())
    }
    if (found.settle()) onFound()
    const ended = performance.now()
    worked += ended - started
    if (reading?.isWaiting) return
    // What follows a page that never rests is read in a fortieth of the time; the page's first reading is not kept waiting, and what a burst
    // of changes left is read soon after it.
    const times = ended - changedAt < AT_REST ? REST : REST_AT_REST
    const rest = failed ? ASK_AGAIN : isRead ? Math.min(worked * times, LONGEST_REST) : 0
    worked = 0
    // Until the page changes.
    if (failed && unanswered > MOST_ASKED) return
    if (records || !changes.isEmpty || reading || pending.size > 0 || search || unsearched.size > 0) schedule(rest)
    else isRead = true
  }

  /** Reads on; false where nothing can be done before an answer comes. */
  const readOn = (mine: Reading, isTime: () => boolean): boolean => {
    const onAnswer = () => {
      if (signal.aborted || mine !== reading) return
      // Not idly: an answer is little work, and a busy page would make it wait each time.
      if (document.visibilityState === 'visible') setTimeout(() => signal.aborted || work())
      else schedule(0)
    }
    const came = mine.goOn(isTime, onAnswer)
    if (came === 'time') return true
    if (came === 'waits') return false
    worked += mine.waited
    reading = undefined
    if (came === 'over') {
      unanswered = 0
      return true
    }
    if (came === 'otherNames') onOtherNames()
    unanswered++
    failed = true
    for (const root of mine.roots) pending.add(root)
    return false
  }

  /** Takes up what the page changed; false when time ran out before all was. */
  const takeUp = (isTime: () => boolean): boolean => {
    // Some frameworks replace the whole body when a link is followed.
    if (changes.isFull || document.body !== body) wholePage()
    for (;;) {
      for (let next = records?.next(); next && !next.done; next = records?.next()) {
        for (const root of changedRoots(next.value, unchanged)) {
          // Texts that changed came by that already, where they were told of.
          if (next.value.type === 'characterData' || !ticking.postpones(root)) pending.add(root)
          if (root instanceof ShadowRoot) unsearched.add(root)
        }
        if (isTime()) return false
      }
      records = undefined
      const batch = changes.shift()?.filter(({ target }) => target !== document.documentElement)
      if (!batch) return true
      if (batch.reduce((sum, { addedNodes }) => sum + addedNodes.length, pending.size) > MANY) wholePage()
      else begin(batch)
    }
  }

  /** Looks at what a batch of changes took out and put in, before what is to be read is made of them. */
  const begin = (batch: MutationRecord[]) => {
    const unread = new Set<Node>()
    const same = new Set<Node>()
    for (const { target, removedNodes } of batch) {
      for (const node of removedNodes) {
        removed = true
        // What was not in the page was not read, whether or not it is there now.
        if (isOut(target) || reading?.touches(node, target) || isPending(target)) unread.add(node)
      }
    }
    for (const node of onlyMoved(batch)) {
      if (unread.has(node)) continue
      same.add(node)
      found.wasMoved(node)
    }
    // What stands in shadow trees moves with their hosts, and is not read again.
    if (removed && trees.size > 0) found.wasMoved()
    unchanged = same
    records = batch.values()
  }

  /** Whether something is, or may have been, in nothing that was read: a shadow tree is observed while its host is out of the page, too. */
  const isOut = (target: Node): boolean => {
    const tree = treeOf(target)
    return !target.isConnected || (tree instanceof ShadowRoot && !trees.has(tree))
  }

  /** Whether what is or was in a node is still to be read with all that is around it. */
  const isPending = (target: Node): boolean => {
    if (pending.size === 0 && ticking.isIdle) return false
    for (let node: Node | null = target; node; node = parentNodeOf(node)) {
      if (pending.has(node) || ticking.isWaiting(node)) return true
    }
    return false
  }

  const dropRemoved = () => {
    found.dropDisconnected()
    // One that comes back is found and read again.
    for (const tree of trees) if (!tree.isConnected) trees.delete(tree)
    removed = false
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

  const onWalk = (walk: Walk) => {
    if (!walk.isRead) return onRead(walk.root)
    walk.end()
    ticking.wasRead(walk.root, walk.reader.units, walk.hasNames)
    // The page took away what the walk stood at, so what came after it is unread.
    if (!walk.reader.whole) pending.add(walk.root)
    else if (walk.root.nodeType === Node.ELEMENT_NODE) unsearched.add(walk.root)
  }

  const nextReading = () => {
    if (pending.size === 0) return undefined
    const [whole] = [...pending].filter(isWholeTree)
    const roots = whole ? new Set([whole]) : pending
    if (whole) pending.delete(whole)
    else pending = new Set()
    return new Reading(roots, isWholeTree, found, sought, onWalk)
  }

  const wholePage = () => {
    changes.clear()
    records = undefined
    removed = true
    pending = new Set<Node>([...(document.body ? [document.body] : []), ...trees])
    reading = undefined
    if (document.body !== body) found.evidence = NOTHING_SHOWN
    body = document.body
  }

  const observer = new MutationObserver((told) => {
    // The host of what is drawn comes there, and nothing is to be read in it. Whoever takes something away may have taken it.
    if (told.every(({ target }) => target === document.documentElement) && document.body === body) {
      if (told.some(({ removedNodes }) => removedNodes.length > 0)) onMutation(told)
      return
    }
    const untold = told.filter(({ type, target }) => type !== 'characterData' || !ticking.postpones(target))
    if (untold.length > 0) {
      changedAt = performance.now()
      changes.push(untold)
      schedule(0)
    }
    onMutation(told)
  })
  observer.observe(nodeOf(document), CHANGES)
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
      ticking.forget()
      wholePage()
      schedule(0)
    },
  }
}

const CHANGES = { childList: true, characterData: true, subtree: true }

/** Milliseconds after which shadow trees are looked for once more. */
const LATE = 3_000

function isWholeTree(root: Node): boolean {
  return root instanceof ShadowRoot || root === documentOf(root).body
}
