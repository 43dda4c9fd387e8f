/** Query parameters that carry keys by their names. */
const SECRET_NAME = /key|token|secret|auth|sig|pass|pwd|credential|session|code|jwt|sas\b|hash/i
/** Long runs of letters and digits mixed, as keys are and as words and dates are not. */
const SECRET_LOOK = /^(?=.*\d)(?=.*[a-z])[\w+/=~-]{20,}$/i

/**
 * An address as it may be kept and shown: without user, password and fragment, and with `…` for whatever may be a key, by its name or by
 * its look, in the query and in the path. It rather hides too much: the log is to say where a request went.
 */
export function loggedAddress(address: string): string {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  const path = url.pathname.split('/').map((part) => (looksSecret(part) ? '…' : part))
  const query = [...url.searchParams].map(([name, value]) => {
    const shown = SECRET_NAME.test(name) || looksSecret(value) ? '…' : encodeURIComponent(value)
    return `${encodeURIComponent(name)}=${shown}`
  })
  return `${url.origin}${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`.slice(0, 2_048)
}

/** File names with an ending, and advisory ids, whose parts are short, are no keys. */
function looksSecret(text: string): boolean {
  return SECRET_LOOK.test(text) && text.split(/[-_.]/).some((part) => part.length >= 12 && /\d/.test(part) && /[a-z]/i.test(part))
}
