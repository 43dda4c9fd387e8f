import type { Mark } from '../messaging/protocol'
import { FlowGroups } from './flow-groups'
import { boxReader, type MarkBox, type MentionPlace } from './mark-geometry'
import { KnownCovers } from './known-covers'
import type { DrawnMark } from './mark-layer'
import type { MentionBlock, PageMention } from './mentions'
import type { Overlay } from './overlay'
import type { Anchor } from './place-watch'
import { parentOrHost } from './shadow-trees'
import { beginsIn, overlaps, shifted, visibleBlocks, visibleMentions, visibleOf, type View } from './visible-blocks'

/** Pixels above and below the window for which boxes are made ahead, so that scrolling shows them at once. */
const AHEAD = 500
/** Of those, how many may be scrolled through before it is looked for more. */
const LEAST_AHEAD = 300
/** Milliseconds after which what is left to be read is left to the next frame. */
const SLICE = 2
/** Of these, how many may pass until what scrolls is known to be covered or not. */
const HALF_SLICE = 1
/** For so many times as long as it took, nobody asks again what covers names at which no cover is known to be. */
const REST = 30

/**
 * What may have moved since the last painting: nothing, so that only what is new is read; all that scrolls with the page, by as much as
 * that scrolled; or anything.
 */
export type Moved = 'nothing' | 'page' | 'anything'

export interface Painter {
  /**
   * Reads where the names in view are and draws their marks: all reads first, then all writes. Stops after a small piece of work, with the
   * places of the others as they were known; true when it is done. `isMore`: there may be something new, or to be painted otherwise.
   */
  paint: (moved: Moved, isMore?: boolean) => boolean
  /** The elements of some names in view, the last among them, with where they are now. */
  anchors: () => Anchor[]
  /** Whether a name in view stands in the same block as an element, or in one around it. */
  isBesideName: (element: Element) => boolean
  /** The mark at a point (viewport pixels) whose card opens. */
  markAt: (x: number, y: number) => DrawnMark | undefined
  /** Where a mention's last line is, if it is in view. */
  boxOf: (mention: PageMention) => MarkBox | undefined
}

/** The place of a mention; `flows`: in text that moves with the page and with nothing else. */
type Place = MentionPlace & { flows: boolean }

