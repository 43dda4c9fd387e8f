/* What runs in one of the extension's pages to have the worker compile everything, and to see when it has. */

/** How often names and what is searched were compiled. */
export function readVersions(): Promise<{ names: number; searched: number }> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => {
      // The worker has yet to make the tables.
      if (!opening.result.objectStoreNames.contains('meta')) return (opening.result.close(), resolve({ names: 0, searched: 0 }))
      const transaction = opening.result.transaction(['lexicons', 'meta'])
      const names = transaction.objectStore('lexicons').get('public')
      const searched = transaction.objectStore('meta').get('searched')
      transaction.oncomplete = () => {
        opening.result.close()
        const of = names.result as { version: number } | undefined
        resolve({ names: of?.version ?? 0, searched: (searched.result as { value: number } | undefined)?.value ?? 0 })
      }
      transaction.onerror = () => reject(transaction.error)
    }
  })
}

/**
 * Notes that names and advisories changed, and wakes the worker by a change of settings that removes nothing. `feed`: the one that there is where
 * nothing is set.
 */
export function compileAnew(feed: string): Promise<void> {
  interface Storage {
    get(key: string): Promise<Record<string, { hoverDelay?: number } | undefined>>
    set(items: object): Promise<void>
  }
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('caveat')
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('meta', 'readwrite')
      const meta = transaction.objectStore('meta')
      const reading = meta.get('names')
      reading.onsuccess = () => {
        meta.put({ key: 'names', value: ((reading.result as { value: number } | undefined)?.value ?? 0) + 1 })
        meta.put({ key: 'unsearched', value: 0, ids: null })
      }
      transaction.oncomplete = () => {
        opening.result.close()
        const { local } = (globalThis as unknown as { chrome: { storage: { local: Storage } } }).chrome.storage
        void local
          .get('settings')
          .then(({ settings }) => {
            const hoverDelay = settings?.hoverDelay === 251 ? 252 : 251
            return local.set({ settings: { version: 1, feeds: [{ url: feed }], ...settings, hoverDelay } })
          })
          .then(resolve, reject)
      }
    }
  })
}
