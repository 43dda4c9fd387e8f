import type { PageMention } from './mentions'
import { precedes } from './shadow-trees'

/** One step of the walk from name to name: from the name whose card was shown last, or all over again. */
export interface Step {
  fromStart: boolean
  backwards: boolean
}

/** The name after or before the one shown last, which may be gone; the first or the last where none was. */
export function nextOf(
  names: PageMention[],
  last: PageMention | undefined,
  { fromStart, backwards }: Step,
): PageMention | undefined {
  const ordered = backwards ? [...names].reverse() : names
  if (!last || fromStart) return ordered[0]
  const at = ordered.indexOf(last)
  if (at >= 0) return ordered[at + 1]
  return ordered.find((mention) => (backwards ? comesBefore(mention, last) : comesBefore(last, mention)))
}

function comesBefore(a: PageMention, b: PageMention): boolean {
  if (a.start.node === b.start.node) return a.start.offset < b.start.offset
  return precedes(a.start.node, b.start.node)
}
