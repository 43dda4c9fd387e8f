import { toItems, type AdvisoryItem } from '../advisory-list/list-item'
import { feedsState } from '../feed-state/feed-state'
import { liveLists } from '../recent/live-lists'
import { liveSiteVendor } from './live-site-vendor'
import type { MentionItem, PopupSource } from './popup-source'
import { byUrgency } from '../../utils/advisories'
import { browser } from '../../utils/platform/browser'
import { openSidePanel } from '../../utils/platform/side-panel'
import { tabInFront } from '../../utils/platform/tab-in-front'
import { tabMentions, watchTabMentions, type TabMention } from '../../utils/platform/tab-mentions'
import { isQuiet, isWelcomeDue, keepWelcomeShown, loadSettings, setQuiet, updateSettings } from '../../utils/settings'
import { advisoriesAbout, feedRows, searchOpener, sharedStore, storeCounts } from '../../utils/store'
import { showMention, showNextMention } from '../../utils/worker/next-mention'

/** Where the popup's data comes from: the store, the settings and the tab it was opened over. */
export function livePopupSource(): PopupSource {
  const store = sharedStore()
  // It opens while the page is drawn; whoever asks for it hears of what goes wrong.
  store().catch(() => undefined)
  const index = searchOpener(store)
  let tabId: number | undefined
  return {
    site: async () => {
      const tab = await tabInFront()
      tabId = tab?.id
      const { id = -1, host = '', title = '', url = '', readable = false } = tab ?? {}
      return { tabId: id, host, title, url, kind: readable ? 'page' : 'closed' }
    },
    vendorHere: (host) => liveSiteVendor(store, index, host),
    mentions: async (tab) => {
      const mentions = await tabMentions(tab)
      return mentions && withAdvisories(mentions)
    },
    watchMentions: (tab, listener, signal) => watchTabMentions(tab, listener, signal),
    reloadPage: async (tab) => browser.tabs.reload(tab),
    counts: async () => storeCounts(await store()),
    lists: liveLists(store, index),
    feeds: async () => {
      const opened = await store()
      const [settings, rows] = await Promise.all([loadSettings(), feedRows(opened)])
      return feedsState(settings, rows)
    },
    siteState: async (host) => {
      const settings = await loadSettings()
      if (settings.quietSites.includes('*')) return 'everywhereQuiet'
      return isQuiet(settings, host) ? 'quiet' : 'on'
    },
    setQuiet: async (host, quiet) => {
      const saved = await updateSettings((settings) => setQuiet(settings, host, quiet))
      if (!saved.ok) throw new Error(saved.error.detail)
    },
    copy: (text) => navigator.clipboard.writeText(text),
    showNext: async (tab) => {
      await showNextMention(tab)
      window.close()
    },
    showMention: async (tab, id) => {
      await showMention(tab, id)
      window.close()
    },
    openPanel: (route) => void openSidePanel(route, tabId).then(() => window.close()),
    openOptions: (section) => openTab(`options.html${section && `#${section}`}`),
    welcomeIsDue: isWelcomeDue,
    openWelcome: () => openTab('welcome.html'),
    putWelcomeAway: keepWelcomeShown,
  }

  function openTab(path: string): void {
    void browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => window.close())
  }

  async function itemsOf(rows: Parameters<typeof toItems>[0]): Promise<AdvisoryItem[]> {
    return toItems(rows, await loadSettings(), new Date())
  }

  async function withAdvisories(mentions: readonly TabMention[]): Promise<MentionItem[]> {
    const opened = await store()
    const now = new Date()
    const found = await Promise.all(
      mentions.map(async (mention) => {
        const [item] = await itemsOf(await advisoriesAbout(opened, mention.id, { limit: 1, now }))
        return { mention, item: item ?? null }
      }),
    )
    const urgency = byUrgency(now)
    return found
      .filter(({ mention, item }) => item || mention.privateName)
      .sort((a, b) => (a.item && b.item ? urgency(a.item.row.advisory, b.item.row.advisory) : Number(!a.item) - Number(!b.item)))
  }
}
