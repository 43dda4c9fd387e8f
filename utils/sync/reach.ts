import { feedAddress } from '../settings/settings'

/** Whether an address is one on this machine, which needs no network. */
export function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname)
}

/**
 * Whether a document of a feed may lead to this address at all: https, or this machine for feeds that are on it themselves. A feed from
 * elsewhere must not have the extension ask the programs that run here.
 */
export function mayLeadTo(address: string, feed: string): boolean {
  return feedAddress(address) !== undefined && (!isLoopback(address) || isLoopback(feed))
}

/** Whether an address may be read for a feed: one of its own origin, or of a site that access was granted to. */
export async function mayRead(address: string, feed: string, mayFetch: (url: string) => Promise<boolean>): Promise<boolean> {
  if (!mayLeadTo(address, feed)) return false
  return new URL(address).origin === new URL(feed).origin || (await mayFetch(address))
}
