import { coverOf } from './covered'
import { cutAtEllipsis, linesOf, sidesOf, type Sides } from './name-lines'
import { spanOf, stillThere, type PageMention } from './mentions'
import { Scroller, seenIn, type Motion } from './scrollers'
import { parentOrHost } from './shadow-trees'
import { surroundingsReader, type Surroundings, type Writing } from './surroundings'
import { isVisible } from './unclobbered'
import { grown, intersection, isNear, isWithin, type View } from './visible-blocks'

/* Where a mention is on the screen, in viewport pixels: only what of it a person can see. All reads, no writes. */

export interface MarkBox {
  mention: PageMention
  box: View
  /** What its line and badge, which reach beyond the box, have to stay in; undefined where they do anyway. */
  clip: View | undefined
  /** True on the last line of the mention, which carries the badge. */
  last: boolean
  /** Scheme of the text's surroundings, told by how light the text is. */
  scheme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  writing: Writing
  /** True for text that stays where it is when the page scrolls. */
  fixed: boolean
  /** What it scrolls in, which cuts it off where it ends: the box is whole. */
  scroller: Scroller | undefined
  /** The element of the browser's top layer that it stands in. */
  above: Element | undefined
}

/** Pixels that a mark's parts reach beyond its box at the most. */
const OVERHANG = 40

/** Where a mention is. */
export interface MentionPlace {
  boxes: MarkBox[]
  /** All of its lines, those that are not seen too. */
  lines: View[]
  /** All of its lines are seen, so that nothing but a cover can take one away when the page scrolls. */
  isWhole: boolean
  /** What it moves with. */
  motion: Motion
}

/** Of what is not shown nothing can be told that scrolling would change. */
const nowhere = (motion: Motion): MentionPlace => ({ boxes: [], lines: [], isWhole: false, motion })

export interface BoxReader {
  /** @param motion what the mention's block moves with: the mention itself need not */
  placeOf: (mention: PageMention, motion: Motion) => MentionPlace
  /** Whether something lies over a line of a mention now, of which nothing else has changed since it was read. */
  isCoveredNow: (box: MarkBox) => boolean
}

/**
 * Reads boxes for one frame. What is asked of the same element twice in a frame is remembered for that frame. `onCover` hears what lies over a
 * name.
 */
export function boxReader(document: Document, viewport: View, onCover: (cover: Element) => void): BoxReader {
  const surroundingsOf = surroundingsReader()
  const range = document.createRange()
  const nameOf = (mention: PageMention) => spanOf(range, mention)
  const isCovered = (name: Range, element: Element, box: View, scroller: Scroller | undefined, shape?: Element) => {
    const seen = seenIn(scroller, viewport)
    const cover = seen && coverOf(name, element, box, { viewport: seen, shape })
    if (cover) onCover(cover)
    return cover !== undefined
  }
  /** What an element moves with, which is not what its block does where something between them cuts it off or fixes it. */
  const motionOf = ({ clip, fixed, ellipsis, shape }: Surroundings, motion: Motion): Motion => {
    if (fixed !== isFixed(motion)) return undefined
    const isCut = motion instanceof Scroller && (ellipsis || shape || !isSame(clip, motion.bounds))
    return isCut ? undefined : motion
  }
  const placeOf = (mention: PageMention, of: Motion): MentionPlace => {
    const element = parentOrHost(mention.start.node)
    if (!element || !stillThere(mention)) return nowhere(of)
    const rects = nameOf(mention).getClientRects()
    if (rects.length === 0 || !isShown(element)) return nowhere(of)
    const around = surroundingsOf(element)
    if (around.turned || around.skipped) return nowhere(of)
    const { writing, direction, scheme, fixed, above } = around
    const lines = linesOf(rects, writing)
    const sides = sidesOf(writing, direction)
    const motion = motionOf(around, of)
    const scroller = motion instanceof Scroller ? motion : undefined
    const boxes = lines.flatMap((line, index) => {
      const whole = around.ellipsis && writing === 'horizontal-tb' ? cutAtEllipsis(line, around.ellipsis, range) : line
      const seen = whole && around.clip && !scroller ? intersection(whole, around.clip) : whole
      // A line under text that is cut through its middle would strike it out.
      if (!seen || isCutOff(line, seen, sides.under)) return []
      if (isCovered(range, element, seen, scroller, around.shape)) return []
      const last = index === lines.length - 1 && !isCutOff(line, seen, sides.end) && !isCutOff(line, seen, sides.over)
      const clip = scroller || (around.clip && isWithin(grown(seen, OVERHANG), around.clip)) ? undefined : around.clip
      return [{ mention, box: seen, clip, last, scheme, direction, writing, fixed, scroller, above }]
    })
    const isWhole = boxes.length === lines.length && boxes.at(-1)?.last === true && !around.shape
    return { boxes, lines, isWhole, motion }
  }
  return {
    placeOf,
    isCoveredNow: ({ mention, box, scroller }) => {
      const element = parentOrHost(mention.start.node)
      return !element || !stillThere(mention) || isCovered(nameOf(mention), element, box, scroller)
    },
  }
}

function isCutOff(line: View, seen: View, side: Sides[keyof Sides]): boolean {
  return Math.abs(line[side] - seen[side]) > 1
}

function isFixed(motion: Motion): boolean {
  return motion instanceof Scroller ? isFixed(motion.outer) : motion === 'window'
}

/** Whether two bounds are the same, but for what browsers round. */
function isSame(a: View | undefined, b: View | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isNear(a, b, 0.1))
}

function isShown(element: Element): boolean {
  // Text right inside of a closed disclosure is hidden, while the element that it stands in is not.
  if (element.localName === 'details' && !(element as HTMLDetailsElement).open) return false
  return isVisible(element, { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
}
