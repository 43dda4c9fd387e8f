import { describe, expect, it } from 'vitest'
import type { Advisory } from '../../utils/advisories'
import { extentOf, forgetFeed, rederiveFeed } from '../../utils/store'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

/* A name that more advisories are about than are read at once: how it stands is reckoned, and must be what all of them come to. */

const MANY = 620
const KEY = 'product:acme/gateway'
const BANDS = ['critical', 'high', 'medium', 'low', 'none'] as const
const store = storeOfEachTest()

const about = (number: number, fields: Record<string, unknown> = {}): Advisory =>
  advisory({
    id: `CVE-2026-${10_000 + number}`,
    title: `Gateway flaw ${number}`,
    identifiers: [`CVE-2026-${10_000 + number}`],
    published: '2026-01-01',
    updated: new Date(Date.parse('2026-01-02') + number * 3_600_000).toISOString(),
    severity: { band: BANDS[number % BANDS.length] },
    entities: [{ name: 'Gateway', type: 'Product', vendor: 'Acme', role: 'affected' }],
    ...fields,
  })

const entity = () => store().get('entities', KEY)

/** How the name stands by all advisories that are there. */
async function expected() {
  const standing: Record<string, { last: string; count: number }> = {}
  const open: typeof standing = {}
  for (const row of await store().getAllFromIndex('advisories', 'byAffected', KEY)) {
    if (row.advisory.status === 'withdrawn') continue
    for (const [sum, holds] of [
      [standing, true],
      [open, !row.private],
    ] as const) {
      const { band } = row.advisory.severity
      const known = sum[band]
      if (holds)
        sum[band] = { last: known && known.last > row.changed ? known.last : row.changed, count: (known?.count ?? 0) + 1 }
    }
  }
  return { standing, publicStanding: open }
}

describe('a name that very many advisories are about', () => {
  it('stands as all of them come to, whatever comes, changes and goes', async () => {
    const whole = Array.from({ length: MANY }, (_, number) => about(number))
    await commitTo(store(), A, whole)
    expect(await entity()).toMatchObject(await expected())
    const few = (options: { complete?: boolean } = {}) => ({ complete: false, ...options })
    await commitTo(store(), B, [about(MANY), about(MANY + 1)], few())
    expect(await entity()).toMatchObject(await expected())
    // The one that changed last of its band is no longer of it, or is withdrawn.
    await commitTo(store(), B, [about(MANY + 1, { severity: { band: 'none' } })], few())
    expect(await entity()).toMatchObject(await expected())
    await commitTo(store(), B, [about(MANY, { status: 'withdrawn' })], few())
    expect(await entity()).toMatchObject(await expected())
    const { count } = extentOf((await entity())?.standing ?? {})
    expect(count).toBe(MANY + 1)
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    expect(await entity()).toMatchObject({ private: false, ...(await expected()) })
  })

  it('stands for pages as public feeds say, though the first that are read are private', async () => {
    const privately = { privateFeeds: [A] }
    await commitTo(
      store(),
      A,
      Array.from({ length: MANY }, (_, number) =>
        about(number, {
          entities: [{ name: 'Gateway', type: 'Product', vendor: 'Acme', role: 'affected', aliases: ['Own Name'] }],
        }),
      ),
      privately,
    )
    expect(await entity()).toMatchObject({ private: true, publicStanding: {} })
    await commitTo(store(), B, [about(MANY + 5)], { complete: false, ...privately })
    expect(await entity()).toMatchObject({ private: false, aliases: [], privateAliases: ['Own Name'], ...(await expected()) })
    await rederiveFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    expect(await entity()).toMatchObject({ aliases: ['Own Name'], privateAliases: [], ...(await expected()) })
  })
})
