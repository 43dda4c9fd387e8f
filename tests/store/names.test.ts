import { beforeEach, describe, expect, it } from 'vitest'
import {
  advisoriesAbout,
  allEntities,
  entitiesByIds,
  entityNames,
  feedRows,
  forgetFeed,
  marksOf,
  namesVersion,
  publicAdvisoriesAbout,
  publicFaceOf,
  recentAdvisories,
  rederiveFeed,
} from '../../utils/store'
import { notMarkedOn } from '../../utils/settings'
import { A, advisory, B, fortios, NOW, commitTo, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const commit = (...[url, advisories, options]: Tail) => commitTo(store(), url, advisories, options)
const noneWatched = { watched: () => false, now: NOW }

type Tail = Parameters<typeof commitTo> extends [unknown, ...infer Rest] ? Rest : never

it('are read a piece at a time where only they are wanted', async () => {
  await commit(A, [fortios(), advisory({ id: 'two', entities: [{ name: 'Acme Vault', type: 'Product', vendor: 'Acme' }] })])
  const all = (await allEntities(store())).map(({ standing: _, publicStanding: __, ...row }) => row)
  expect(all.length).toBeGreaterThan(2)
  for (const atOnce of [1, 2, all.length, 99]) expect(await entityNames(store(), atOnce)).toEqual(all)
})

describe('private feeds', () => {
  it('make their names private until a public feed names them too', async () => {
    await commit(A, [fortios()], { privateFeeds: [A] })
    expect((await allEntities(store())).every((row) => row.private)).toBe(true)
    await commit(B, [fortios({ id: 'urn:b:1' })], { privateFeeds: [A] })
    expect((await allEntities(store())).some((row) => row.private)).toBe(false)
  })

  it('can become public', async () => {
    await commit(A, [fortios()], { privateFeeds: [A] })
    const names = await namesVersion(store())
    await rederiveFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    expect((await allEntities(store())).some((row) => row.private)).toBe(false)
    expect((await feedRows(store()))[0]?.private).toBe(false)
    expect(await namesVersion(store())).toBeGreaterThan(names)
  })
})

describe('what private feeds say', () => {
  const note = (fields: Record<string, unknown> = {}) =>
    fortios({
      id: 'urn:note:1',
      summary: 'Our own gateway is hit.',
      severity: { score: 10 },
      entities: [
        { name: 'FortiOS', type: 'Product', vendor: 'Fortinet', role: 'affected', aliases: ['Gate of branch Nord'] },
        { name: 'Payroll Gate', type: 'Product', role: 'affected' },
      ],
      ...fields,
    })
  const namesOf = async () =>
    Object.fromEntries((await allEntities(store())).map((row) => [row.name, [row.private, row.aliases, row.privateAliases]]))

  it('about a public advisory adds no public name, no alias, and nothing that a card could show', async () => {
    await commit(A, [fortios()])
    await commit(B, [note()], { privateFeeds: [B] })
    expect(await namesOf()).toMatchObject({ FortiOS: [false, [], ['Gate of branch Nord']], 'Payroll Gate': [true, [], []] })
    const [row] = await recentAdvisories(store(), { limit: 9 })
    expect(row?.advisory.summary).toBe('Our own gateway is hit.')
    expect(row && publicFaceOf(row)?.summary).toBe('')
    expect(row && publicFaceOf(row)?.severity.score).toBe(9.8)
    expect(await marksOf(store(), ['product:payroll-gate', 'product:fortinet/fortios'], noneWatched)).toMatchObject([
      { opens: 'never' },
      { opens: 'soon' },
    ])
  })

  it('changes neither which advisories a card has nor their order', async () => {
    const second = fortios({
      id: 'CVE-2026-2222',
      identifiers: ['CVE-2026-2222'],
      severity: { score: 5 },
      published: '2026-11-02',
    })
    const other = advisory({ id: 'CVE-2026-3333', identifiers: ['CVE-2026-3333'], severity: { score: 9 } })
    await commit(A, [fortios({ severity: { score: 7 } }), second, other])
    const cards = () => publicAdvisoriesAbout(store(), 'product:fortinet/fortios', { now: NOW })
    const before = await cards()
    expect(before.map(({ id }) => id)).toEqual(['CVE-2026-1111', 'CVE-2026-2222'])
    const hits = {
      severity: { score: 10 },
      entities: [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', role: 'affected' }],
    }
    const notes = [
      fortios({ id: 'urn:note:2', identifiers: ['CVE-2026-2222'], ...hits }),
      fortios({ id: 'urn:note:3', identifiers: ['CVE-2026-3333'], ...hits }),
    ]
    await commit(B, notes, { privateFeeds: [B] })
    expect(await cards()).toEqual(before)
  })

  it('goes with the feed', async () => {
    await commit(A, [fortios()])
    await commit(B, [note()], { privateFeeds: [B] })
    await forgetFeed(store(), B, { privateFeeds: new Set([B]), now: NOW })
    expect(await namesOf()).toEqual({ FortiOS: [false, [], []], Fortinet: [false, [], []], OpenSSL: [false, [], []] })
  })
})

describe('one name in several feeds', () => {
  const bare = (fields: Record<string, unknown> = {}) =>
    advisory({
      id: 'urn:b:9',
      severity: { score: 9 },
      entities: [{ id: 'their-own-id', name: 'Fortinet FortiOS', type: 'Product' }],
      ...fields,
    })

  it('is one name, whether the vendor is stated, written in front or left out', async () => {
    await commit(A, [fortios({ published: '2024-01-01', severity: { score: 5 } })])
    await commit(B, [bare()])
    for (const id of ['their-own-id', 'product:fortinet/fortios']) {
      expect(await marksOf(store(), [id], noneWatched)).toMatchObject([{ band: 'critical', painted: true }])
      expect(await advisoriesAbout(store(), id, { now: NOW })).toHaveLength(2)
    }
    await commit(B, [bare({ entities: [{ name: 'FortiOS', type: 'Product' }] })])
    expect(await advisoriesAbout(store(), 'product:fortios', { now: NOW })).toHaveLength(2)
  })

  it('is not marked by whichever of its ids that was said', async () => {
    await commit(A, [fortios()])
    await commit(B, [bare()])
    const choice = { name: 'FortiOS', scope: 'always', addedAt: '2026-11-20T09:00:00.000Z' } as const
    for (const entityId of ['their-own-id', 'product:fortinet/fortios', 'product:fortinet-fortios']) {
      const notMarked = notMarkedOn([{ ...choice, entityId }], 'wiki.example')
      const marks = await marksOf(store(), ['their-own-id', 'product:fortinet/fortios', 'product:openssl'], {
        ...noneWatched,
        notMarked,
      })
      const said = marks.map(({ id, not }) => [id, not?.always])
      expect(said, entityId).toEqual([
        ['their-own-id', true],
        ['product:fortinet/fortios', true],
      ])
    }
  })

  it('stays apart where several vendors have a product so called', async () => {
    const gateway = (vendor: string) =>
      advisory({ id: `urn:${vendor}`, entities: [{ name: 'Gateway', vendor, type: 'Product' }] })
    await commit(A, [gateway('Acme'), gateway('Beta')])
    await commit(B, [advisory({ id: 'urn:b:8', entities: [{ name: 'Gateway', type: 'Product' }] })])
    expect(await advisoriesAbout(store(), 'product:acme/gateway', { now: NOW })).toHaveLength(1)
    expect(await advisoriesAbout(store(), 'product:gateway', { now: NOW })).toHaveLength(1)
  })

  it('keeps ids that two feeds use for different names apart', async () => {
    await commit(A, [advisory({ id: 'urn:a:1', entities: [{ id: '1', name: 'Alpha Gate', type: 'Product' }] })])
    await commit(B, [advisory({ id: 'urn:b:1', entities: [{ id: '1', name: 'Beta Gate', type: 'Product' }] })])
    expect((await allEntities(store())).map(({ name, id }) => [name, id])).toEqual([
      ['Alpha Gate', '1'],
      ['Beta Gate', 'product:beta-gate'],
    ])
  })
})

describe('marks', () => {
  const old = fortios({ id: 'CVE-2024-1111', identifiers: ['CVE-2024-1111'], published: '2024-02-01' })

  it('carry the worst band of the past year and count every advisory', async () => {
    const mild = fortios({ id: 'CVE-2026-5555', identifiers: ['CVE-2026-5555'], severity: { score: 5 } })
    await commit(A, [mild, { ...old, severity: { band: 'critical', score: 10, reasons: [] } }])
    expect(await marksOf(store(), ['product:fortinet/fortios'], noneWatched)).toMatchObject([
      { band: 'medium', painted: true, opens: 'soon' },
    ])
    expect(await advisoriesAbout(store(), 'product:fortinet/fortios', { now: NOW })).toHaveLength(2)
  })

  it('are unpainted for what is old, unless it is watched', async () => {
    await commit(A, [old])
    const id = 'product:fortinet/fortios'
    expect(await marksOf(store(), [id], noneWatched)).toMatchObject([{ painted: false, band: 'critical' }])
    expect(await marksOf(store(), [id], { watched: ({ name: named }) => named === 'FortiOS', now: NOW })).toMatchObject([
      { painted: true, watched: true },
    ])
  })

  it('are painted for identifiers of any age and left out for unknown ones and for names merely mentioned', async () => {
    await commit(A, [old])
    const marks = await marksOf(
      store(),
      ['CVE-2024-1111', 'CVE-1999-0001', 'product:openssl', 'product:nobody/nothing'],
      noneWatched,
    )
    expect(marks).toMatchObject([{ id: 'CVE-2024-1111', band: 'critical', painted: true }])
    expect(marks).toHaveLength(1)
  })

  it("carry the feed's own entity id where it gives one", async () => {
    const entities = [{ id: 'acme-gw', name: 'Acme Gateway', vendor: 'Acme', type: 'Product', role: 'affected' }]
    await commit(A, [advisory({ id: 'urn:a:1', severity: { score: 8 }, entities })])
    expect(await marksOf(store(), ['acme-gw'], noneWatched)).toMatchObject([{ id: 'acme-gw', band: 'high' }])
    expect(await advisoriesAbout(store(), 'acme-gw')).toHaveLength(1)
    expect((await entitiesByIds(store(), ['acme-gw', 'unknown'])).get('acme-gw')?.key).toBe('product:acme/gateway')
  })
})

describe('finding advisories', () => {
  beforeEach(async () => {
    const later = fortios({
      id: 'CVE-2026-5555',
      identifiers: ['CVE-2026-5555'],
      title: 'FortiOS buffer overflow',
      severity: { score: 5 },
      published: '2026-11-20',
    })
    await commit(A, [fortios(), later])
  })

  it('about a name, the most urgent first', async () => {
    const rows = await advisoriesAbout(store(), 'product:fortinet/fortios', { now: NOW })
    expect(rows.map(({ id }) => id)).toEqual(['CVE-2026-1111', 'CVE-2026-5555'])
  })

  it('about an identifier in whatever dashes it is written', async () => {
    expect(await advisoriesAbout(store(), 'cve\u20112026\u20111111')).toHaveLength(1)
  })

  it('about a name that is only mentioned', async () => {
    expect(await advisoriesAbout(store(), 'product:openssl')).toHaveLength(2)
  })
})
