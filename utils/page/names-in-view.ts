import { FlowGroups } from './flow-groups'
import type { MentionPlace } from './mark-geometry'
import { spanOf, stillThere, type MentionBlock, type PageMention } from './mentions'
import type { Anchor } from './place-watch'
import { Scroller, offsetOf, seenIn, shiftsSince, type Motion, type Shift } from './scrollers'
import { isAroundFlat, parentOrHost } from './shadow-trees'
import { rectOf } from './unclobbered'
import { around, beginsIn, grown, isNear, shifted, visibleBlocks, visibleMentions, visibleOf, type View } from './visible-blocks'

/** Pixels around what is seen for which boxes are made ahead, so that scrolling shows them at once: at rest, and while something scrolls. */
const AHEAD = { resting: 300, scrolling: 500 }
/** So many are left when it is looked for more. */
const LEAST_AHEAD = 150

/** Pixels that a place may differ by where nothing moved. */
const SAME = 0.1

/**
 * What may have moved since the last painting: nothing, so that only what is new is read; all that moves with something that scrolled, by as
 * much as that did; or anything.
 */
export type Moved = 'nothing' | 'scrolled' | 'anything'

const UNKNOWN: MentionPlace = { boxes: [], lines: [], isWhole: false, motion: undefined }

/** Which names of a page are in view or about to be, where they were last read to be, and of which that has to be read. */
export class NamesInView {
  /** Where each is, as last read; what scrolled since is in it. */
  places = new Map<PageMention, MentionPlace>()
  /** Those whose place is still to be read, the first of them first. */
  unread = new Set<PageMention>()
  /** What their blocks stand in. */
  private containers = new Set<Element>()
  /** What their text moves with. */
  private motions = new Map<PageMention, Motion>()
  private readonly groups = new FlowGroups()
  private lookAgain = false
  private readAgain = false
  private scrolled = { x: 0, y: 0 }
  /** Pixels that something scrolled since it was last looked for what is in view. */
  private since = 0
  /** For how many pixels around it was looked then. */
  reach = AHEAD.resting

  constructor(
    private readonly window: Window,
    private readonly blocks: () => readonly MentionBlock[],
  ) {}

  /** Finds out what is in view, and which of it is to be read; false when time ran out before, and all stays as it is. */
  look(moved: Moved, viewport: View, isTime: () => boolean): boolean {
    const all = this.blocks()
    this.readAgain ||= moved === 'anything' || !this.groups.isOf(all)
    this.lookAgain ||= this.readAgain || this.isFarFromLook()
    const fresh = this.groups.take(all, isTime)
    if (!fresh) {
      this.readAgain = true
      return false
    }
    const former = this.places
    const waited = this.unread
    /** Scrollers whose places are known. */
    const followed = new Set<Motion>(this.readAgain ? [] : this.motions.values())
    // Nobody has to be asked what covers a name outside of the window, so all of them are read before they come into it.
    const coming: PageMention[] = []
    if (this.lookAgain) this.forget(moved === 'scrolled' ? AHEAD.scrolling : AHEAD.resting)
    const { reach } = this
    const ahead = { ...viewport, top: viewport.top - reach, bottom: viewport.bottom + reach }
    for (const block of this.lookAgain ? visibleBlocks(this.groups.all, ahead, reach) : visibleOf(fresh, ahead)) {
      this.containers.add(block.container)
      const motion = this.groups.motionOf(block)
      if (motion instanceof Scroller && !followed.has(motion)) motion.measure()
      followed.add(motion)
      const seen = seenIn(motion, viewport)
      for (const mention of visibleMentions(block, motion instanceof Scroller ? grown(ahead, reach) : ahead)) {
        const known = former.get(mention)
        this.places.set(mention, known ?? UNKNOWN)
        this.motions.set(mention, motion)
        // Those that waited longest come first, so that none waits for ever.
        if (known ? waited.has(mention) : seen && beginsIn(mention, seen)) this.unread.add(mention)
        else if (!known) coming.push(mention)
      }
    }
    if (coming.length > 0) this.unread = new Set([...coming, ...this.unread])
    if (this.readAgain) for (const mention of this.places.keys()) this.unread.add(mention)
    this.lookAgain = false
    this.readAgain = false
    return true
  }

