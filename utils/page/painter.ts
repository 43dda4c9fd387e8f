import type { Mark } from '../messaging/protocol'
import { KnownCovers } from './known-covers'
import { boxReader, type MarkBox } from './mark-geometry'
import type { DrawnMark } from './mark-layer'
import type { MentionBlock, PageMention } from './mentions'
import { NamesInView, type Moved } from './names-in-view'
import type { Overlay } from './overlay'
import type { Anchor } from './place-watch'
import type { Scroller } from './scrollers'
import { overlaps, type View } from './visible-blocks'

/** Milliseconds after which what is left to be read is left to the next frame. */
const SLICE = 2
/** Of these, how many may pass until what scrolls is known to be covered or not. */
const HALF_SLICE = 1

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
  /** Whether all names in view stand where they were read to be. */
  areWhereRead: () => boolean
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
  const window = document.defaultView as Window
  const names = new NamesInView(window, blocks)
  const covers = new KnownCovers()
  let drawn: DrawnMark[] = []
  /** Whether that is all there is to draw now. */
  let isDrawn = false

  /** Finds out what scrolling changed of what is known: what is to be read anew, and what came under a cover. */
  const lookUnder = (viewport: View, mayAsk: boolean, isTime: () => boolean) => {
    const { places, unread } = names
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
      const { innerWidth, innerHeight } = window
      const viewport: View = { top: 0, left: 0, right: innerWidth, bottom: innerHeight }
      names.moveWithScrolling()
      const isSettled = names.isSettled()
      if (!names.look(moved, viewport, isTime)) return false
      // It is asked what covers names, or looked for others: one of the two a frame.
      if (moved === 'scrolled') lookUnder(viewport, isSettled, () => performance.now() - started > HALF_SLICE)
      isDrawn &&= isSettled && moved === 'scrolled' && !isMore && names.unread.size === 0
      names.read(boxReader(document, viewport, covers.note).placeOf, isTime)
      if (isDrawn) {
        overlay.follow()
        return true
      }
      // What was drawn stays drawn until it is looked again: each frame in which a mark goes is one more that the browser has to paint.
      const far = 2 * names.reach
      const isNear = ({ box }: MarkBox) => box.bottom > -far && box.top < innerHeight + far
      drawn = [...names.places].flatMap(([mention, { boxes }]) => {
        const mark = markOf(mention)
        return boxes.filter(isNear).map((box) => ({ box, mark }))
      })
      isDrawn = overlay.draw(drawn)
      return isDrawn && names.unread.size === 0
    },
    anchors: () => names.anchors(),
    movedBy: (scrolled) => names.movedBy(scrolled),
    areWhereRead: () => names.areWhereRead(),
    isBesideName: (element) => names.isBeside(element),
    markAt: (x, y) =>
      drawn.find(
        ({ box, mark }) =>
          mark && mark.opens !== 'never' && holds(box.box, x, y) && (!box.scroller || isShownAt(box.scroller, x, y)),
      ),
    boxOf: (mention) => {
      const box = names.places.get(mention)?.boxes.at(-1)
      const isSeen = !box?.scroller || (box.scroller.bounds && overlaps(box.box, box.scroller.bounds))
      return isSeen ? box : undefined
    },
  }
}

function holds({ left, right, top, bottom }: View, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function isShownAt({ bounds }: Scroller, x: number, y: number): boolean {
  return bounds !== undefined && holds(bounds, x, y)
}
