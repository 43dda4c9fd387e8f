import { deleteDB } from 'idb'
import { describe, expect, it } from 'vitest'
import type { Advisory } from '../../utils/advisories'
import { forgetFeed, openStore, recentAdvisories, rederiveFeed, type Store } from '../../utils/store'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

const C = 'https://c.example/feed.json'
const store = storeOfEachTest()
const commit = (...[url, advisories, options]: Tail) => commitTo(store(), url, advisories, options)
type Tail = Parameters<typeof commitTo> extends [unknown, ...infer Rest] ? Rest : never

const bulletin = (fields: Record<string, unknown> = {}) =>
  advisory({
    id: '7',
    title: 'Remote code execution in Acme Router OS',
    entities: [{ name: 'Router OS', type: 'Product', vendor: 'Acme', role: 'affected' }],
    ...fields,
  })

/** What there is, but for when and in which order it came to be so. */
async function held(of: Store): Promise<string[]> {
  const rows = await recentAdvisories(of, { limit: 100 })
  return rows.map(({ changed: _, advisory: { history: __, ...said }, ...row }) => JSON.stringify({ ...row, said })).sort()
}

const ids = async () => (await recentAdvisories(store(), { limit: 9 })).map(({ id }) => id).sort()
const both = JSON.stringify([A, '7'])

describe('records that look alike', () => {
  it('become one advisory, and two again when one of them changes', async () => {
    await commit(A, [bulletin()])
    await commit(B, [bulletin({ id: 'b', title: 'Acme Router OS: RCE vulnerability', published: '2026-11-03' })])
    expect(await ids()).toEqual([both])
    await commit(B, [bulletin({ id: 'b', title: 'Acme Router OS: XSS vulnerability', published: '2026-11-03' })])
    expect(await ids()).toEqual([both, JSON.stringify([B, 'b'])])
    await commit(B, [bulletin({ id: 'b', published: '2026-11-03' })])
    expect(await ids()).toEqual([both])
  })

  it('fall apart when a feed says the same of a second thing, and come together when it takes that back', async () => {
    await commit(A, [bulletin()])
    await commit(B, [bulletin({ id: 'b' })])
    await commit(B, [bulletin({ id: 'b' }), bulletin({ id: 'c' })])
    expect(await ids()).toHaveLength(3)
    await commit(B, [bulletin({ id: 'b' })])
    const rows = await recentAdvisories(store(), { limit: 9 })
    expect(rows.map(({ id, advisory: { status } }) => [id, status]).sort()).toEqual(
      [
        [both, 'active'],
        [JSON.stringify([B, 'c']), 'withdrawn'],
      ].sort(),
    )
  })

  it('fall apart when one gets an identifier that the other lacks', async () => {
    await commit(A, [bulletin()])
    await commit(B, [bulletin({ id: 'b' })])
    await commit(B, [bulletin({ id: 'b', identifiers: ['CVE-2026-1001'] })])
    expect(await ids()).toHaveLength(2)
  })

  it('leave nothing of a feed that goes', async () => {
    await commit(A, [bulletin()])
    const before = await held(store())
    await commit(B, [bulletin({ id: 'b', summary: 'Only B says so.' })])
    await forgetFeed(store(), B, { privateFeeds: new Set(), now: NOW })
    expect(await held(store())).toEqual(before)
  })

  it('are not joined or parted by what a private feed says', async () => {
    await commit(A, [bulletin()])
    await commit(B, [bulletin({ id: 'b' })])
    const before = await held(store())
    await commit(C, [bulletin({ id: 'c' }), bulletin({ id: 'd' })], { privateFeeds: [C] })
    const open = (await recentAdvisories(store(), { limit: 9 })).filter((row) => !row.private)
    expect(open.map(({ id }) => id)).toEqual([both])
    await rederiveFeed(store(), C, { privateFeeds: new Set(), now: NOW })
    expect(await ids()).toHaveLength(4)
    await rederiveFeed(store(), C, { privateFeeds: new Set([C]), now: NOW })
    await forgetFeed(store(), C, { privateFeeds: new Set([C]), now: NOW })
    expect(await held(store())).toEqual(before)
  })

  it('are the same advisories in whichever order and steps feeds are committed', async () => {
    const random = generator(20_261_125)
    let joined = 0
    for (let round = 0; round < 10; round++) {
      const document = (url: string): [string, Advisory[]] => [url, IDS.map((id) => anyBulletin(id, random))]
      const [former, last] = [[A, B, C].map(document), [A, B, C].map(document)]
      const single = last.flatMap(([url, records]) => records.map((record): [string, Advisory[]] => [url, [record]]))
      const states: string[][] = []
      for (const order of [[...former, ...last], shuffled(last, random), shuffled(single, random), shuffled(single, random)]) {
        const name = `order-${crypto.randomUUID()}`
        const fresh = await openStore(name)
        for (const [url, records] of order) await commitTo(fresh, url, records, { complete: false })
        states.push(await held(fresh))
        fresh.close()
        await deleteDB(name)
      }
      for (const state of states) expect(state).toEqual(states[0])
      joined += 3 * IDS.length - (states[0] ?? []).length
    }
    expect(joined).toBeGreaterThan(20)
  })
})

const IDS = ['p', 'q', 'r', 'urn:x:1']

function anyBulletin(id: string, random: () => number): Advisory {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  return bulletin({
    id,
    title: pick([
      'RCE in Acme Router OS',
      'Acme Router OS remote code execution',
      'Acme Router OS command injection',
      'XSS in Acme Router OS',
    ]),
    published: pick(['2026-11-01', '2026-11-04', '2026-11-08', '2026-11-20']),
    identifiers: pick([[], [], [], ['CVE-2026-1001'], ['CVE-2026-1001', 'CVE-2026-1002']]),
    status: pick(['active', 'active', 'active', 'withdrawn']),
    sources: [pick(['One', 'Two', 'Three'])],
  })
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values.map((value) => [random(), value] as const).sort(([a], [b]) => a - b).map(([, value]) => value) // prettier-ignore
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruence). */
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
