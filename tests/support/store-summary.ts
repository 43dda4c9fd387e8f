import { damageIn, openStore, type FeedRow } from '../../utils/store'

/** What the store holds of a feed of editions (editions.ts), and whether it is whole. */
export interface StoreSummary {
  /** What does not fit together; empty where all does. */
  damage: string[]
  records: number
  advisories: number
  /** The numbers of the editions that records and advisories are of: more than one is a torn store. */
  editions: number[]
  /** How many advisories the entities count. */
  counted: number
  row: FeedRow | undefined
}

/** Reads the store with the code that the extension has. */
export async function summaryOf(feed: string): Promise<StoreSummary> {
  const store = await openStore()
  try {
    const [damage, records, advisories, entities, row] = await Promise.all([
      damageIn(store),
      store.getAll('records', IDBKeyRange.bound([feed], [feed, []])),
      store.getAll('advisories'),
      store.getAll('entities'),
      store.get('feeds', feed),
    ])
    const made = advisories.filter(({ advisory }) => advisory.title.startsWith('Edition '))
    const counts = entities.flatMap(({ name, standing }) =>
      name.startsWith('Product ') ? Object.values(standing).map(({ count }) => count) : [],
    )
    return {
      damage,
      records: records.length,
      advisories: made.length,
      editions: [...new Set([...records, ...made].map(({ advisory }) => Number(/^Edition (\d+)/.exec(advisory.title)?.[1])))],
      counted: counts.reduce((sum, count) => sum + count, 0),
      row,
    }
  } finally {
    store.close()
  }
}
