import type { Mark } from '../messaging/protocol'
import { FlowGroups } from './flow-groups'
import { boxReader, type MarkBox, type MentionPlace } from './mark-geometry'
import { KnownCovers } from './known-covers'
import type { DrawnMark } from './mark-layer'
import type { MentionBlock, PageMention } from './mentions'
import type { Overlay } from './overlay'
import type { Anchor } from './place-watch'
import { Scroller, offsetOf, seenIn, shiftsSince, type Motion, type Shift } from './scrollers'
import { isAroundFlat, parentOrHost } from './shadow-trees'
import { rectOf } from './unclobbered'
import { beginsIn, grown, overlaps, shifted, visibleBlocks, visibleMentions, visibleOf, type View } from './visible-blocks'

/** Pixels around what is seen for which boxes are made ahead, so that scrolling shows them at once: at rest, and while something scrolls. */
const AHEAD = { resting: 300, scrolling: 500 }
/** So many are left when it is looked for more. */
const LEAST_AHEAD = 150
/** Milliseconds after which what is left to be read is left to the next frame. */
const SLICE = 2
/** Of these, how many may pass until what scrolls is known to be covered or not. */
const HALF_SLICE = 1

/**
 * What may have moved since the last painting: nothing, so that only what is new is read; all that moves with something that scrolled, by as
 * much as that did; or anything.
 */
export type Moved = 'nothing' | 'scrolled' | 'anything'

export interface Painter {
  /**
   * Reads where the names in view are and draws their marks: all reads first, then all writes. Stops after a small piece of work, with the
   * places of the others as they were known; true when it is done. `isMore`: there may be something new, or to be painted otherwise.
   */
  paint: (moved: Moved, isMore?: boolean) => boolean
  /** The elements of some names in view, the last among them, with where they are now. */
  anchors: () => Anchor[]
  /** What of the names in view moved when this scrolled: a document or an element. */
  movedBy: (scrolled: EventTarget | null) => Moved
  /** Whether a name in view stands in the same block as an element, or in one around it. */
  isBesideName: (element: Element) => boolean
  /** The mark at a point (viewport pixels) whose card opens. */
  markAt: (x: number, y: number) => DrawnMark | undefined
  /** Where a mention's last line is, if it is in view. */
  boxOf: (mention: PageMention) => MarkBox | undefined
}

