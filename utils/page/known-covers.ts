import type { MentionPlace } from './mark-geometry'
import type { PageMention } from './mentions'
import { seenIn } from './scrollers'
import { isInDocument, rectOf } from './unclobbered'
import { isWithin, overlaps, type View } from './visible-blocks'

/** As many are remembered: a page has a bar above, one below and something in a corner. */
const MOST = 12
/** For so many times as long as it took, nobody asks again about names that no cover is known to lie over. */
const REST = 30

/** What scrolling may have changed of names whose places are known. */
export interface Sorted {
  /** What has to be read anew, since nothing foretells where it is, or what was covered may be no more. */
  uncertain: PageMention[]
  /** Asks about the others, as many as there is time for. */
  ask: (about: (mention: PageMention, place: MentionPlace) => void, isTime: () => boolean) => void
}

/**
 * What was found to lie over names, such as bars under which a page scrolls. The browser takes the longer to say what is hit the more there is on
 * a page: names that come to a known cover are asked about in each frame, the others in turn and now and then.
 */
export class KnownCovers {
  /** Those noted last are the last. */
  private readonly known = new Set<Element>()
  /** Which of the names at covers, and of the others, is asked about next. */
  private turns = { near: 0, others: 0 }
  /** Until when nobody is asked about the others. */
  private restsUntil = 0

  readonly note = (cover: Element): void => {
    this.known.delete(cover)
    this.known.add(cover)
    const [oldest] = this.known
    if (oldest && this.known.size > MOST) this.known.delete(oldest)
  }

  /** What scrolling may have changed of these places, which were moved by as much; they and the window are in viewport pixels. */
  sort(places: ReadonlyMap<PageMention, MentionPlace>, viewport: View): Sorted {
    const boxes = this.boxes()
    const uncertain: PageMention[] = []
    const near: [PageMention, MentionPlace][] = []
    const others: [PageMention, MentionPlace][] = []
    for (const [mention, place] of places) {
      const { lines, motion, isWhole } = place
      const view = seenIn(motion, viewport)
      const seen = view ? lines.filter((line) => overlaps(line, view)) : []
      const isUnder = seen.every((line) => boxes.some((cover) => isWithin(line, cover)))
      if (motion === undefined || (!isWhole && !isUnder)) uncertain.push(mention)
      else if (!isWhole || seen.length === 0) continue
      else if (seen.some((line) => boxes.some((cover) => overlaps(cover, line)))) near.push([mention, place])
      else others.push([mention, place])
    }
    const ask: Sorted['ask'] = (about, isTime) => {
      const inTurn = (which: 'near' | 'others', names: typeof near) => {
        for (let asked = 0; asked < names.length && !isTime(); asked++) {
          const next = names[this.turns[which]++ % names.length]
          if (next) about(...next)
        }
      }
      inTurn('near', near)
      const began = performance.now()
      if (began < this.restsUntil) return
      inTurn('others', others)
      const ended = performance.now()
      this.restsUntil = ended + REST * (ended - began)
    }
    return { uncertain, ask }
  }

  /** Where the known ones are now. */
  private boxes(): View[] {
    return [...this.known].flatMap((element) => {
      if (isInDocument(element)) return rectOf(element)
      this.known.delete(element)
      return []
    })
  }
}
