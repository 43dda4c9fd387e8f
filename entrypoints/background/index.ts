import { defineBackground } from 'wxt/utils/define-background'
import { page } from '../../utils/messaging/client'
import { serveWorker } from '../../utils/messaging/serve'
import { browser } from '../../utils/platform/browser'
import { onNotificationClicked } from '../../utils/platform/notifications'
import { openInTab, openSidePanel } from '../../utils/platform/side-panel'
import { closeStorageToPages } from '../../utils/platform/storage-access'
import { forgetTab } from '../../utils/platform/tab-mentions'
import { watchSettings } from '../../utils/settings'
import { routeOfAlert } from '../../utils/worker/alerts'
import { ensureSyncAlarm, SYNC_ALARM } from '../../utils/worker/alarm'
import { caveatWorker } from '../../utils/worker/caveat-worker'
import { PREVIOUS_MENTION, showNextMention } from '../../utils/worker/next-mention'
import { answerPages } from '../../utils/worker/page-answers'

export default defineBackground({
  type: 'module',
  main() {
    // The worker is never torn down in an orderly way: it is killed.
    const { signal } = new AbortController()
    const worker = caveatWorker(signal)
    // Listeners first and in one go: an event that wakes the worker is lost to one that is added later.
    serveWorker(
      {
        page: answerPages(worker, openSidePanel, page),
        extension: {
          syncFeeds: ({ urls }) => worker.syncNow(urls),
          tryFeed: (request) => worker.tryFeed(request),
          cancelTrial: ({ trial }) => worker.cancelTrial(trial),
          correctStories: (request) => worker.correctStories(request),
          keepApart: (request) => worker.keepApart(request),
          removeNotKept: () => worker.removeNotKept(),
        },
      },
      signal,
    )
    watchSettings(() => void worker.followSettings(), signal)
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === SYNC_ALARM) void worker.syncDue()
    })
    browser.runtime.onInstalled.addListener(() => void worker.syncDue())
    browser.runtime.onStartup.addListener(() => void worker.syncDue())
    onNotificationClicked((id) => {
      const route = routeOfAlert(id)
      if (route) void openInTab(route)
    })
    browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId))
    browser.commands.onCommand.addListener((command, tab) => {
      if (tab?.id !== undefined) void showNextMention(tab.id, command === PREVIOUS_MENTION)
    })
    void closeStorageToPages()
    void ensureSyncAlarm()
    void worker.ready()
  },
})
