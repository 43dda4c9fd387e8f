import { VENDOR_ABBREVIATIONS } from './brands'
import { Entries } from './entries'
import type { LexiconEntity } from './entity'
import { isUsableId } from './id-table'
import { MAX_ENTITIES, NEED_SHIFT, VENDOR_ONLY } from './layout'
import { addIdentifiers, addName } from './names'
import { STRICT } from './needs'
import { surfacesOf } from './surfaces'
import { Vendors } from './vendor-groups'
import { write } from './write'

/**
 * Compiles names into one buffer that `openLexicon` reads in place. The same entities in the same order always give the same
 * bytes. Entities beyond the first 1,048,575, ids beyond 1,000 UTF-8 bytes and names that are no names ("n/a", "4.6.2") are
 * left out. Where two entities share a name, the one given first is preferred.
 */
export function compileLexicon(entities: LexiconEntity[]): ArrayBuffer {
  const usable = entities.filter(({ id }) => isUsableId(id))
  const vendors = new Vendors(usable)
  const indexOfId = new Map<string, number>()
  const groups = new Uint32Array(usable.length)
  const entries = new Entries(usable.length + 1_024)
  addIdentifiers(entries)
  const identifiers = entries.count
  const derived = new Entries(usable.length)
  for (const entity of usable) {
    let index = indexOfId.get(entity.id)
    if (index === undefined) {
      index = indexOfId.size
      if (index >= MAX_ENTITIES - 1) continue
      indexOfId.set(entity.id, index)
    }
    const group = vendors.groupOf(entity)
    if (group !== undefined && groups[index] === 0) groups[index] = group + 1
    for (const surface of surfacesOf(entity)) addName(surface.derived ? derived : entries, surface, entity, index)
  }
  entries.append(derived)
  for (const { name, group } of vendors.unnamed()) {
    addName(entries, { text: name, derived: false }, { id: '', name, type: 'Company' }, group, VENDOR_ONLY)
  }
  for (const [vendor, abbreviations] of Object.entries(VENDOR_ABBREVIATIONS)) {
    const group = vendors.groupOf({ id: '', name: vendor, type: 'Company' })
    if (group === undefined) continue
    for (const text of abbreviations) {
      const company: LexiconEntity = { id: '', name: text, type: 'Company' }
      addName(entries, { text, derived: true }, company, group, VENDOR_ONLY | (STRICT << NEED_SHIFT))
    }
  }
  const ids = [...indexOfId.keys()]
  return write({ entries, identifiers, ids, groups: groups.subarray(0, ids.length), groupCount: vendors.count })
}
