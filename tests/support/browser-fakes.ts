/*
 * As much of the browser's extension API as tests outside of an extension need: storage areas that remember and report changes.
 * Whatever is not here is missing on purpose, so that a test that comes to need it says so.
 */

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>
type ChangeListener = (changes: Changes, area: string) => void

const listeners = new Set<ChangeListener>()

function storageArea(area: string) {
  const items = new Map<string, unknown>()
  const report = (changes: Changes) => {
    if (Object.keys(changes).length > 0) for (const listener of listeners) listener(changes, area)
  }
  return {
    async get(keys?: string | string[] | null): Promise<Record<string, unknown>> {
      const wanted = keys === undefined || keys === null ? [...items.keys()] : [keys].flat()
      return Object.fromEntries(wanted.filter((key) => items.has(key)).map((key) => [key, structuredClone(items.get(key))]))
    },
    async set(values: Record<string, unknown>): Promise<void> {
      const changes: Changes = {}
      for (const [key, value] of Object.entries(values)) {
        changes[key] = { oldValue: items.get(key), newValue: structuredClone(value) }
        items.set(key, structuredClone(value))
      }
      report(changes)
    },
    async remove(keys: string | string[]): Promise<void> {
      const changes: Changes = {}
      for (const key of [keys].flat()) {
        if (items.has(key)) changes[key] = { oldValue: items.get(key) }
        items.delete(key)
      }
      report(changes)
    },
    async clear(): Promise<void> {
      report(Object.fromEntries([...items].map(([key, oldValue]) => [key, { oldValue }])))
      items.clear()
    },
  }
}

/** The tabs that are open. */
export const tabs: { id: number; url: string }[] = []

/** What the toolbar says of each tab. */
export const toolbar = new Map<number, { text?: string; title?: string }>()

function onToolbar({ tabId, ...said }: { tabId: number; text?: string; title?: string }): void {
  toolbar.set(tabId, { ...toolbar.get(tabId), ...said })
}

export const browser = {
  action: {
    setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => onToolbar({ tabId, text }),
    setTitle: async ({ tabId, title }: { tabId: number; title: string }) => onToolbar({ tabId, title }),
    setBadgeBackgroundColor: async () => undefined,
  },
  tabs: { query: async () => tabs },
  runtime: { id: 'caveat@test.example', getURL: (path: string) => `chrome-extension://caveat/${path.replace(/^\//, '')}` },
  storage: {
    local: storageArea('local'),
    session: storageArea('session'),
    onChanged: {
      addListener: (listener: ChangeListener) => void listeners.add(listener),
      removeListener: (listener: ChangeListener) => void listeners.delete(listener),
    },
  },
}
