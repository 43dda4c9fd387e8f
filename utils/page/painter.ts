import type { Mark } from '../messaging/protocol'
import { boxReader, type MarkBox } from './mark-geometry'
import type { MentionBlock, PageMention } from './mentions'
import type { DrawnMark, Overlay } from './overlay'
import { groupBlocks, visibleBlocks, type FlowRoots, type View } from './visible-blocks'

/** Pixels above and below the window for which boxes are made ahead, so that scrolling shows them at once. */
const AHEAD = 300

/** Milliseconds for which it is taken for granted what scrolls and what is fixed: pages change that, but not often. */
const ROOTS_KEPT = 3_000

export interface Painter {
  /** Reads where the names in view are and draws their marks: all reads first, then all writes. */
  paint: () => void
  /** The names found changed: group them anew at the next paint. */
  regroup: () => void
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
  let groups: ReturnType<typeof groupBlocks> | undefined
  let roots: FlowRoots = new WeakMap()
  let rootsRead = 0
  let drawn: DrawnMark[] = []
  return {
    paint() {
      const all = blocks()
      if (all.length === 0) {
        drawn = []
        return overlay.draw(drawn)
      }
      if (performance.now() - rootsRead > ROOTS_KEPT) {
        roots = new WeakMap()
        groups = undefined
        rootsRead = performance.now()
      }
      groups ??= groupBlocks(all, roots)
      const { clientWidth, clientHeight } = document.documentElement
      const viewport: View = { top: 0, left: 0, right: clientWidth, bottom: clientHeight }
      const ahead = { ...viewport, top: -AHEAD, bottom: clientHeight + AHEAD }
      const read = boxReader(document, viewport)
      drawn = visibleBlocks(groups, ahead)
        .flatMap(({ mentions }) => mentions.flatMap(read))
        .filter(({ box }) => box.bottom > ahead.top && box.top < ahead.bottom)
        .map((box) => ({ box, mark: markOf(box.mention) }))
      overlay.draw(drawn)
    },
    regroup() {
      groups = undefined
    },
    markAt: (x, y) =>
      drawn.find(
        ({ box: { box }, mark }) =>
          mark && mark.opens !== 'never' && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
      ),
    boxOf: (mention) => drawn.findLast(({ box }) => box.mention === mention)?.box,
  }
}
