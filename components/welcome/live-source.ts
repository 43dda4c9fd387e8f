import type { WelcomeSource } from './welcome-source'
import { browser } from '../../utils/platform/browser'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { shortcuts } from '../../utils/platform/shortcuts'
import { openSidePanel } from '../../utils/platform/side-panel'
import { keepWelcomeShown, loadSettings, updateSettings } from '../../utils/settings'
import { sharedStore } from '../../utils/store'
import { cardAbout, publicNameOf } from '../../utils/worker/card-answer'
import { NEXT_MENTION } from '../../utils/worker/next-mention'
import { notThis, undoNotThis } from '../../utils/worker/not-this'
import { snooze, wake } from '../../utils/worker/snooze'

/** Where the page of welcome has its example from: the store and the settings, as a page's card has them from the worker. */
export function liveWelcomeSource(): WelcomeSource {
  const now = () => new Date()
  const context = { store: sharedStore(), settings: loadSettings, now }
  const saying = { ...context, updateSettings, nameOf: (id: string) => publicNameOf(id, context) }
  // Browsers open a panel only first thing after a click: the tab has to be known before.
  let tabId: number | undefined
  void browser.tabs.getCurrent().then((tab) => (tabId = tab?.id))
  const show = (route: PanelRoute) => void openSidePanel(route, tabId)
  // There is no page around the example on which a name could be meant otherwise than elsewhere.
  const here = { site: '', privately: false }
  return {
    card: (id) => cardAbout(id, context),
    actions: (id) => ({
      openAdvisory: (advisory) => show({ view: 'advisory', id: advisory }),
      openAbout: (ask) => show({ view: 'about', id, ...(ask && { ask }) }),
      snooze: () => snooze(id, saying),
      wake: () => wake(id, saying),
      choices: [{ id, scope: 'always' }],
      notThis: (choice) => notThis(choice, here, saying),
      undoNotThis: (choice) => undoNotThis(choice, here, saying),
      site: '',
    }),
    hoverDelay: async () => (await loadSettings()).hoverDelay,
    nextKeys: async () => (await shortcuts()).find(({ name }) => name === NEXT_MENTION)?.keys ?? '',
    feedHosts: async () => {
      const on = (await loadSettings()).feeds.filter(({ enabled }) => enabled)
      return [...new Set(on.map(({ url }) => new URL(url).host))]
    },
    optionsHref: (section) => `/options.html#${section}`,
    keepShown: keepWelcomeShown,
    // Firefox lets no page close itself that a script did not open.
    close: async () => {
      const tab = await browser.tabs.getCurrent()
      if (tab?.id !== undefined) await browser.tabs.remove(tab.id)
    },
  }
}
