import type { MentionBlock } from './mentions'
import { isBlock } from './page-changes'

/** Elements that begin to be watched between two slices of work, at most: to bound what the observer's callback takes. */
const MOST = 1_000

/**
 * What was read before it was taken out of the page, and was not changed since: it is not read again when it is put back, as pages do that
 * show a part of a list, or one of several views.
 */
export class TakenOut {
  private readonly blocks = new WeakMap<Node, MentionBlock[]>()
  private readonly watched = new WeakSet<Node>()
  private current = new WeakSet<Node>()
  /** What was taken out of something and not put in again, as far as its changes were looked at. */
  private readonly out = new WeakSet<Node>()
  private left = MOST

  /** @param observe follows the changes of a node and all in it */
  constructor(private readonly observe: (node: Node) => void) {}

  /** To be called as the observer hears of it: what happens to it before it is watched is not seen. */
  watch(records: readonly MutationRecord[]): void {
    for (const { type, removedNodes } of records) {
      if (type !== 'childList') continue
      for (const node of removedNodes) {
        if (this.left === 0) return
        if (node.isConnected || this.watched.has(node) || !isBlock(node)) continue
        this.left--
        this.watched.add(node)
        this.observe(node)
      }
    }
  }

  /** The next slice of work has begun. */
  watchOn(): void {
    this.left = MOST
  }

  /**
   * Something was taken out of `target`; it may be back by now. False where it was not read, or was not in the page before either and is
   * not known: wherever it is put, it is to be read.
   */
  went(node: Node, target: Node, isRead: boolean): boolean {
    const places = [...around(target)]
    const within = places.find((each) => this.current.has(each))
    const wasOut = !target.isConnected || places.some((each) => this.out.has(each))
    this.out.add(node)
    if (!isRead || (wasOut && !within)) {
      this.current.delete(node)
      return false
    }
    if (this.current.has(node)) return true
    if (!this.watched.has(node)) return !wasOut
    this.current.add(node)
    this.blocks.set(node, (within && this.blocks.get(within)) ?? [])
    return true
  }

  /** Something was put into the page, or into what is out of it. */
  came(node: Node): void {
    this.out.delete(node)
  }

  /** A block of the page that went with something. */
  wentWith(block: MentionBlock): void {
    for (const node of around(block.nodes[0])) if (this.current.has(node)) this.blocks.get(node)?.push(block)
  }

  /** A node that is not in the page is to be read: what it stands in is not as it was. */
  isOld(node: Node): void {
    for (const each of around(node)) this.current.delete(each)
  }

  /** Whether a node that the page put in is as it was when it was taken out. */
  isKnown(node: Node): boolean {
    return this.current.has(node)
  }

  /** The blocks that are back in the page with a node. */
  back(node: Node): MentionBlock[] {
    this.current.delete(node)
    return (this.blocks.get(node) ?? []).filter(
      // A part of it may have been moved on by now, which reads as before if its text does.
      (block) => block.nodes.every((each) => node.contains(each)) || readsAsBefore(block),
    )
  }

  /** Nothing is known any more of what is not in the page. */
  clear(): void {
    this.current = new WeakSet()
  }
}

function readsAsBefore({ nodes, text }: MentionBlock): boolean {
  return nodes.every(({ isConnected }) => isConnected) && nodes.map(({ data }) => data).join('') === text
}

/** A node and all that it stands in, hosts too. */
function* around(node: Node | undefined): Generator<Node> {
  for (let each: Node | null = node ?? null; each; each = each.parentNode ?? (each instanceof ShadowRoot ? each.host : null)) {
    yield each
  }
}
