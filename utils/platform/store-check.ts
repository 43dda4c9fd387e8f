import * as v from 'valibot'
import { browser } from './browser'

/** What was found to be wrong. Session storage goes with the browser, and files are damaged while it does not run. */
const CHECKED = 'storeChecked'

/** More faults than these say nothing new. */
const MOST = 20

const checkSchema = v.fallback(v.array(v.string()), [])

/** What was wrong with the store when it was looked at in this run of the browser; undefined before that. */
export async function lastStoreCheck(): Promise<string[] | undefined> {
  const kept = (await browser.storage.session.get(CHECKED))[CHECKED]
  return kept === undefined ? undefined : v.parse(checkSchema, kept)
}

/** Keeps what was found, in a few words each; nothing for a store that is whole. */
export async function keepStoreCheck(damage: readonly string[]): Promise<void> {
  await browser.storage.session.set({ [CHECKED]: damage.slice(0, MOST) })
}