export function createPainter(
  document: Document,
  overlay: Overlay,
  blocks: () => readonly MentionBlock[],
  markOf: (mention: PageMention) => Mark | undefined,
): Painter {
  const groups = new FlowGroups()
  /** The boxes of what is in view, as last read. */
  let places = new Map<PageMention, MentionPlace>()
  /** What is in view and still to be read. */
  let unread = new Set<PageMention>()
  /** What the blocks in view stand in. */
  let containers = new Set<Element>()
  /** What their text moves with. */
  let motions = new Map<PageMention, Motion>()
  let lookAgain = false
  let readAgain = false
  let drawn: DrawnMark[] = []
  /** Whether that is all there is to draw now. */
  let isDrawn = false
  let scrolled = { x: 0, y: 0 }
  /** Pixels that something scrolled since it was last looked for what is in view. */
  let since = 0
  /** For how many pixels around it was looked then. */
  let reach = AHEAD.resting
  const covers = new KnownCovers()

  /** Finds out what is in view, and which of it is to be read; false when time ran out before, and all stays as it is. */
  const look = (moved: Moved, viewport: View, isTime: () => boolean): boolean => {
    const all = blocks()
    readAgain ||= moved === 'anything' || !groups.isOf(all)
    lookAgain ||= readAgain || isFarFromLook()
    const fresh = groups.take(all, isTime)
    if (!fresh) {
      readAgain = true
      return false
    }
    const former = places
    const waited = unread
    /** Scrollers whose places are known. */
    const followed = new Set<Motion>(readAgain ? [] : motions.values())
    // Nobody has to be asked what covers a name outside of the window, so all of them are read before they come into it.
    const coming: PageMention[] = []
    if (lookAgain) {
      places = new Map()
      unread = new Set()
      containers = new Set()
      motions = new Map()
      since = 0
      reach = moved === 'scrolled' ? AHEAD.scrolling : AHEAD.resting
    }
    const ahead = { ...viewport, top: viewport.top - reach, bottom: viewport.bottom + reach }
    for (const block of lookAgain ? visibleBlocks(groups.all, ahead, reach) : visibleOf(fresh, ahead)) {
      containers.add(block.container)
      const motion = groups.motionOf(block)
      if (motion instanceof Scroller && !followed.has(motion)) motion.measure()
      followed.add(motion)
      const seen = seenIn(motion, viewport)
      for (const mention of visibleMentions(block, motion instanceof Scroller ? grown(ahead, reach) : ahead)) {
        const known = former.get(mention)
        places.set(mention, known ?? UNKNOWN)
        motions.set(mention, motion)
        // Those that waited longest come first, so that none waits for ever.
        if (known ? waited.has(mention) : seen && beginsIn(mention, seen)) unread.add(mention)
        else if (!known) coming.push(mention)
      }
    }
    if (coming.length > 0) unread = new Set([...coming, ...unread])
    if (readAgain) for (const mention of places.keys()) unread.add(mention)
    lookAgain = false
    readAgain = false
    return true
  }

  const read = (viewport: View, isTime: () => boolean) => {
    const { placeOf } = boxReader(document, viewport, covers.note)
    for (const mention of unread) {
      unread.delete(mention)
      places.set(mention, placeOf(mention, motions.get(mention)))
      if (isTime()) break
    }
  }

  /** Finds out what scrolling changed of what is known: what is to be read anew, and what came under a cover. */
  const lookUnder = (viewport: View, mayAsk: boolean, isTime: () => boolean) => {
    const { isCoveredNow } = boxReader(document, viewport, covers.note)
    const { uncertain, ask } = covers.sort(places, viewport)
    for (const mention of uncertain) unread.add(mention)
    if (!mayAsk) return
    ask((mention, place) => {
      const boxes = place.boxes.filter((box) => !isCoveredNow(box))
      if (boxes.length === place.boxes.length) return
      places.set(mention, { ...place, boxes, isWhole: false })
      isDrawn = false
    }, isTime)
  }

  return {
    paint(moved, isMore = true) {
      const started = performance.now()
      const isTime = () => performance.now() - started > SLICE
      // Of the root element this cannot be asked: in quirks mode it is as high as the page, and zoom changes its pixels.
      const { innerWidth, innerHeight } = document.defaultView as Window
      const viewport: View = { top: 0, left: 0, right: innerWidth, bottom: innerHeight }
      moveWithScrolling()
      const isSettled = !lookAgain && !isFarFromLook()
      if (!look(moved, viewport, isTime)) return false
      // It is asked what covers names, or looked for others: one of the two a frame.
      if (moved === 'scrolled') lookUnder(viewport, isSettled, () => performance.now() - started > HALF_SLICE)
      isDrawn &&= isSettled && moved === 'scrolled' && !isMore && unread.size === 0
      read(viewport, isTime)
      if (unread.size === 0) groups.renew(isTime)
      if (isDrawn) {
        overlay.follow()
        return true
      }
      // What was drawn stays drawn until it is looked again: each frame in which a mark goes is one more that the browser has to paint.
      const far = 2 * reach
      const isNear = ({ box }: MarkBox) => box.bottom > -far && box.top < innerHeight + far
      drawn = [...places].flatMap(([mention, { boxes }]) => {
        const mark = markOf(mention)
        return boxes.filter(isNear).map((box) => ({ box, mark }))
      })
      isDrawn = overlay.draw(drawn)
      return isDrawn && unread.size === 0
    },
    anchors: () => {
      const window = document.defaultView as Window
      const { innerHeight } = window
      const elements = new Map<Element, Motion>()
      for (const [{ start }, { boxes, motion }] of places) {
        const element = parentOrHost(start.node)
        if (element && boxes.some(({ box }) => box.bottom > 0 && box.top < innerHeight)) elements.set(element, motion)
      }
      return someOf([...elements]).map(([element, motion]) => ({
        element,
        box: rectOf(element),
        offset: () => offsetOf(motion, window),
      }))
    },
    movedBy: (scrolled) => {
      if (!(scrolled instanceof Element)) return 'scrolled'
      for (const motion of motions.values()) if (isIn(motion, scrolled)) return 'scrolled'
      for (const container of containers) if (isAroundFlat(scrolled, container)) return 'anything'
      return 'nothing'
    },
    isBesideName: (element) => {
      for (let around: Element | null = element; around; around = parentOrHost(around)) if (containers.has(around)) return true
      return false
    },
    markAt: (x, y) =>
      drawn.find(
        ({ box, mark }) =>
          mark && mark.opens !== 'never' && holds(box.box, x, y) && (!box.scroller || isShownAt(box.scroller, x, y)),
      ),
    boxOf: (mention) => {
      const box = places.get(mention)?.boxes.at(-1)
      const isSeen = !box?.scroller || (box.scroller.bounds && overlaps(box.box, box.scroller.bounds))
      return isSeen ? box : undefined
    },
  }

  function isFarFromLook(): boolean {
    return since > reach - LEAST_AHEAD
  }

  /** What was read before something scrolled stands elsewhere in the window now. */
  function moveWithScrolling(): void {
    const { scrollX: x, scrollY: y } = document.defaultView as Window
    const page = { right: scrolled.x - x, down: scrolled.y - y }
    scrolled = { x, y }
    const shiftOf = shiftsSince(page)
    let farthest = lengthOf(page)
    for (const motion of new Set(motions.values())) farthest = Math.max(farthest, lengthOf(shiftOf(motion)))
    if (farthest === 0) return
    since += farthest
    for (const place of places.values()) {
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
}

/** Whether something moves with an element that scrolls. */
function isIn(motion: Motion, element: Element): boolean {
  return motion instanceof Scroller && (motion.element === element || isIn(motion.outer, element))
}

function lengthOf({ right, down }: Shift): number {
  return Math.abs(right) + Math.abs(down)
}

function holds({ left, right, top, bottom }: View, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function isShownAt({ bounds }: Scroller, x: number, y: number): boolean {
  return bounds !== undefined && holds(bounds, x, y)
}

const UNKNOWN: MentionPlace = { boxes: [], lines: [], isWhole: false, motion: undefined }

/** As many as are watched at once: what moves one name of a page mostly moves what comes after it too, so the last is always one. */
const ANCHORS = 24

function someOf<Item>(elements: readonly Item[]): readonly Item[] {
  const step = Math.max(1, elements.length / ANCHORS)
  return elements.filter((_, at) => at === elements.length - 1 || Math.floor(at / step) !== Math.floor((at - 1) / step))
}
