import { previewNames } from './live-preview'
import type { OptionsSource, Suggestion } from './options-source'
import { saveFile } from '../page-base/save-file'
import { slug } from '../../utils/advisories'
import { FEED_FORMATS } from '../../utils/feeds'
import { worker } from '../../utils/messaging/client'
import { browser } from '../../utils/platform/browser'
import { originPattern } from '../../utils/platform/origin-pattern'
import { exportSettings, importSettings, loadSettings, updateSettings, watchSettings } from '../../utils/settings'
import { allEntities, feedRows, forgetSeen, sharedStore, storeCounts } from '../../utils/store'

const SUGGESTIONS = 12

/** Where the options page's data comes from, and what it may do. */
export function liveOptionsSource(): OptionsSource {
  const store = sharedStore()
  let names: Promise<Suggestion[]> | undefined
  return {
    settings: loadSettings,
    watchSettings,
    update: updateSettings,
    feedRows: async () => feedRows(await store()),
    counts: async () => storeCounts(await store()),
    forgetSeen: async () => forgetSeen(await store()),
    formats: FEED_FORMATS,
    syncFeeds: (urls) => worker.syncFeeds(urls ? { urls } : {}),
    requestAccess: (url) => browser.permissions.request({ origins: [originPattern(url)] }),
    suggest: async (text) => {
      names ??= store().then(allEntities)
      const start = slug(text)
      return (await names)
        .filter(({ name, vendor }) => slug(name).startsWith(start) || slug(`${vendor} ${name}`).startsWith(start))
        .slice(0, SUGGESTIONS)
    },
    previewNames: async (codeBlocks) => previewNames(await store(), codeBlocks),
    importSettings,
    exportSettings,
    save: saveFile,
  }
}
