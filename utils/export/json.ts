import type { Advisory } from '../advisories'
import { toNativeFeed } from '../feeds/native-writer'

/**
 * Advisories in Caveat's own feed format (docs/feed-format.md), indented. Read as a feed again, each has every field as it was, where
 * it was fetched from and when among them.
 */
export function toJson(advisories: readonly Advisory[], title: string): string {
  return `${JSON.stringify(toNativeFeed(advisories, { title }), null, 2)}\n`
}
