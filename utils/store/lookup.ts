/** From this many keys on, reading a whole store once is cheaper than asking its index for each. */
export const MANY = 200

export type Lookup<Row> = (key: string) => Row[] | Promise<Row[]>

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
