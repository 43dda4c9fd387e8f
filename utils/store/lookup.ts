/** From this many keys on, reading a whole store once is cheaper than asking its index for each. */
const MANY = 200
/** A store of more rows than this is never read as a whole: they would not fit in memory. */
const MOST_READ_WHOLE = 20_000

export type Lookup<Row> = (key: string) => Row[] | Promise<Row[]>

/** Whether a store is read as a whole to find the rows of so many keys: they are many, and its rows are not. */
export async function isReadWhole(store: { count: () => Promise<number> }, wanted: number): Promise<boolean> {
  return wanted >= MANY && (await store.count()) <= MOST_READ_WHOLE
}

/** Rows by key, from rows that are in memory; a row may have several keys. */
export function lookup<Row>(rows: readonly Row[], keysOf: (row: Row) => string[]): Lookup<Row> {
  const byKey = new Map<string, Row[]>()
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const known = byKey.get(key)
      if (known) known.push(row)
      else byKey.set(key, [row])
    }
  }
  return (key) => byKey.get(key) ?? []
}
