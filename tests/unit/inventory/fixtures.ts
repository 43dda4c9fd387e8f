import { readdirSync, readFileSync } from 'node:fs'
import { readCatalogue } from '../../../utils/feeds'
import { compileNames, matchRow, readInventory, type Inventory, type InventoryRow } from '../../../utils/inventory'

const folder = new URL('../../fixtures/inventory/', import.meta.url)

export const FIXTURES = readdirSync(folder)

export function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)))
}

/** A fixture as it is read by its content alone. */
export function fixture(name: string): Inventory {
  return read(bytesOf(name))
}

export function read(content: Uint8Array | string, fileName = ''): Inventory {
  const inventory = readInventory(content, fileName)
  if (!inventory.ok) throw new Error(`${inventory.error.code}: ${inventory.error.detail}`)
  return inventory.value
}

const catalogue = readCatalogue(JSON.parse(readFileSync(new URL('../../../public/catalogue.json', import.meta.url), 'utf8')))

/** The bundled catalogue, and a few names of which it has none. */
export const names = compileNames([
  ...catalogue,
  { name: 'org.apache.logging.log4j:log4j-core', type: 'Library' },
  { name: 'lodash', type: 'Library' },
  { name: 'Exchange', type: 'Service', vendor: 'Contoso' },
  { name: 'LockBit', type: 'Malware' },
  { name: 'Microsoft 365 Apps', type: 'Product', vendor: 'Microsoft' },
  { name: 'Ivanti Avalanche', type: 'Product' },
])

/** What a row comes to, in a line: `= Vendor/Name` matched, `? Vendor/Name | …` to decide, `-` unknown. */
export function outcome(row: InventoryRow): string {
  const match = matchRow(row, names)
  const called = ({ name, vendor }: { name: string; vendor?: string }) => (vendor ? `${vendor}/${name}` : name)
  if (match.state === 'unknown') return '-'
  return match.state === 'matched' ? `= ${called(match.name)}` : `? ${match.candidates.map(called).join(' | ')}`
}
