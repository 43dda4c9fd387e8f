import { entityId, slug } from '../advisories'
import { compileLexicon, LAYOUT_VERSION, type LexiconEntity } from '../lexicon'
import type { WatchedEntity } from '../settings'
import {
  entityNames,
  groupNamesakes,
  lexiconRow,
  nameKeys,
  namesVersion,
  principal,
  putLexicons,
  type EntityNames,
  type Store,
} from '../store'

/** Names that are known without any advisory, so that a name is recognised before something happens to it. */
export interface Catalogue {
  /** Changes when its names do; asked at every start, so that `load` need not be. */
  version: string
  load: () => Promise<LexiconEntity[]>
}

/**
 * Compiles the lexicons anew where what they are made of changed: the public one of everything that public feeds and the
 * catalogue name, which pages get, and the private one of what only the watch list and private feeds name, which never leaves the
 * worker. Gives the public one's version, which changes whenever its names do.
 */
export async function refreshLexicons(store: Store, catalogue: Catalogue, watchlist: WatchedEntity[]): Promise<number> {
  const [publicRow, privateRow, namesState] = await Promise.all([
    lexiconRow(store, 'public'),
    lexiconRow(store, 'private'),
    namesVersion(store),
  ])
  // What an older release compiled may be laid out otherwise.
  const publicSource = `${LAYOUT_VERSION}/${namesState}/${catalogue.version}`
  const privateSource = `${publicSource}/${JSON.stringify(watchlist)}`
  if (publicRow?.source === publicSource && privateRow?.source === privateSource) return publicRow.version
  const [rows, known] = await Promise.all([entityNames(store), catalogue.load()])
  const names = publicNames(rows, known)
  const open = compileLexicon(names)
  const secret = privateNames(rows, names, watchlist)
  // Names that only private feeds changed must not start the pages anew: the version follows the buffer.
  const version = publicRow && sameBytes(publicRow.buffer, open) ? publicRow.version : (publicRow?.version ?? 0) + 1
  await putLexicons(store, [
    { name: 'public', buffer: open, size: names.length, version, source: publicSource },
    {
      name: 'private',
      buffer: compileLexicon(secret),
      size: secret.length,
      version: (privateRow?.version ?? 0) + 1,
      source: privateSource,
    },
  ])
  return version
}

/** All that public feeds and the catalogue name. */
export async function publicEntities(store: Store, catalogue: Catalogue): Promise<LexiconEntity[]> {
  return publicNames(...(await Promise.all([entityNames(store), catalogue.load()])))
}

function sameBytes(a: ArrayBuffer, b: ArrayBuffer): boolean {
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)]
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}

function publicNames(rows: EntityNames[], catalogue: LexiconEntity[]): LexiconEntity[] {
  const groups = groupNamesakes(rows.filter((row) => !row.private))
  const known = new Set(groups.flat().flatMap((row) => row.nameKeys.slice(0, 1)))
  const further = catalogue.filter((entity) => !known.has(nameKeys({ ...entity, vendor: entity.vendor ?? '' })[0] ?? ''))
  return [...groups.flatMap(toLexiconEntity), ...further]
}

function privateNames(rows: EntityNames[], known: LexiconEntity[], watchlist: WatchedEntity[]): LexiconEntity[] {
  const publicly = new Set(known.flatMap((entity) => spellings(entity)))
  const watched = watchlist.flatMap((entity): LexiconEntity[] => {
    const isKnown = (name: string) => spellings({ ...entity, name, aliases: [] }).some((key) => publicly.has(key))
    const [name, ...aliases] = [entity.name, ...entity.aliases].filter((each) => !isKnown(each))
    return name === undefined ? [] : [{ id: entityId(entity), name, type: entity.type, vendor: entity.vendor, aliases }]
  })
  const held = groupNamesakes(rows.filter((row) => row.private)).flatMap(toLexiconEntity)
  const aliased = rows.flatMap(({ id, type, private: hidden, privateAliases: [name, ...aliases] }) =>
    hidden || name === undefined ? [] : [{ id, name, type, aliases }],
  )
  const ids = new Set(held.map((entity) => entity.id))
  return [...held, ...aliased, ...watched.filter((entity) => !ids.has(entity.id))]
}

function toLexiconEntity(group: EntityNames[]): LexiconEntity[] {
  const row = principal(group)
  if (!row) return []
  const vendor = group.find((each) => each.vendor)?.vendor
  const names = new Set(group.flatMap((each) => [each.name, ...each.aliases]))
  names.delete(row.name)
  return [{ id: row.id, name: row.name, type: row.type, vendor, aliases: [...names] }]
}

function spellings({ name, aliases = [], vendor }: { name: string; aliases?: string[]; vendor?: string | undefined }): string[] {
  return [name, ...aliases].flatMap((each) => (vendor ? [slug(each), slug(`${vendor} ${each}`)] : [slug(each)]))
}