export function createPainter(
  document: Document,
  overlay: Overlay,
  blocks: () => readonly MentionBlock[],
  markOf: (mention: PageMention) => Mark | undefined,
): Painter {
  const groups = new FlowGroups()
  /** The boxes of what is in view, as last read. */
  let places = new Map<PageMention, Place>()
  /** What is in view and still to be read. */
  let unread = new Set<PageMention>()
  /** What the blocks in view stand in. */
  let containers = new Set<Element>()
  let lookAgain = false
  let readAgain = false
  let drawn: DrawnMark[] = []
  let scrolled = { x: 0, y: 0 }
  /** Pixels scrolled since it was last looked for what is in view. */
  let since = 0
  /** Which of the names that nothing is known to lie over is asked about next, and when. */
  let turn = 0
  let restsUntil = 0
  const covers = new KnownCovers()

  /** Finds out what is in view, and which of it is to be read; false when time ran out before, and all stays as it is. */
  const look = (moved: Moved, viewport: View, isTime: () => boolean): boolean => {
    const ahead = aheadOf(viewport)
    const all = blocks()
    readAgain ||= moved === 'anything' || !groups.isOf(all)
    lookAgain ||= readAgain || since > LEAST_AHEAD
    const fresh = groups.take(all, isTime)
    if (!fresh) {
      readAgain = true
      return false
    }
    const former = places
    const waited = unread
    // Nobody has to be asked what covers a name outside of the window, so all of them are read before they come into it.
    const coming: PageMention[] = []
    if (lookAgain) {
      places = new Map()
      unread = new Set()
      containers = new Set()
      since = 0
    }
    for (const block of lookAgain ? visibleBlocks(groups.all, ahead) : visibleOf(fresh, ahead)) {
      containers.add(block.container)
      for (const mention of visibleMentions(block, ahead)) {
        const known = former.get(mention)
        places.set(mention, { ...(known ?? UNKNOWN), flows: groups.flows(block) })
        // Those that waited longest come first, so that none waits for ever.
        if (known ? waited.has(mention) : beginsIn(mention, viewport)) unread.add(mention)
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
    const { placeOf } = boxReader(document, viewport, (cover) => covers.note(cover))
    for (const mention of unread) {
      unread.delete(mention)
      places.set(mention, { ...placeOf(mention), flows: places.get(mention)?.flows ?? false })
      if (isTime()) break
    }
  }

  /**
   * Of what moved with the page, and is known to be elsewhere now, finds what is to be read anew: what is covered now, or was. The browser takes
   * the longer to say what is hit the more there is on a page: names that come to a known cover are asked about first, the others in turn.
   */
  const lookUnder = (viewport: View, isTime: () => boolean) => {
    const { isCoveredNow } = boxReader(document, viewport, (cover) => covers.note(cover))
    const known = covers.boxes()
    const atCovers: PageMention[] = []
    const others: PageMention[] = []
    for (const [mention, { boxes, flows, isWhole }] of places) {
      const seen = boxes.filter(({ box }) => box.bottom > 0 && box.top < viewport.bottom)
      if (!flows || !isWhole) unread.add(mention)
      else if (seen.some(({ box }) => known.some((cover) => overlaps(cover, box)))) atCovers.push(mention)
      else if (seen.length > 0) others.push(mention)
    }
    const ask = (mention: PageMention) => {
      if (places.get(mention)?.boxes.some(isCoveredNow)) unread.add(mention)
    }
    for (const mention of atCovers) {
      if (isTime()) return
      ask(mention)
    }
    const began = performance.now()
    if (began < restsUntil) return
    for (let asked = 0; asked < others.length && !isTime(); asked++) ask(others[turn++ % others.length] as PageMention)
    const ended = performance.now()
    restsUntil = ended + REST * (ended - began)
  }

  return {
    paint(moved, isMore = true) {
      const started = performance.now()
      const isTime = () => performance.now() - started > SLICE
      // Of the root element this cannot be asked: in quirks mode it is as high as the page, and zoom changes its pixels.
      const { innerWidth, innerHeight } = document.defaultView as Window
      const viewport: View = { top: 0, left: 0, right: innerWidth, bottom: innerHeight }
      moveWithPage()
      const isSettled = !lookAgain && since <= LEAST_AHEAD
      if (!look(moved, viewport, isTime)) return false
      // One of the two a frame.
      if (moved === 'page' && isSettled) lookUnder(viewport, () => performance.now() - started > HALF_SLICE)
      const isAsDrawn = isSettled && moved === 'page' && !isMore && unread.size === 0
      read(viewport, isTime)
      if (unread.size === 0) groups.renew(isTime)
      if (isAsDrawn) return true
      // What was drawn stays drawn until it is looked again: each frame in which a mark goes is one more that the browser has to paint.
      const far = AHEAD + LEAST_AHEAD
      const isNear = ({ box }: MarkBox) => box.bottom > -far && box.top < innerHeight + far
      drawn = [...places].flatMap(([mention, { boxes }]) => {
        const mark = markOf(mention)
        return boxes.filter(isNear).map((box) => ({ box, mark }))
      })
      return overlay.draw(drawn) && unread.size === 0
    },
    anchors: () => {
      const { innerHeight } = document.defaultView as Window
      const elements = new Set<Element>()
      for (const [{ start }, { boxes }] of places) {
        const element = parentOrHost(start.node)
        if (element && boxes.some(({ box }) => box.bottom > 0 && box.top < innerHeight)) elements.add(element)
      }
      return someOf([...elements]).map((element) => ({ element, box: element.getBoundingClientRect() }))
    },
    isBesideName: (element) => {
      for (let around: Element | null = element; around; around = parentOrHost(around)) if (containers.has(around)) return true
      return false
    },
    markAt: (x, y) =>
      drawn.find(
        ({ box: { box }, mark }) =>
          mark && mark.opens !== 'never' && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
      ),
    boxOf: (mention) => places.get(mention)?.boxes.at(-1),
  }

  /** What was read before the page scrolled stands elsewhere in the window now. */
  function moveWithPage(): void {
    const { scrollX: x, scrollY: y } = document.defaultView as Window
    const [right, down] = [scrolled.x - x, scrolled.y - y]
    scrolled = { x, y }
    if (right === 0 && down === 0) return
    since += Math.abs(right) + Math.abs(down)
    for (const { boxes } of places.values())
      for (const each of boxes) {
        if (each.fixed) continue
        each.box = shifted(each.box, right, down)
        each.clip &&= shifted(each.clip, right, down)
      }
  }
}

function aheadOf(viewport: View): View {
  return { ...viewport, top: viewport.top - AHEAD, bottom: viewport.bottom + AHEAD }
}

const UNKNOWN: MentionPlace = { boxes: [], isWhole: false }

/** As many as are watched at once: what moves one name of a page mostly moves what comes after it too, so the last is always one. */
const ANCHORS = 24

function someOf(elements: readonly Element[]): readonly Element[] {
  const step = Math.max(1, elements.length / ANCHORS)
  return elements.filter((_, at) => at === elements.length - 1 || Math.floor(at / step) !== Math.floor((at - 1) / step))
}
