import * as v from 'valibot'
import { browser } from '../platform/browser'
import { isAccessKey } from './access-key'

/* Keys for feeds, by the feeds' addresses. Kept beside the settings and not in them: a settings file is made to be passed on. */

const KEY = 'feedKeys'

const feedKeysSchema = v.object({
  version: v.literal(1),
  keys: v.record(v.string(), v.pipe(v.string(), v.check(isAccessKey))),
})

export async function loadFeedKeys(): Promise<Map<string, string>> {
  const kept = v.safeParse(feedKeysSchema, (await browser.storage.local.get(KEY))[KEY])
  return new Map(kept.success ? Object.entries(kept.output.keys) : [])
}

/** Keeps a feed's key; null forgets it. */
export function keepFeedKey(url: string, key: string | null): Promise<void> {
  return change((keys) => (key === null ? keys.delete(url) : keys.set(url, key)))
}

/** Forgets the keys of all feeds but these. */
export function forgetKeysOfOthers(urls: readonly string[]): Promise<void> {
  return change((keys) => {
    for (const url of keys.keys()) if (!urls.includes(url)) keys.delete(url)
  })
}

async function change(make: (keys: Map<string, string>) => unknown): Promise<void> {
  await navigator.locks.request('caveat-feed-keys', async () => {
    const keys = await loadFeedKeys()
    const before = JSON.stringify([...keys])
    make(keys)
    if (JSON.stringify([...keys]) !== before)
      await browser.storage.local.set({ [KEY]: { version: 1, keys: Object.fromEntries(keys) } })
  })
}
