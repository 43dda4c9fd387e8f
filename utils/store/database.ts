import { openDB, wrap, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb'
import type { Newest } from '../search'
import { likenessOf } from './clusters'
import type {
  AdvisoryRow,
  ArticleRow,
  DocumentRow,
  EntityRow,
  EpssRow,
  FeedRow,
  LexiconRow,
  RecordRow,
  RequestRow,
  SeenRow,
  SegmentName,
} from './rows'
import type { AlertState } from './alerts'
import type { ApartPair } from './kept-apart'
import type { Renamed } from './rename'
import { openSpare } from './spare'

/*
 * The IndexedDB schema and its upgrades. A released version is never edited: a change is a new step, tried in tests/store on a
 * database made by every step before it.
 */

export const DATABASE = 'caveat'
export const SCHEMA_VERSION = 5

interface Schema extends DBSchema {
  feeds: { key: string; value: FeedRow }
  records: { key: [string, string]; value: RecordRow; indexes: { byMergeKey: string; byLikeness: string } }
  advisories: {
    key: string
    value: AdvisoryRow
    indexes: { byChanged: string; byAffected: string; byMentioned: string; byIdentifier: string }
  }
  entities: { key: string; value: EntityRow; indexes: { byId: string; byName: string } }
  lexicons: { key: string; value: LexiconRow }
  meta: { key: string; value: MetaRow }
  seen: { key: string; value: SeenRow }
  documents: { key: [string, string]; value: DocumentRow; indexes: { byState: [string, string, number] } }
  epss: { key: string; value: EpssRow }
  articles: { key: [string, string]; value: ArticleRow }
  requests: { key: number; value: Omit<RequestRow, 'key'> & { key?: number } }
}

/** Counters that have to change together with the rows they speak of. */
export interface MetaRow {
  /**
   * `names` counts changes to the names that a lexicon is compiled from, `articles` changes to the articles that news is made of, `searched`
   * how often what is searched was compiled, `newest` how many advisories that were, `unsearched` how many still are to be, `renamed` how many
   * advisories got another id, `alerts` how much happened that nobody was told of yet, `outdated` when what is outdated was last removed,
   * `keptApart` how many pairs of records are.
   */
  key: 'names' | 'articles' | 'searched' | 'newest' | 'unsearched' | 'renamed' | 'alerts' | 'outdated' | 'keptApart'
  value: number
  /** Of `searched`: the rows of what was compiled, the older first. */
  segments?: SegmentName[]
  /** Of `unsearched`: which; null for all of them. */
  ids?: string[] | null
  /** Of `newest`: which were the newest. */
  newest?: Newest
  /** Of `renamed`: which; not there while that is still to be done. */
  renamed?: Renamed[]
  /** Of `alerts`: what happened, and what was told. */
  alerts?: AlertState
  /** Of `keptApart`: which. */
  pairs?: ApartPair[]
}

export type StoreName =
  'feeds' | 'records' | 'advisories' | 'entities' | 'lexicons' | 'meta' | 'seen' | 'documents' | 'requests' | 'epss' | 'articles'
export type Store = IDBPDatabase<Schema>
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>

type UpgradeTransaction = IDBPTransaction<Schema, StoreName[], 'versionchange'>
type UpgradeStore = IDBPObjectStore<Schema, StoreName[], 'records', 'versionchange'>

/** `UPGRADES[n]` takes the schema from version n to n + 1. */
const UPGRADES: ((store: Store, transaction: UpgradeTransaction) => void)[] = [
  (store) => {
    store.createObjectStore('feeds', { keyPath: 'url' })
    store.createObjectStore('records', { keyPath: ['feed', 'id'] }).createIndex('byMergeKey', 'mergeKeys', { multiEntry: true })
    const advisories = store.createObjectStore('advisories', { keyPath: 'id' })
    advisories.createIndex('byChanged', 'changed')
    advisories.createIndex('byAffected', 'affects', { multiEntry: true })
    advisories.createIndex('byMentioned', 'mentions', { multiEntry: true })
    advisories.createIndex('byIdentifier', 'identifiers', { multiEntry: true })
    const entities = store.createObjectStore('entities', { keyPath: 'key' })
    entities.createIndex('byId', 'id')
    entities.createIndex('byName', 'nameKeys', { multiEntry: true })
    store.createObjectStore('lexicons', { keyPath: 'name' })
    store.createObjectStore('meta', { keyPath: 'key' })
  },
  (store) => void store.createObjectStore('seen', { keyPath: 'key' }),
  (store) => {
    const documents = store.createObjectStore('documents', { keyPath: ['feed', 'url'] })
    documents.createIndex('byState', ['feed', 'state', 'order'])
    store.createObjectStore('requests', { keyPath: 'key', autoIncrement: true })
    store.createObjectStore('epss', { keyPath: 'id' })
    store.createObjectStore('articles', { keyPath: ['feed', 'id'] })
  },
  (_store, transaction) => {
    const records = transaction.objectStore('records')
    records.createIndex('byLikeness', 'likenessKeys', { multiEntry: true })
    void addLikenessKeys(records)
  },
  (_store, transaction) => void transaction.objectStore('meta').put({ key: 'renamed', value: 0 }),
]

/** Records that are in memory at a time while all are upgraded. */
const AT_ONCE = 500

/** Records that feeds do not change are not written again, so that those held need their keys now. */
async function addLikenessKeys(records: UpgradeStore): Promise<void> {
  let after: IDBKeyRange | null = null
  for (;;) {
    const rows = await records.getAll(after, AT_ONCE)
    for (const row of rows) {
      const { likenessKeys } = likenessOf(row.advisory)
      if (likenessKeys) void records.put({ ...row, likenessKeys })
    }
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = IDBKeyRange.lowerBound([last.feed, last.id], true)
  }
}

/**
 * Opens the store, upgrading it where needed. Only the extension's own pages and worker may: in a content script `indexedDB` is
 * the page's. Where the browser cannot open it any more (damaged files) the spare one is opened; rejects where that fails too, as with a
 * full disk. `onLost` is called when the connection is gone.
 */
export async function openStore(name = DATABASE, onLost: () => void = () => undefined): Promise<Store> {
  const upgrade = (store: Store, oldVersion: number, transaction: UpgradeTransaction) => {
    for (const step of UPGRADES.slice(oldVersion)) step(store, transaction)
  }
  let store: Store
  try {
    store = await openDB<Schema>(name, SCHEMA_VERSION, {
      upgrade: (opened, oldVersion, _newVersion, transaction) => upgrade(opened, oldVersion, transaction),
    })
  } catch (trouble) {
    if (!(trouble instanceof DOMException && trouble.name === 'UnknownError')) throw trouble
    const upgradeSpare = (request: IDBOpenDBRequest, oldVersion: number) =>
      upgrade(wrap(request.result) as unknown as Store, oldVersion, wrap(request.transaction as IDBTransaction) as never)
    store = await openSpare<Schema>(name, SCHEMA_VERSION, upgradeSpare, trouble)
  }
  store.addEventListener('versionchange', () => {
    // Another context wants to upgrade or delete it: holding on would block that until this page closes.
    store.close()
    onLost()
  })
  store.addEventListener('close', onLost)
  return store
}

/** A store that is opened when first asked for, shared, and opened again after its connection was lost or could not be made. */
export function sharedStore(name = DATABASE): () => Promise<Store> {
  let open: Promise<Store> | undefined
  const lose = () => {
    open = undefined
  }
  return () => {
    if (!open) {
      open = openStore(name, lose)
      open.catch(lose)
    }
    return open
  }
}
