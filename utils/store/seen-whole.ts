import type { Store } from './database'
import { lastSeen, nameStanding, newsOf } from './seen'
import { extentOf } from './standing'

/**
 * Notes of which of these names the person was shown all there is; what it gives, called after a change that is no news, keeps that they
 * were. For names, entity ids and identifiers.
 */
export async function seenWhole(store: Store, names: readonly string[], now: Date): Promise<() => Promise<void>> {
  const whole: { name: string; at: string }[] = []
  for (const name of names) {
    const { keys, standing } = await nameStanding(store, name)
    const seen = await lastSeen(store, keys)
    if (seen && newsOf(standing, seen, now) === undefined) whole.push({ name, at: seen.at })
  }
  return async () => {
    for (const { name, at } of whole) {
      const { keys, standing } = await nameStanding(store, name)
      const extent = extentOf(standing)
      const transaction = store.transaction('seen', 'readwrite')
      await Promise.all([...keys.map((key) => transaction.store.put({ key, at, ...extent })), transaction.done])
    }
  }
}
