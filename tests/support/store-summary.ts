import { damageIn, openStore, type FeedRow } from '../../utils/store'

/** What the store holds of a feed of editions (editions.ts), and whether it is whole. */
export interface StoreSummary {
  /** What does not fit together; empty where all does. */
  damage: string[]
  records: number
  advisories: number
  /** The numbers of the editions that records and advisories are of: more than one is a torn store. */
  editions: number[]
  /** How many advisories the products of all editions count. */
  counted: number
  row: FeedRow | undefined
}

/** Reads the store, for each feed, with the code that the extension has. */
export async function summariesOf(feeds: string[]): Promise<StoreSummary[]> {
  const store = await openStore()
  try {
    const [damage, records, advisories, entities, rows] = await Promise.all([
      damageIn(store),
      store.getAll('records'),
      store.getAll('advisories'),
      store.getAll('entities'),
      store.getAll('feeds'),
    ])
    const counts = entities.flatMap(({ name, standing }) =>
      name.startsWith('Product ') ? Object.values(standing).map(({ count }) => count) : [],
    )
    return feeds.map((feed) => {
      const own = records.filter((record) => record.feed === feed)
      const ids = new Set(own.map(({ advisoryId }) => advisoryId))
      const made = advisories.filter(({ id }) => ids.has(id))
      return {
        damage,
        records: own.length,
        advisories: made.length,
        editions: [...new Set([...own, ...made].map(({ advisory }) => Number(/^Edition (\d+)/.exec(advisory.title)?.[1])))],
        counted: counts.reduce((sum, count) => sum + count, 0),
        row: rows.find(({ url }) => url === feed),
      }
    })
  } finally {
    store.close()
  }
}
