import { deleteDB } from 'idb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseFeed, readCatalogue, toNativeFeed } from '../../utils/feeds'
import { openLexicon, spot } from '../../utils/lexicon'
import { defaultSettings, KEV_URL } from '../../utils/settings/settings'
import {
  advisoriesAbout,
  feedRows,
  lexiconRow,
  putLexicons,
  namesVersion,
  openStore,
  recentAdvisories,
  storeCounts,
  type Store,
} from '../../utils/store'
import { loadStarterFeed, STARTER_FEED } from '../../utils/sync/starter-feed'
import { countNotKept } from '../../utils/worker/retention'
import { refreshLexicons, type Catalogue } from '../../utils/worker/lexicons'

/* What a new installation holds: the real bundle in a real store. */

const COPILOT = 'product:microsoft/365-copilot'
const context = { privateFeeds: new Set<string>(), now: new Date('2026-11-23T12:00:00Z') }
const name = `starter-${crypto.randomUUID()}`
let bytes: Uint8Array
let store: Store
let catalogue: Catalogue

beforeAll(async () => {
  bytes = new Uint8Array(await (await fetch('/starter-feed.json')).arrayBuffer())
  const document: unknown = await (await fetch('/catalogue.json')).json()
  catalogue = { version: 'test', load: () => Promise.resolve(readCatalogue(document)) }
  store = await openStore(name)
  await loadStarterFeed(
    store,
    () => Promise.resolve(bytes),
    () => true,
    context,
  )
})
afterAll(async () => {
  store.close()
  await deleteDB(name)
})

describe('the bundled advisories', () => {
  it('are all there, each under the feed that it came from', async () => {
    const rows = new Map((await feedRows(store)).map((row) => [row.url, row]))
    expect(rows.get(KEV_URL)?.records).toBe(1_674)
    expect(rows.get(STARTER_FEED)?.records).toBe(1)
    expect((await storeCounts(store)).advisories).toBe(1_675)
  })

  it('are kept for ever where the feed they come from lists them all', async () => {
    const settings = { ...defaultSettings(), keepMonths: 3 } as const
    expect(await countNotKept(store, settings, new Date('2046-11-23T12:00:00Z'))).toBe(1)
  })

  it('are loaded once', async () => {
    const asked: string[] = []
    const document = () => {
      asked.push('bundle')
      return Promise.resolve(bytes)
    }
    expect(await loadStarterFeed(store, document, () => true, context)).toBe(false)
    expect(asked).toEqual([])
  })

  it('leave the first fetch of a feed unconditional, so that nothing newer is missed', async () => {
    expect(
      (await feedRows(store)).every(
        ({ etag, lastModified, lastSuccess }) => etag === '' && lastModified === '' && lastSuccess === 0,
      ),
    ).toBe(true)
  })

  it('hold the model advisory with every field, and give every field back on export', async () => {
    const [row] = await advisoriesAbout(store, COPILOT, context)
    if (!row) throw new Error('no advisory about Copilot')
    const { advisory } = row
    expect(advisory).toMatchObject({
      title: 'Microsoft 365 Copilot Achieves ISO/IEC 42001:2023 Recertification',
      severity: { band: 'low', score: 3.1 },
      published: '2026-05-28',
      keywords: ['copilot', 'microsoft', 'trust', 'test', 'zero', 'findings', 'models'],
    })
    expect(advisory.sources.map((source) => source.name)).toEqual(['Neowin', 'Feeds2.Feedburner'])
    expect(advisory.keyPoints).toHaveLength(3)
    expect(advisory.articles.map(({ publisher, published }) => [publisher, published])).toEqual([
      ['Neowin', '2026-05-28'],
      ['Feeds2.Feedburner', '2026-05-28'],
    ])
    expect(advisory.timeline.map(({ date }) => date)).toEqual(['2025-03-01', '2026-03-01', '2026-05-28'])
    expect(advisory.entities.map((entity) => [entity.name, entity.type, entity.role])).toEqual([
      ['Anthropic Claude', 'Platform', 'mentioned'],
      ['Microsoft 365 Copilot', 'Platform', 'affected'],
      ['OpenAI', 'Company', 'mentioned'],
    ])
    for (const part of Object.values(advisory.analysis)) expect(part.length).toBeGreaterThan(100)
    expect(advisory.indicators.length).toBeGreaterThan(0)
    for (const { term, sentence } of advisory.indicators) expect(sentence.toLowerCase()).toContain(term.toLowerCase())
    const exported = new TextEncoder().encode(JSON.stringify(toNativeFeed([advisory], { title: 'Export' })))
    expect(parseFeed(exported, { url: 'https://export.example/' }).advisories).toEqual([advisory])
  })

  it('show the latest first', async () => {
    const recent = await recentAdvisories(store, { limit: 2 })
    expect(recent.map(({ changed }) => changed)).toEqual(['2026-08-21', '2026-08-20'])
  })
})

describe('the names', () => {
  it('are compiled once for as long as they do not change', async () => {
    const first = await refreshLexicons(store, catalogue, [])
    const names = await namesVersion(store)
    const unread: Catalogue = { version: 'test', load: () => Promise.reject(new Error('not needed')) }
    expect(await refreshLexicons(store, unread, [])).toBe(first)
    expect(await namesVersion(store)).toBe(names)
    // Compiled by an older release, they may be laid out otherwise.
    const row = await lexiconRow(store, 'public')
    if (!row) throw new Error('no lexicon')
    await putLexicons(store, [{ ...row, source: row.source.replace(/^\d+/, '1'), buffer: new ArrayBuffer(8) }])
    expect(await refreshLexicons(store, catalogue, [])).toBe(first + 1)
    await putLexicons(store, [row])
    expect(await refreshLexicons(store, unread, [])).toBe(first)
    // A release with the same names changes nothing that pages would have to follow; one with another name does.
    expect(await refreshLexicons(store, { ...catalogue, version: 'next release' }, [])).toBe(first)
    const more = async () => [
      ...(await catalogue.load()),
      { id: 'product:newcomer', name: 'Newcomer Gate', type: 'Product' as const },
    ]
    expect(await refreshLexicons(store, { version: 'later release', load: more }, [])).toBe(first + 1)
  })

  it('are found, those of the catalogue too', async () => {
    const row = await lexiconRow(store, 'public')
    if (!row) throw new Error('no lexicon')
    const found = spot(openLexicon(row.buffer), ['We run Microsoft 365 Copilot, PostgreSQL 16.2 and FortiOS 7.2.']).map(
      ({ entityId }) => entityId,
    )
    expect(found).toContain(COPILOT)
    expect(found).toContain('product:fortinet/fortios')
    expect(found.some((id) => id.includes('postgresql'))).toBe(true)
  })

  it('that only the watch list knows go into a lexicon of their own', async () => {
    const version = await refreshLexicons(store, { ...catalogue, version: 'next release' }, [
      { name: 'FortiOS', type: 'Product', vendor: 'Fortinet', aliases: [] },
      { name: 'Werkblick Portal', type: 'Product', vendor: undefined, aliases: ['WBP Gateway'] },
    ])
    const [known, secret] = [await lexiconRow(store, 'public'), await lexiconRow(store, 'private')]
    expect(known?.version).toBe(version)
    expect(secret?.size).toBe(1)
    const text = ['The Werkblick Portal and the WBP Gateway are one.']
    expect(known && spot(openLexicon(known.buffer), text)).toEqual([])
    expect(secret && spot(openLexicon(secret.buffer), text).map(({ entityId }) => entityId)).toEqual([
      'product:werkblick-portal',
      'product:werkblick-portal',
    ])
  })
})
