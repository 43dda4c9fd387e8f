import { keepStoreCheck, lastStoreCheck } from '../platform/store-check'
import { damageIn, rebuildStore, tidySpare, type Store } from '../store'

/**
 * Looks once in each run of the browser whether the store is whole, and makes it anew where it is not: it is a copy of what feeds say,
 * and what a person set is kept elsewhere. Gives whether it was whole.
 */
export async function soundStore({ store }: { store: () => Promise<Store> }, name?: string): Promise<boolean> {
  return await navigator.locks.request('caveat-sound-store', async () => {
    if ((await lastStoreCheck()) !== undefined) return true
    const opened = await store()
    const damage = await damageIn(opened)
    if (damage.length === 0) await tidySpare(opened, name)
    else await rebuildStore(opened, name)
    await keepStoreCheck(damage)
    return damage.length === 0
  })
}
