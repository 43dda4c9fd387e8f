import { page } from '../messaging/client'
import { framesToWalk, keepWalked } from '../platform/tab-mentions'

/** The commands that walk on and back, as the manifest names them. */
export const NEXT_MENTION = 'next-mention'
export const PREVIOUS_MENTION = 'previous-mention'

/**
 * The keyboard commands: opens the card of the next name with something recent in a tab, or of the one before, in the frame that
 * fills it first, then in its frames one after another, and round again.
 */
export async function showNextMention(tabId: number, backwards = false): Promise<void> {
  const { frames, walked } = await framesToWalk(tabId)
  const order = backwards ? frames.toReversed() : frames
  const at = Math.max(0, order.indexOf(walked))
  // Ends where it began, since there the names before the last one shown are left.
  const round = [...order.slice(at), ...order.slice(0, at + 1)]
  for (const [count, frameId] of round.entries()) {
    const step = { fromStart: count > 0, backwards }
    // A frame that went meanwhile has nobody to answer.
    const shown = await page.showNextMention(tabId, frameId, step).catch(() => false)
    if (shown) return keepWalked(tabId, frameId)
  }
}

/** Opens the card of a name in the first frame of a tab that shows it; the commands go on from there. */
export async function showMention(tabId: number, id: string): Promise<void> {
  for (const frameId of (await framesToWalk(tabId)).frames) {
    const shown = await page.showMention(tabId, frameId, id).catch(() => false)
    if (shown) return keepWalked(tabId, frameId)
  }
}
