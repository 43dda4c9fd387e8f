import type { Advisory } from '../advisories'
import { parseFeed } from '../feeds'
import { KEV_URL } from '../settings/settings'
import { commitFeed, feedRows, newFeedRow, type CommitContext, type Store } from '../store'

/** The address under which the store keeps what only the bundled feed says; it is never fetched. */
export const STARTER_FEED = 'caveat:starter-feed'

/**
 * Loads the advisories that come with the extension where they are not held, so that a new install works offline, and gives whether
 * it did. Records that the bundle took from a feed go under that feed's address, if it is `wanted`, without validators: its
 * first sync then compares them and writes only what is newer. Safe to call at any time; a worker killed half-way loads the rest.
 */
export async function loadStarterFeed(
  store: Store,
  document: () => Promise<Uint8Array>,
  wanted: (url: string) => boolean,
  context: CommitContext,
): Promise<boolean> {
  const held = new Set((await feedRows(store)).map((row) => row.url))
  const missing = [KEV_URL, STARTER_FEED].filter((url) => !held.has(url) && (url === STARTER_FEED || wanted(url)))
  if (missing.length === 0) return false
  const parsed = parseFeed(await document(), { url: STARTER_FEED })
  for (const url of missing) {
    const advisories = parsed.advisories.filter((advisory) => originOf(advisory) === url)
    await commitFeed(
      store,
      { url, name: parsed.title, advisories, complete: false, restated: url === KEV_URL },
      context,
      (row = newFeedRow(url), { records }) => ({ ...row, title: parsed.title, format: parsed.format, records }),
    )
  }
  return true
}

function originOf(advisory: Advisory): string {
  return advisory.provenance.some(({ url }) => url === KEV_URL) ? KEV_URL : STARTER_FEED
}
