import { formatList, t } from '../../utils/i18n'
import type { FeedSettings, Settings } from '../../utils/settings'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** A feed that may be added or tried. */
export interface NewFeed extends Pick<FeedSettings, 'url' | 'name' | 'format' | 'private'> {
  /** Other sites that its documents are on, as addresses. */
  sites: readonly string[]
}

/**
 * Adds a feed, asking for access to its sites on the way. To be called from a click with nothing awaited before it, or the browser asks
 * nobody. Resolves to what stood in the way, in a sentence, or to nothing when it was added or could not be saved.
 */
export function useAdding(
  source: OptionsSource,
  settings: Settings,
  onAdded: (url: string) => void,
): [add: (feed: NewFeed) => Promise<{ added: boolean; problem: string }>, failure: ReturnType<typeof useSave>[1]] {
  const [save, failure] = useSave(source)
  const add = async ({ url, name, format, private: secret, sites }: NewFeed) => {
    if (isThere(settings, url)) return { added: false, problem: t('addFeed.alreadyThere') }
    if (!(await source.requestAccess(url, ...sites))) {
      return { added: false, problem: t('addFeed.notAllowed', [formatList([url, ...sites].map((each) => new URL(each).host))]) }
    }
    const feed = { url, name, format, enabled: true, private: secret }
    const added = await save((current) => ({ ...current, feeds: [...current.feeds.filter((other) => other.url !== url), feed] }))
    if (added) onAdded(url)
    return { added, problem: '' }
  }
  return [add, failure]
}

/** Whether a feed of that address is in the list. */
export function isThere({ feeds }: Pick<Settings, 'feeds'>, url: string): boolean {
  return feeds.some((feed) => feed.url === url)
}
