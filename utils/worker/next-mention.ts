import { page } from '../messaging/client'
import { framesToWalk, keepWalked } from '../platform/tab-mentions'

/**
 * The keyboard command: opens the card of the next name with something recent in a tab, in the frame that fills it first, then in
 * its frames one after another, and round again.
 */
export async function showNextMention(tabId: number): Promise<void> {
  const { frames, walked } = await framesToWalk(tabId)
  const at = Math.max(0, frames.indexOf(walked))
  // Ends where it began, since there the names before the last one shown are left.
  const round = [...frames.slice(at), ...frames.slice(0, at + 1)]
  for (const [step, frameId] of round.entries()) {
    // A frame that went meanwhile has nobody to answer.
    const shown = await page.showNextMention(tabId, frameId, step > 0).catch(() => false)
    if (shown) return keepWalked(tabId, frameId)
  }
}
