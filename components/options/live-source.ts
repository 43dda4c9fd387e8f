import { previewNames } from './live-preview'
import type { OptionsSource, Suggestion } from './options-source'
import { liveModelSource } from './live-model'
import { liveKnownNames } from '../list-input/known-names'
import { saveFile } from '../page-base/save-file'
import { slug } from '../../utils/advisories'
import { FORMAT_NAMES } from '../../utils/feeds/format-names'
import { t } from '../../utils/i18n'
import { worker } from '../../utils/messaging/client'
import { browser } from '../../utils/platform/browser'
import { mayNotify, notify, requestNotifications } from '../../utils/platform/notifications'
import { originPattern } from '../../utils/platform/origin-pattern'
import { openShortcutSettings, shortcuts } from '../../utils/platform/shortcuts'
import { lastStoreCheck } from '../../utils/platform/store-check'
import {
  exportSettings,
  importSettings,
  keepFeedKey,
  loadFeedKeys,
  loadSettings,
  updateSettings,
  watchSettings,
} from '../../utils/settings'
import { allEntities, feedRows, forgetSeen, lastRequests, sharedStore, storeCounts } from '../../utils/store'
import { countNotKept } from '../../utils/worker/retention'

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
    requests: async () => lastRequests(await store()),
    stored: async () => {
      const [counts, { usage = 0 }, damage = []] = await Promise.all([
        store().then(storeCounts),
        // Some browsers do not tell, which is no reason to say nothing else.
        navigator.storage.estimate().catch((): StorageEstimate => ({})),
        lastStoreCheck(),
      ])
      return { ...counts, bytes: usage, damage }
    },
    countNotKept: async (settings) => countNotKept(await store(), settings, new Date()),
    removeNotKept: () => worker.removeNotKept(),
    forgetSeen: async () => forgetSeen(await store()),
    feedsWithKey: async () => new Set((await loadFeedKeys()).keys()),
    keepFeedKey,
    formats: Object.entries(FORMAT_NAMES).map(([id, name]) => ({ id, name })),
    syncFeeds: (urls) => worker.syncFeeds(urls ? { urls } : {}),
    tryFeed: (request, signal) => worker.tryFeed(request, signal),
    requestAccess: (...urls) => browser.permissions.request({ origins: urls.map(originPattern) }),
    suggest: async (text) => {
      names ??= store().then(allEntities)
      const start = slug(text)
      return (await names)
        .filter(({ name, vendor }) => slug(name).startsWith(start) || slug(`${vendor} ${name}`).startsWith(start))
        .slice(0, SUGGESTIONS)
    },
    knownNames: async () => liveKnownNames(await store()),
    previewNames: async (codeBlocks) => previewNames(await store(), codeBlocks),
    shortcuts,
    changeShortcuts: openShortcutSettings,
    model: liveModelSource,
    alerts: {
      allowed: mayNotify,
      allow: requestNotifications,
      tryOut: () => notify('caveat-trial', { title: t('alerts.trialTitle'), message: t('alerts.trialMessage') }),
    },
    importSettings,
    exportSettings,
    save: saveFile,
  }
}
