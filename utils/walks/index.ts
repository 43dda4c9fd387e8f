import { csafDirectory } from './csaf-directory'
import { csafProvider } from './csaf-provider'
import { githubPages } from './github-pages'
import { jsonFeedPages } from './json-feed-pages'
import { nvdWindows } from './nvd-windows'
import { osvList } from './osv-list'
import { rolie } from './rolie'
import type { Walk, WalkContext, WalkDocument, WalkStep } from './walk'

export { MOST_LISTED } from './walk'
export type { ListedDocument, Walk, WalkContext, WalkDocument, WalkStep } from './walk'

/** Every walk; what one of them reads, no other does. */
export const WALKS: readonly Walk[] = [jsonFeedPages, csafProvider, rolie, csafDirectory, githubPages, nvdWindows, osvList]

/** Where a round over a feed begins, and the walk that says so; the feed's own address where none does. */
export function beginWalk(feed: string, context: WalkContext): { url: string; walk?: Walk } {
  for (const walk of WALKS) {
    const url = walk.begin?.(new URL(feed), context)
    if (url !== undefined) return { url, walk }
  }
  return { url: feed }
}

/** What follows from a document, and the walk that says so; undefined for one that stands alone. */
export function readWalk(document: WalkDocument, context: WalkContext): { walk: Walk; step: WalkStep } | undefined {
  for (const walk of WALKS) {
    const step = walk.read(document, context)
    if (step) return { walk, step }
  }
  return undefined
}

/** Bytes from the start that are enough of a document; undefined for those that are read whole. */
export function headOf(url: string): number | undefined {
  return WALKS.map((walk) => walk.head?.(new URL(url))).find((head) => head !== undefined)
}

/** Milliseconds that a walk's publisher asks for between two requests; 0 for most, and for walks of another version. */
export function pauseOf(id: string, withKey = false): number {
  const walk = WALKS.find((each) => each.id === id)
  return (withKey ? walk?.pauseWithKey : undefined) ?? walk?.pause ?? 0
}
