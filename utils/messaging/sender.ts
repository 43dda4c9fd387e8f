import type { TabFrame } from '../platform/tab-mentions'

/* Who sent a message, as the browser says. */

/** As much of `runtime.MessageSender` as the checks read. */
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined } | undefined
  frameId?: number | undefined
  documentId?: string | undefined
}

/** Where this extension lives: its id and its pages' base address (`chrome-extension://…/`). */
export interface Self {
  id: string
  base: string
}

/** What content scripts run in: pages of the web, and the frames that those write themselves, which have no address of their own. */
const PAGE_ADDRESS = /^(https?|about|data|blob):/

/** True for a content script of this extension in a tab's web page or in a frame of one. */
export function isPage(sender: Sender, self: Self): boolean {
  const { id, tab, url = '', origin = '' } = sender
  if (id !== self.id || tab?.id === undefined || !PAGE_ADDRESS.test(url)) return false
  // A frame without an address in one of this extension's own pages has that page's origin.
  return !`${origin}/`.startsWith(self.base) && !url.startsWith(`blob:${self.base}`)
}

/** True for one of this extension's own pages. */
export function isExtensionPage(sender: Sender, self: Self): boolean {
  return sender.id === self.id && (sender.url ?? '').startsWith(self.base)
}

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
