import { describe, expect, it } from 'vitest'
import { success } from '../../utils/result'
import { defaultSettings, MOST_KEPT_APART, type KeptApart, type Settings } from '../../utils/settings'
import {
  advisoryById,
  alikeParts,
  forgetFeed,
  keepApart,
  keepSeen,
  marksOf,
  recentAdvisories,
  type ApartPair,
} from '../../utils/store'
import { followKeptApart, keepRecordsApart } from '../../utils/worker/kept-apart'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

/* Records that look alike, that a person keeps apart, and what follows from it in the store. */

const C = 'https://c.example/feed.json'
const store = storeOfEachTest()
const context = { privateFeeds: new Set<string>(), now: NOW }

const bulletin = (feed: string, fields: Record<string, unknown> = {}) =>
  advisory({
    id: '7',
    provenance: [{ feed, url: feed }],
    title: 'Remote code execution in Acme Router OS',
    entities: [{ name: 'Router OS', type: 'Product', vendor: 'Acme', role: 'affected' }],
    ...fields,
  })
const publish = async (...feeds: string[]) => {
  for (const feed of feeds) await commitTo(store(), feed, [bulletin(feed)])
}
const pair = (a: string, b: string): ApartPair => [
  { feed: a, id: '7' },
  { feed: b, id: '7' },
]
const key = (feed: string) => JSON.stringify([feed, '7'])
const ids = async () => (await recentAdvisories(store(), { limit: 9 })).map(({ id }) => id).sort()
const rows = async () => (await recentAdvisories(store(), { limit: 9 })).sort((a, b) => a.id.localeCompare(b.id))

describe('records that look alike and are kept apart', () => {
  it('are advisories of their own, whatever their feeds say anew, until that is undone', async () => {
    await publish(A, B)
    const before = await rows()
    expect(await keepApart(store(), [pair(B, A)], context)).toBe(true)
    expect(await ids()).toEqual([key(A), key(B)])
    await commitTo(store(), B, [bulletin(B, { summary: 'B knows more.' })])
    expect(await ids()).toEqual([key(A), key(B)])
    await commitTo(store(), B, [bulletin(B)])
    expect(await keepApart(store(), [], context)).toBe(true)
    expect((await rows()).map(({ id, affects }) => [id, affects])).toEqual(before.map(({ id, affects }) => [id, affects]))
  })

  it('leave what is still alike together', async () => {
    await publish(A, B, C)
    expect(await ids()).toEqual([key(A)])
    await keepApart(store(), [pair(A, B), pair(A, C)], context)
    expect(await ids()).toEqual([key(A), key(B)])
    await keepApart(store(), [pair(C, A), pair(C, B)], context)
    expect(await ids()).toEqual([key(A), key(C)])
    await keepApart(store(), [pair(B, A), pair(B, C)], context)
    expect(await ids()).toEqual([key(A), key(B)])
  })

  it('are kept apart too where they come only afterwards', async () => {
    await publish(A)
    await keepApart(store(), [pair(A, B)], context)
    await publish(B)
    expect(await ids()).toEqual([key(A), key(B)])
  })

  it('are one all the same once an identifier says so', async () => {
    await publish(A, B)
    await keepApart(store(), [pair(A, B)], context)
    for (const feed of [A, B]) await commitTo(store(), feed, [bulletin(feed, { identifiers: ['CVE-2026-1001'] })])
    expect(await ids()).toEqual(['CVE-2026-1001'])
  })

  it('change nothing where nothing changes, or where the store has none of them', async () => {
    await publish(A, B)
    await keepApart(store(), [pair(A, B)], context)
    const before = await rows()
    expect(await keepApart(store(), [pair(B, A)], context)).toBe(false)
    expect(await keepApart(store(), [pair(B, A), pair(C, A)], context)).toBe(true)
    expect(await keepApart(store(), [pair(B, A), pair('https://gone.example/', C)], context)).toBe(true)
    expect(await rows()).toEqual(before)
    await forgetFeed(store(), B, context)
    expect(await ids()).toEqual([key(A)])
  })
})

