import { readCatalogue } from '../../utils/feeds/catalogue'
import type { KnownName } from '../../utils/inventory'
import { bundledJson } from '../../utils/platform/bundled'
import { allEntities, type Store } from '../../utils/store'

/** All names that a list may mean: those of the store, with what only private feeds call them, and those of the catalogue. */
export async function liveKnownNames(store: Store): Promise<KnownName[]> {
  const [rows, catalogue] = await Promise.all([allEntities(store), bundledJson('/catalogue.json')])
  const named = rows.map(({ name, type, vendor, aliases, privateAliases }) => {
    return { name, type, vendor, aliases: [...aliases, ...privateAliases] }
  })
  return [...named, ...readCatalogue(catalogue)]
}
