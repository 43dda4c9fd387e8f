/** Characters of a host name at the most (RFC 1035, 2.3.4). */
const LONGEST = 253

/**
 * The domain of a site as a person types or pastes it: `Fortinet.com`, `www.fortinet.com` and `https://www.fortinet.com/support`
 * are all `fortinet.com`. Undefined for what is neither a host name nor an address of the web.
 */
export function siteDomain(text: string): string | undefined {
  const typed = text.trim()
  const address = typed.includes('://') ? typed : `https://${typed}`
  if (typed === '' || !URL.canParse(address)) return undefined
  const { protocol, hostname, username } = new URL(address)
  // A trailing dot only says that the name is whole.
  const host = hostname.replace(/\.$/, '')
  if (!/^https?:$/.test(protocol) || username !== '' || host.length > LONGEST || !/^[^.]+(\.[^.]+)*$/.test(host)) return undefined
  return /^www\.[^.]+\./.test(host) ? host.slice('www.'.length) : host
}
