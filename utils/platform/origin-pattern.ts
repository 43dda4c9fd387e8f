/** The match pattern that covers an address's host, on all of its ports, as browsers grant access by it. */
export function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url)
  return `${protocol}//${hostname}/*`
}
