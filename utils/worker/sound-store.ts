import { browser } from '../platform/browser'
import { damageIn, rebuildStore, tidySpare, type Store } from '../store'

/** What was found to be wrong. Session storage goes with the browser, and files are damaged while it does not run. */
const CHECKED = 'storeChecked'

/**
 * Looks once in each run of the browser whether the store is whole, and makes it anew where it is not: it is a copy of what feeds say,
 * and what a person set is kept elsewhere. Gives whether it was whole.
 */
export async function soundStore({ store }: { store: () => Promise<Store> }, name?: string): Promise<boolean> {
  return await navigator.locks.request('caveat-sound-store', async () => {
    if ((await browser.storage.session.get(CHECKED))[CHECKED] !== undefined) return true
    const opened = await store()
    const damage = await damageIn(opened)
    if (damage.length === 0) await tidySpare(opened, name)
    else await rebuildStore(opened, name)
    await browser.storage.session.set({ [CHECKED]: damage.slice(0, 20) })
    return damage.length === 0
  })
}
