import type { MentionBlock } from './mentions'
import { Scroller, type Motion } from './scrollers'
import { flatParent } from './shadow-trees'
import { containsFixed } from './surroundings'
import { documentOf, outerSizeOf, rectOf } from './unclobbered'

/*
 * Document order is y order only within one scroll container that has no parts fixed or stuck. So blocks are grouped by the nearest
 * such ancestor, a few in a go: to find it reads the styles of all ancestors.
 */

export interface Group {
  root: Element | null
  /** Nothing of it is seen outside of its root. */
  isClipped: boolean
  motion: Motion
  blocks: MentionBlock[]
}

/** Milliseconds for which it is taken for granted what scrolls and what is fixed: pages change that, but not often. */
const ROOTS_KEPT = 3_000
/** Blocks between two looks at the clock. */
const STEPS = 32

/** So many times as long as it took to read what scrolls and what is fixed, that is not read again. */
const REST = 100

/** What scrolls or fixes an element, remembered: reading computed styles is most of the cost. */
type FlowRoots = WeakMap<Element, Element | null>

export class FlowGroups {
  private roots: FlowRoots = new WeakMap()
  /** Until when they are taken for granted. */
  private kept = performance.now() + ROOTS_KEPT
  private readonly scrollers = new WeakMap<Element, Scroller>()
  private groups = new Map<Element | null, Group>()
  /** What the groups hold: the first `count` of these blocks. */
  private blocks: readonly MentionBlock[] = []
  private count = 0
  /** Roots that are being read anew while the known ones are in use. */
  private renewed: { roots: FlowRoots; count: number; differ: boolean; took: number } | undefined

  get all(): Iterable<Group> {
    return this.groups.values()
  }

  /**
   * Groups what is new among blocks in document order, which are another array when more changed than what came at their end. Gives the
   * new ones, all when it began anew, or undefined when time ran out before it was done.
   */
  take(blocks: readonly MentionBlock[], isTime: () => boolean): readonly MentionBlock[] | undefined {
    if (blocks !== this.blocks) {
      this.blocks = blocks
      this.groups = new Map()
      this.count = 0
    }
    const from = this.count
    while (this.count < blocks.length) {
      for (const end = Math.min(this.count + STEPS, blocks.length); this.count < end; this.count++) this.add(blocks[this.count])
      if (this.count < blocks.length && isTime()) return undefined
    }
    return from === 0 ? blocks : blocks.slice(from)
  }

  /** Whether these are the blocks that were grouped last, or more may only have come at their end. */
  isOf(blocks: readonly MentionBlock[]): boolean {
    return blocks === this.blocks
  }

  /** What a block that was taken moves with. */
  motionOf({ container }: MentionBlock): Motion {
    return this.groups.get(this.roots.get(container) ?? null)?.motion
  }

  /** Reads on what scrolls and what is fixed, as it may have changed, when that was read long ago. */
  renew(isTime: () => boolean): void {
    const began = performance.now()
    if (!this.renewed && began < this.kept) return
    const renewed = (this.renewed ??= { roots: new WeakMap(), count: 0, differ: false, took: 0 })
    do {
      for (let step = 0; step < STEPS && renewed.count < this.count; step++) {
        const container = this.blocks[renewed.count++]?.container
        if (container && flowRoot(container, renewed.roots) !== this.roots.get(container)) renewed.differ = true
      }
      if (renewed.count >= this.count) {
        const now = performance.now()
        this.roots = renewed.roots
        this.kept = now + Math.max(ROOTS_KEPT, (renewed.took + now - began) * REST)
        this.renewed = undefined
        if (renewed.differ) this.blocks = []
        for (const group of this.groups.values()) group.motion = this.motionIn(group.root)
        return
      }
    } while (!isTime())
    renewed.took += performance.now() - began
  }

  private add(block: MentionBlock | undefined): void {
    if (!block) return
    const root = flowRoot(block.container, this.roots)
    const group = this.groups.get(root)
    if (group) group.blocks.push(block)
    else {
      this.groups.set(root, {
        root,
        isClipped: root !== null && clips(root),
        motion: this.motionIn(root),
        blocks: [block],
      })
    }
  }

  /** What the content of a root moves with. The same scroller as before where it is in the same one. */
  private motionIn(root: Element | null): Motion {
    if (!root) return 'page'
    const { position } = getComputedStyle(root)
    if (position === 'sticky') return undefined
    const outer = position === 'fixed' ? 'window' : this.motionAround(root, position)
    // What a person cannot scroll is a scroller only where it has to be cut off by one.
    if (!outer || !clips(root) || (!(outer instanceof Scroller) && !isScrolledByHand(root))) return outer
    if (isScaled(root)) return undefined
    const known = this.scrollers.get(root)
    if (known?.outer === outer) return known
    const scroller = new Scroller(root, outer)
    this.scrollers.set(root, scroller)
    return scroller
  }

  private motionAround(root: Element, position: string): Motion {
    const holder = position === 'absolute' ? holderOf(root) : flatParent(root)
    return this.motionIn(holder && holder !== documentOf(root).documentElement ? flowRoot(holder, this.roots) : null)
  }
}

function isScrolledByHand(root: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(root)
  return overflowX !== 'hidden' || overflowY !== 'hidden'
}

/** Scrolled by its own pixels it moves by others of the window's. */
function isScaled(element: Element): boolean {
  return Math.abs(rectOf(element).width - outerSizeOf(element).width) > 1
}

function flowRoot(element: Element, known: FlowRoots): Element | null {
  const found = known.get(element)
  if (found !== undefined) return found
  const { position, overflowX, overflowY } = getComputedStyle(element)
  if (position === 'absolute' && !scrolls(overflowX) && !scrolls(overflowY)) {
    const holder = holderOf(element)
    const outside = holder && holder !== documentOf(element).documentElement ? flowRoot(holder, known) : null
    known.set(element, outside)
    return outside
  }
  const isRoot = position === 'fixed' || position === 'sticky' || scrolls(overflowX) || scrolls(overflowY)
  const parent = flatParent(element)
  const root =
    isRoot && parent && parent !== documentOf(element).documentElement ? element : parent ? flowRoot(parent, known) : null
  known.set(element, root)
  return root
}

/** What is fixed or stuck need not hold its text within its own box: some have no height at all. */
function clips(root: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(root)
  return overflowX !== 'visible' && overflowY !== 'visible'
}

/** What an absolutely positioned element is positioned in: it is no part of what scrolls in between. */
function holderOf(element: Element): Element | null {
  let holder = flatParent(element)
  while (holder) {
    const style = getComputedStyle(holder)
    if (style.position !== 'static' || containsFixed(style)) return holder
    holder = flatParent(holder)
  }
  return null
}

function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll' || overflow === 'hidden'
}
