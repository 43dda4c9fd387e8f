/** The vendor and product of a CPE 2.3 name, in words. */
export interface CpeProduct {
  part: 'application' | 'operatingSystem' | 'hardware'
  vendor: string
  product: string
  /** Empty for any. */
  version: string
}

const PARTS = { a: 'application', o: 'operatingSystem', h: 'hardware' } as const

/** Reads a CPE 2.3 formatted string (NISTIR 7695, section 6.2); undefined for anything else. */
export function readCpe(name: string): CpeProduct | undefined {
  const [prefix, versionOfCpe, part = '', vendor = '', product = '', version = ''] = name.split(/(?<!\\):/)
  if (prefix !== 'cpe' || versionOfCpe !== '2.3' || !Object.hasOwn(PARTS, part)) return undefined
  const words = (text: string) => text.replace(/\\(.)/g, '$1').replaceAll('_', ' ')
  const stated = version === '*' || version === '-' ? '' : version.replace(/\\(.)/g, '$1')
  return { part: PARTS[part as keyof typeof PARTS], vendor: words(vendor), product: words(product), version: stated }
}
