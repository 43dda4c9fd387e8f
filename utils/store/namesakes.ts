import { entityId, slug, type EntityType, type SeverityBand } from '../advisories'
import type { EntityNames, Standing } from './rows'

/*
 * Half of all feeds leave the vendor out, or write it into the product's name: "Ivanti Connect Secure" without a vendor is Ivanti's
 * Connect Secure. Each keeps its own row, so that nothing hangs on which feed came first; what is asked about one is answered
 * for all of them.
 */

/** What an entity's name is looked up by: the whole name and, where a vendor is stated, the product's own name. */
export function nameKeys(entity: { name: string; type: EntityType; vendor: string }): string[] {
  const id = entityId(entity)
  const [vendor, own] = id.slice(id.indexOf(':') + 1).split('/')
  const kind = id.slice(0, id.indexOf(':') + 1)
  return own === undefined ? [id] : [`${kind}${vendor}-${own}`, kind + own]
}

/** Entities grouped by what they are: rows of one whole name, and a row without a vendor with the only vendor's product so called. */
export function groupNamesakes<Row extends EntityNames>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) add(groups, row.nameKeys[0] ?? row.key, row)
  const byOwnName = new Map<string, Set<string>>()
  for (const row of rows) {
    const [whole, own] = row.nameKeys
    if (whole !== undefined && own !== undefined) byOwnName.set(own, (byOwnName.get(own) ?? new Set()).add(whole))
  }
  for (const [own, wholes] of byOwnName) {
    const [whole] = wholes
    const vendorless = groups.get(own)
    if (!vendorless || wholes.size !== 1 || whole === undefined || whole === own) continue
    groups.get(whole)?.push(...vendorless)
    groups.delete(own)
  }
  return [...groups.values()]
}

function add<Row>(groups: Map<string, Row[]>, key: string, row: Row): void {
  const group = groups.get(key)
  if (group) group.push(row)
  else groups.set(key, [row])
}

/** The row that stands for a group: one whose feed gave it an id of its own, else one with a vendor, else the first. */
export function principal<Row extends EntityNames>(group: readonly Row[]): Row | undefined {
  return group.find((row) => row.id !== row.key) ?? group.find((row) => slug(row.vendor) !== '') ?? group[0]
}

/** What several rows come to together. */
export function unitedStanding(standings: readonly Standing[]): Standing {
  const united: Standing = {}
  for (const standing of standings) {
    for (const [band, { last, count }] of Object.entries(standing) as [SeverityBand, { last: string; count: number }][]) {
      const known = united[band]
      united[band] = { last: known && known.last > last ? known.last : last, count: count + (known?.count ?? 0) }
    }
  }
  return united
}
