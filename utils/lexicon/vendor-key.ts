import { withoutLegalForm } from './legal-form'
import { lettersOf } from './letters'
import { ownerOf } from './renamed'

/** What the names of one vendor have in common: whom it belongs to, by its plain key. */
export function vendorKey(name: string): string {
  return ownerOf(plainVendorKey(name))
}

/** What two spellings of one vendor's name have in common: letters and digits without the legal form. */
export function plainVendorKey(name: string): string {
  return lettersOf(withoutLegalForm(name).normalize('NFKD'))
}

/** Whether a product is called like its vendor; looks closer only where both begin alike. */
export function isSameVendor(vendor: string, text: string): boolean {
  const begins = (name: string) => name.charAt(/^the\s/i.test(name) ? 4 : 0).toLowerCase()
  return begins(vendor) === begins(text) && vendorKey(vendor) === vendorKey(text)
}