  private forget(reach: number): void {
    this.places = new Map()
    this.unread = new Set()
    this.containers = new Set()
    this.motions = new Map()
    this.since = 0
    this.reach = reach
  }

  /** Whether nothing has to be looked for because of what scrolled. */
  isSettled(): boolean {
    return !this.lookAgain && !this.isFarFromLook()
  }

  private isFarFromLook(): boolean {
    return this.since > this.reach - LEAST_AHEAD
  }

  /** Reads the places of those that wait, until it is time; what is left over of it makes the blocks' groups anew. */
  read(placeOf: (mention: PageMention, motion: Motion) => MentionPlace, isTime: () => boolean): void {
    for (const mention of this.unread) {
      this.unread.delete(mention)
      this.places.set(mention, placeOf(mention, this.motions.get(mention)))
      if (isTime()) break
    }
    if (this.unread.size === 0) this.groups.renew(isTime)
  }

  /** What was read before something scrolled stands elsewhere in the window now. */
  moveWithScrolling(): void {
    const { scrollX: x, scrollY: y } = this.window
    const page = { right: this.scrolled.x - x, down: this.scrolled.y - y }
    this.scrolled = { x, y }
    const shiftOf = shiftsSince(page)
    let farthest = lengthOf(page)
    for (const motion of new Set(this.motions.values())) farthest = Math.max(farthest, lengthOf(shiftOf(motion)))
    if (farthest === 0) return
    this.since += farthest
    for (const place of this.places.values()) {
      const { right, down } = shiftOf(place.motion)
      if (right === 0 && down === 0) continue
      place.lines = place.lines.map((line) => shifted(line, right, down))
      for (const each of place.boxes) {
        // What nothing is foretold of moves with the page, most likely.
        if (!place.motion && each.fixed) continue
        each.box = shifted(each.box, right, down)
        each.clip &&= shifted(each.clip, right, down)
      }
    }
  }

  /** Whether all that were read stand where they were then. That is asked of their texts alone, which is a small part of reading them. */
  areWhereRead(): boolean {
    this.moveWithScrolling()
    const range = new Range()
    for (const [mention, { lines }] of this.places) {
      if (this.unread.has(mention)) continue
      if (!stillThere(mention)) return false
      // What has no line is hidden or turned, and no text that changes elsewhere shows it.
      if (lines.length > 0 && !isNear(around(spanOf(range, mention).getClientRects()), around(lines), SAME)) return false
    }
    return true
  }

  /** What of the names in view moved when this scrolled: a document or an element. */
  movedBy(scrolled: EventTarget | null): Moved {
    if (!(scrolled instanceof Element)) return 'scrolled'
    for (const motion of this.motions.values()) if (isIn(motion, scrolled)) return 'scrolled'
    for (const container of this.containers) if (isAroundFlat(scrolled, container)) return 'anything'
    return 'nothing'
  }

  /** Whether a name in view stands in the same block as an element, or in one around it. */
  isBeside(element: Element): boolean {
    for (let around: Element | null = element; around; around = parentOrHost(around)) {
      if (this.containers.has(around)) return true
    }
    return false
  }

  /** The elements of some names in view, the last among them, with where they are now. */
  anchors(): Anchor[] {
    const { innerHeight } = this.window
    const elements = new Map<Element, Motion>()
    for (const [{ start }, { boxes, motion }] of this.places) {
      const element = parentOrHost(start.node)
      if (element && boxes.some(({ box }) => box.bottom > 0 && box.top < innerHeight)) elements.set(element, motion)
    }
    return someOf([...elements]).map(([element, motion]) => ({
      element,
      box: rectOf(element),
      offset: () => offsetOf(motion, this.window),
    }))
  }
}

/** Whether something moves with an element that scrolls. */
function isIn(motion: Motion, element: Element): boolean {
  return motion instanceof Scroller && (motion.element === element || isIn(motion.outer, element))
}

function lengthOf({ right, down }: Shift): number {
  return Math.abs(right) + Math.abs(down)
}

/** As many as are watched at once: what moves one name of a page mostly moves what comes after it too, so the last is always one. */
const ANCHORS = 24

function someOf<Item>(elements: readonly Item[]): readonly Item[] {
  const step = Math.max(1, elements.length / ANCHORS)
  return elements.filter((_, at) => at === elements.length - 1 || Math.floor(at / step) !== Math.floor((at - 1) / step))
}
