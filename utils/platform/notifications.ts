import { browser } from './browser'

/*
 * Notifications on the desktop. The permission is asked for when somebody switches them on; until then the browser's interface for them is
 * not there.
 */

interface NotificationApi {
  create(id: string, options: { type: 'basic'; iconUrl: string; title: string; message: string }): Promise<string>
  clear(id: string): Promise<boolean>
  onClicked: { addListener(listener: (id: string) => void): void; hasListener(listener: (id: string) => void): boolean }
}

function api(): NotificationApi | undefined {
  return (browser as { notifications?: NotificationApi }).notifications
}

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(askFor())
}

/** Asks the person for the permission. To be called from a click, or the browser refuses. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request(askFor())
}

/** Shows a notification in the place of any other of that id; false where that is not allowed. */
export async function notify(id: string, { title, message }: { title: string; message: string }): Promise<boolean> {
  if (!(await mayNotify())) return false
  await api()?.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png'), title, message })
  return true
}

/** Calls `listener` with the id of each notification that is clicked. To be called when the worker starts. */
export function onNotificationClicked(listener: (id: string) => void): void {
  const clicked = (id: string) => {
    void api()?.clear(id)
    listener(id)
  }
  const listen = () => {
    const clicks = api()?.onClicked
    if (clicks && !clicks.hasListener(clicked)) clicks.addListener(clicked)
  }
  listen()
  // Whoever allows it now has no other worker started for that.
  browser.permissions.onAdded.addListener(listen)
}

function askFor(): { permissions: ['notifications'] } {
  return { permissions: ['notifications'] }
}