describe('the parts of an advisory', () => {
  const partsOf = async (id: string) => {
    const row = await advisoryById(store(), id)
    return row && (await alikeParts(store(), row)).map((part) => part.map(({ feed }) => feed))
  }

  it('are the records that only look alike', async () => {
    await publish(A, B, C)
    expect(await partsOf(key(A))).toEqual([[A], [B], [C]])
    await keepApart(store(), [pair(B, A), pair(B, C)], context)
    expect(await partsOf(key(A))).toEqual([[A], [C]])
    expect(await partsOf(key(B))).toEqual([[B]])
  })

  it('are one where identifiers link them, however many feeds say so', async () => {
    for (const feed of [A, B]) await commitTo(store(), feed, [bulletin(feed, { identifiers: ['CVE-2026-1001'] })])
    expect(await partsOf('CVE-2026-1001')).toEqual([[A, B]])
  })

  it('have all records that identifiers link to one of them', async () => {
    const several = { identifiers: ['CVE-2026-1001', 'CVE-2026-1002'] }
    const id = 'https://acme.example/advisories/7'
    await commitTo(store(), A, [bulletin(A, { ...several, id })])
    await commitTo(store(), B, [bulletin(B, { ...several, id })])
    await commitTo(store(), C, [bulletin(C, several)])
    const [first] = await ids()
    expect(await partsOf(first ?? '')).toEqual([[A, B], [C]])
  })
})

describe('what a person keeps apart', () => {
  let settings: Settings
  const updateSettings = async (change: (settings: Settings) => Settings) => {
    settings = change(settings)
    return success(settings)
  }
  const worker = {
    store: async () => store(),
    settings: async () => settings,
    settingsAreReadable: async () => true,
    updateSettings,
    now: () => NOW,
  }
  const kept = (first: string, ...others: string[]): KeptApart => ({
    records: [first, ...others].map((feed) => ({ feed, id: '7', source: new URL(feed).host })),
    name: 'Remote code execution in Acme Router OS',
    addedAt: '2026-11-24T08:00:00.000Z',
  })
  const retell = async () => void (await followKeptApart(worker))
  const say = (said: KeptApart, undo = false) => keepRecordsApart({ kept: said, undo }, { ...worker, retell })

  it('stands in the settings, and leads to where the others are', async () => {
    settings = defaultSettings()
    await publish(A, B, C)
    expect(await say(kept(A, B, C))).toEqual(success({ advisoryId: key(B) }))
    expect(settings.keptApart).toEqual([kept(A, B, C)])
    expect(await ids()).toEqual([key(A), key(B)])
    expect(await followKeptApart(worker)).toBe(false)
    expect(await say(kept(A, B, C), true)).toEqual(success({ advisoryId: key(A) }))
    expect(settings.keptApart).toEqual([])
    expect(await ids()).toEqual([key(A)])
  })

  it('is no news about the name', async () => {
    settings = defaultSettings()
    await publish(A, B)
    const entity = 'product:acme/router-os'
    const news = async () => (await marksOf(store(), [entity], { watched: () => false, now: NOW }))[0]
    await keepSeen(store(), entity, NOW)
    const before = await news()
    expect(before).toMatchObject({ count: 1 })
    await say(kept(A, B))
    expect(await news()).toMatchObject({ ...before, count: 2 })
  })

  it('is refused where there is no room for more, and changes nothing', async () => {
    const full = Array.from({ length: MOST_KEPT_APART }, (_, index) => kept(`https://f${index}.example/`, A))
    settings = { ...defaultSettings(), keptApart: full }
    await publish(A, B)
    expect(await say(kept(A, B))).toMatchObject({ ok: false, error: { code: 'full' } })
    expect(settings.keptApart).toEqual(full)
    expect(await ids()).toEqual([key(A)])
  })

  it('holds while the settings cannot be read', async () => {
    settings = { ...defaultSettings(), keptApart: [kept(A, B)] }
    await publish(A, B)
    await followKeptApart(worker)
    settings = defaultSettings()
    expect(await followKeptApart({ ...worker, settingsAreReadable: async () => false })).toBe(false)
    expect(await ids()).toEqual([key(A), key(B)])
  })
})
