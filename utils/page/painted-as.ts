import type { Mark } from '../messaging/protocol'
import type { Repeats } from '../settings'
import type { PageMention } from './mentions'
import { isNotThis } from './not-this'

/** What of a page's settings decides how its mentions are painted. */
export interface Painting {
  /** The page's host name. */
  site: string
  repeats: Repeats
}

/**
 * How a mention is painted and behaves: as its name's mark says, not at all where the person said "not this", and repeats as they
 * want them. Only the paint differs: what a page can notice does not, but for cards over what was dismissed.
 */
export function paintedAs(mention: PageMention, mark: Mark | undefined, { site, repeats }: Painting): Mark | undefined {
  if (!mark) return undefined
  if (isNotThis(mention, mark, site)) return { ...mark, painted: false, watched: false, opens: 'never' }
  if (mention.first || repeats === 'full') return mark
  return repeats === 'none' ? { ...mark, painted: false } : { ...mark, calm: true }
}
