import { feedName } from '../feed-state/feed-state'
import type { OptionsSource } from './options-source'

/** What each feed is called by now: a sync can have told a feed's own title. */
export async function feedNames(source: Pick<OptionsSource, 'settings' | 'feedRows'>): Promise<(url: string) => string> {
  const [{ feeds }, rows] = await Promise.all([source.settings(), source.feedRows()])
  return (url) =>
    feedName(
      feeds.find((feed) => feed.url === url) ?? { url, name: '' },
      rows.find((row) => row.url === url),
    )
}
