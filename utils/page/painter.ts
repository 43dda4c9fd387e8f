import type { Mark } from '../messaging/protocol'
import { FlowGroups } from './flow-groups'
import { boxReader, type MarkBox } from './mark-geometry'
import type { MentionBlock, PageMention } from './mentions'
import type { DrawnMark, Overlay } from './overlay'
import type { Anchor } from './place-watch'
import { parentOrHost } from './shadow-trees'
import { visibleBlocks, visibleMentions, visibleOf, type View } from './visible-blocks'

/** Pixels above and below the window for which boxes are made ahead, so that scrolling shows them at once. */
const AHEAD = 300
/** Milliseconds after which what is left to be read is left to the next frame. */
const SLICE = 2

export interface Painter {
  /**
   * Reads where the names in view are and draws their marks: all reads first, then all writes. `everything`: also those whose places are
   * known. Stops after a small piece of work, with the places of the others as they were known; true when it is done.
   */
  paint: (everything: boolean) => boolean
  /** The elements of some names in view, the last among them, with where they are now. */
  anchors: () => Anchor[]
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
  let places = new Map<PageMention, MarkBox[]>()
  /** What is in view and still to be read. */
  let unread = new Set<PageMention>()
  let lookAgain = false
  let drawn: DrawnMark[] = []
  let scrolled = { x: 0, y: 0 }

  /** Finds out what is in view; false when time ran out before, and all stays as it is. */
  const look = (everything: boolean, ahead: View, isTime: () => boolean): boolean => {
    const all = blocks()
    lookAgain ||= everything || !groups.isOf(all)
    const fresh = groups.take(all, isTime)
    if (!fresh) {
      lookAgain = true
      return false
    }
    if (!lookAgain) {
      for (const block of visibleOf(fresh, ahead)) for (const mention of visibleMentions(block, ahead)) unread.add(mention)
      return true
    }
    lookAgain = false
    const former = places
    const waited = unread
    places = new Map()
    unread = new Set()
    const visible = visibleBlocks(groups.all, ahead)
    for (const block of visible) {
      for (const mention of visibleMentions(block, ahead)) {
        places.set(mention, former.get(mention) ?? [])
        // Those that waited longest come first, so that none waits for ever.
        if (waited.has(mention)) unread.add(mention)
      }
    }
    for (const mention of places.keys()) unread.add(mention)
    return true
  }

  const read = (viewport: View, ahead: View, isTime: () => boolean) => {
    const boxesOf = boxReader(document, viewport)
    for (const mention of unread) {
      unread.delete(mention)
      places.set(
        mention,
        boxesOf(mention).filter(({ box }) => box.bottom > ahead.top && box.top < ahead.bottom),
      )
      if (isTime()) break
    }
  }

  return {
    paint(everything) {
      const started = performance.now()
      const isTime = () => performance.now() - started > SLICE
      // Of the root element this cannot be asked: in quirks mode it is as high as the page, and zoom changes its pixels.
      const { innerWidth, innerHeight } = document.defaultView as Window
      const viewport: View = { top: 0, left: 0, right: innerWidth, bottom: innerHeight }
      const ahead = { ...viewport, top: -AHEAD, bottom: innerHeight + AHEAD }
      moveWithPage()
      if (!look(everything, ahead, isTime)) return false
      read(viewport, ahead, isTime)
      if (unread.size === 0) groups.renew(isTime)
      drawn = [...places].flatMap(([mention, boxes]) => boxes.map((box) => ({ box, mark: markOf(mention) })))
      return overlay.draw(drawn) && unread.size === 0
    },
    anchors: () => {
      const { innerHeight } = document.defaultView as Window
      const elements = new Set<Element>()
      for (const [{ start }, boxes] of places) {
        const element = parentOrHost(start.node)
        if (element && boxes.some(({ box }) => box.bottom > 0 && box.top < innerHeight)) elements.add(element)
      }
      return someOf([...elements]).map((element) => ({ element, box: element.getBoundingClientRect() }))
    },
    markAt: (x, y) =>
      drawn.find(
        ({ box: { box }, mark }) =>
          mark && mark.opens !== 'never' && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
      ),
    boxOf: (mention) => places.get(mention)?.at(-1),
  }

  /** What was read before the page scrolled stands elsewhere in the window now. */
  function moveWithPage(): void {
    const { scrollX: x, scrollY: y } = document.defaultView as Window
    const [right, down] = [scrolled.x - x, scrolled.y - y]
    scrolled = { x, y }
    if (right === 0 && down === 0) return
    for (const boxes of places.values())
      for (const each of boxes) {
        if (each.fixed) continue
        each.box = moved(each.box, right, down)
        each.clip &&= moved(each.clip, right, down)
      }
  }
}

/** As many as are watched at once: what moves one name of a page mostly moves what comes after it too, so the last is always one. */
const ANCHORS = 24

function someOf(elements: readonly Element[]): readonly Element[] {
  const step = Math.max(1, elements.length / ANCHORS)
  return elements.filter((_, at) => at === elements.length - 1 || Math.floor(at / step) !== Math.floor((at - 1) / step))
}

function moved({ left, top, right, bottom }: View, across: number, down: number): View {
  return { left: left + across, right: right + across, top: top + down, bottom: bottom + down }
}
