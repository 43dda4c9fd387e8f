import type { LexiconEntity } from './entity'
import { ENTITY_MASK } from './layout'
import { plainVendorKey } from './vendor-key'
import { ownedVendors, ownerOf } from './renamed'

/** The vendors, numbered, so that a product and its vendor's company agree whichever way a feed spells the vendor. */
export class Vendors {
  private readonly groups = new Map<string, number>()
  private readonly plainKeys = new Map<string, string>()
  /** Companies, by their plain keys: their names are listed as their own. */
  private readonly named = new Set<string>()
  private readonly vendors = new Set<string>()

  constructor(entities: LexiconEntity[]) {
    for (const { type, name, aliases, vendor } of entities) {
      if (vendor) this.vendors.add(vendor)
      if (type !== 'Company') continue
      this.join([name, ...(aliases ?? [])])
      this.named.add(this.plainKeyOf(name))
    }
    for (const vendor of this.vendors) this.join([vendor])
  }

  get count(): number {
    return this.groups.size
  }

  groupOf({ vendor, type, name }: LexiconEntity): number | undefined {
    if (vendor) return this.groups.get(this.keyOf(vendor))
    return type === 'Company' ? this.groups.get(this.keyOf(name)) : undefined
  }

  /** Vendors that no company entity stands for, and brands that belong to a vendor: their names help to believe a product's. */
  unnamed(): { name: string; group: number }[] {
    const named = new Set(this.named)
    const found: { name: string; group: number }[] = []
    const add = (name: string, plain: string) => {
      const group = this.groups.get(ownerOf(plain))
      if (group === undefined || group >= ENTITY_MASK || named.has(plain)) return
      named.add(plain)
      found.push({ name, group })
    }
    for (const vendor of this.vendors) add(vendor, this.plainKeyOf(vendor))
    for (const [name, plain] of ownedVendors()) add(name, plain)
    return found
  }

  private join(names: string[]): void {
    const keys = names.map((name) => this.keyOf(name)).filter((key) => key.length > 1)
    const group = keys.map((key) => this.groups.get(key)).find((found) => found !== undefined) ?? this.groups.size
    for (const key of keys) if (!this.groups.has(key)) this.groups.set(key, group)
  }

  private keyOf(name: string): string {
    return ownerOf(this.plainKeyOf(name))
  }

  private plainKeyOf(name: string): string {
    const known = this.plainKeys.get(name)
    if (known !== undefined) return known
    const key = plainVendorKey(name)
    this.plainKeys.set(name, key)
    return key
  }
}
