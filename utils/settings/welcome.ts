import * as v from 'valibot'
import { browser } from '../platform/browser'

/* Whether a person was shown how Caveat works. Kept beside the settings: it is no choice of theirs that another machine should have. */

const KEY = 'welcome'

const welcomeSchema = v.object({ version: v.literal(1), shown: v.boolean() })

/** True until the page of welcome was opened or put away. */
export async function isWelcomeDue(): Promise<boolean> {
  const kept = v.safeParse(welcomeSchema, (await browser.storage.local.get(KEY))[KEY])
  return !(kept.success && kept.output.shown)
}

export async function keepWelcomeShown(): Promise<void> {
  const shown: v.InferOutput<typeof welcomeSchema> = { version: 1, shown: true }
  await browser.storage.local.set({ [KEY]: shown })
}
