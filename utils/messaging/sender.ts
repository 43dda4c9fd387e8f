import type { TabFrame } from '../platform/tab-mentions'
import type { Sender } from './boundary'

/** The frame that a content script's message comes from. Only the browser says this, never the message itself. */
export function frameOf(sender: Sender): TabFrame {
  return { tabId: sender.tab?.id ?? -1, frameId: sender.frameId ?? 0, document: sender.documentId ?? '' }
}

/**
 * The hosts that a content script's page belongs to: the one that the tab shows, and in a frame also its own. Frames without an
 * address of their own have an origin; sandboxed ones have an address and no origin. Empty string where there is neither.
 */
export function hostsOf(sender: Sender): string[] {
  return [...new Set([sender.tab?.url, sender.origin, sender.url].map(hostOf))]
}

/** The site that a content script's page is of: its own, or the tab's where it has no address of its own. */
export function siteOf(sender: Sender): string {
  return [sender.origin, sender.url, sender.tab?.url].map(hostOf).find((host) => host !== '') ?? ''
}

function hostOf(address: string | undefined): string {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined
  return url && /^https?:$/.test(url.protocol) ? url.hostname : ''
}
