import { parentOrHost } from './shadow-trees'
import { rectOf } from './unclobbered'

/*
 * Changes of the page that move nothing, as a clock's: the text of an element is another, and as large as the one before. To find that out
 * takes a few boxes, and to look for all names in view once more takes hundreds.
 */

/** More elements than these are not worth looking at one by one. */
const FEW = 8

/** The elements in which nothing but text is and was, as far as they are all that changed and are few; undefined where more changed. */
export function onlyTexts(records: readonly MutationRecord[]): ReadonlySet<Element> | undefined {
  const elements = new Set<Element>()
  for (const { type, target, addedNodes, removedNodes } of records) {
    const element = type === 'characterData' ? target.parentNode : target
    if (!(element instanceof Element) || element.firstElementChild || elements.size > FEW) return undefined
    if (![...addedNodes, ...removedNodes].every(({ nodeType }) => nodeType === Node.TEXT_NODE)) return undefined
    elements.add(element)
  }
  return elements.size <= FEW ? elements : undefined
}

/** Where elements and the texts in them were, in viewport pixels. To be asked once the page is laid out. */
export class TextPlaces {
  private readonly known = new WeakMap<Element, readonly [DOMRect, DOMRect]>()

  note(element: Element): void {
    this.known.set(element, boxesOf(element))
  }

  /** Whether an element and its text are exactly where they were noted. */
  isAsNoted(element: Element): boolean {
    const noted = this.known.get(element)
    // What has no box may be a style sheet, or be hidden with what it moves.
    return noted !== undefined && boxesOf(element).every((box, at) => box.width > 0 && isSamePlace(box, noted[at]))
  }
}

/**
 * Whether an element and all that it stands in are laid out one after the other with what is around them, so that a text which grows in it moves
 * what comes next and covers nothing. What has no box may be a style sheet. To be asked once the page is laid out.
 */
export function isInFlow(element: Element): boolean {
  if (rectOf(element).width === 0) return false
  for (let around: Element | null = element; around; around = parentOrHost(around)) {
    if (!/^(?:static|relative)$/.test(getComputedStyle(around).position)) return false
  }
  return true
}

export function isSamePlace(box: DOMRectReadOnly, other: DOMRectReadOnly | undefined): boolean {
  return (
    other !== undefined &&
    box.left === other.left &&
    box.top === other.top &&
    box.right === other.right &&
    box.bottom === other.bottom
  )
}

function boxesOf(element: Element): readonly [DOMRect, DOMRect] {
  const range = new Range()
  range.selectNodeContents(element)
  return [rectOf(element), range.getBoundingClientRect()]
}
