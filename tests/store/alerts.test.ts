import { describe, expect, it, vi } from 'vitest'
import type { Advisory } from '../../utils/advisories'
import { defaultSettings, type AlertRules, type Settings } from '../../utils/settings'
import { beginTelling, commitFeed, forgetFeed, newFeedRow } from '../../utils/store'
import { routeOfAlert, tellAlerts } from '../../utils/worker/alerts'
import { A, advisory, fortios, NOW, storeOfEachTest } from '../support/store-harness'
import { feedAt, feedHost, syncTo } from '../support/walk-harness'

/* What happens in syncs, and what of it a person is told on the desktop. */

const store = storeOfEachTest()
const host = feedHost()

/** Commits a feed as a sync that succeeded. */
async function sync(advisories: Advisory[], { url = A, now = NOW, complete = false } = {}) {
  const result = await commitFeed(
    store(),
    { url, name: 'A', advisories, complete },
    { privateFeeds: new Set(), now },
    (row = newFeedRow(url), { records }) => ({ ...row, records, lastSuccess: now.getTime() }),
  )
  if (!result.ok) throw new Error(result.error.code)
}

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const fresh = (id: string, fields: Record<string, unknown> = {}) =>
  fortios({ id, identifiers: [id], title: `About ${id}`, published: '2026-11-22', ...fields })

interface Shown {
  id: string
  title: string
  message: string
}

/** What a person sees who watches FortiOS, from now on. */
function person({ now = () => NOW, ...rules }: Partial<AlertRules> & { now?: () => Date } = {}) {
  const shown: Shown[] = []
  const settings: Settings = {
    ...defaultSettings(),
    watchlist: [{ name: 'FortiOS', type: 'Product', vendor: undefined, aliases: [] }],
    alerts: { ...defaultSettings().alerts, on: true, ...rules },
  }
  const notify = vi.fn(async (id: string, text: { title: string; message: string }) => {
    shown.push({ id, ...text })
    return true
  })
  const tell = () => tellAlerts({ store: async () => store(), settings: async () => settings, now, notify })
  return { shown, notify, tell }
}

describe('a sync', () => {
  it('tells of what comes in, and once', async () => {
    const { shown, tell } = person()
    await sync([advisory({ id: 'urn:a:1' })])
    await sync([fresh('CVE-2026-2222')])
    await tell()
    expect(shown).toEqual([{ id: expect.any(String), title: 'Critical, new: FortiOS', message: 'About CVE-2026-2222' }])
    expect(routeOfAlert(shown[0]?.id ?? '')).toEqual({ view: 'advisory', id: 'CVE-2026-2222' })
    await tell()
    await sync([fresh('CVE-2026-2222')])
    await tell()
    expect(shown).toHaveLength(1)
  })

  it('tells of several in one notification, which leads to the days', async () => {
    const { shown, tell } = person()
    await sync([fresh('CVE-2026-2222', { severity: { score: 5 } })])
    await sync([fresh('CVE-2026-3333'), fresh('CVE-2026-4444'), advisory({ id: 'urn:a:2' })])
    await sync([fresh('CVE-2026-2222', { severity: { score: 5 }, exploited: { since: '2026-11-22' } })], { now: later(1) })
    await tell()
    expect(shown.map(({ title }) => title)).toEqual(['3 advisories about what you watch'])
    expect(shown[0]?.message.split('\n')).toEqual([
      '1 known exploited · 2 new',
      'About CVE-2026-3333',
      'About CVE-2026-4444',
      'About CVE-2026-2222',
    ])
    expect(routeOfAlert(shown[0]?.id ?? '')).toEqual({ view: 'days' })
  })

  it('tells nothing of what a feed brings that was just added, nor of a rewrite', async () => {
    const { shown, tell } = person({ changed: true })
    const many = Array.from({ length: 60 }, (_, at) => fresh(`CVE-2026-${5_000 + at}`))
    await sync(many)
    await tell()
    expect(shown).toEqual([])
    await sync(
      many.map((each) => ({ ...each, title: `${each.title}, revised` })),
      { now: later(1) },
    )
    await tell()
    expect(shown).toEqual([])
    await sync([fresh('CVE-2026-5001', { title: 'Revised alone' })], { now: later(2) })
    await tell()
    expect(shown.map(({ title }) => title)).toEqual(['Changed: FortiOS (Critical)'])
  })

  it('tells nothing when a feed is removed', async () => {
    const { shown, tell } = person({ changed: true })
    await sync([fresh('CVE-2026-2222')])
    await sync([fresh('CVE-2026-2222', { title: 'By another' })], { url: 'https://b.example/feed.json' })
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    await tell()
    expect(shown).toEqual([])
  })

  it('of scores tells what rose, and nothing of a new model', async () => {
    const serve = (score: number, ids: readonly string[]) =>
      host.answer({
        '/epss.csv': {
          body: [
            `#model_version:v1,score_date:2026-11-${score > 0.5 ? 23 : 22}T12:55:00Z`,
            'cve,epss,percentile',
            ...ids.map((id) => `${id},${score},0.9`),
          ].join('\n'),
        },
      })
    const scores = () => syncTo(store(), feedAt(host.url('/epss.csv')))
    const many = Array.from({ length: 60 }, (_, at) => `CVE-2026-${5_000 + at}`)
    const { shown, tell } = person()
    await sync(many.map((id) => fresh(id)))
    await serve(0.1, many)
    await scores()
    await serve(0.9, ['CVE-2026-5003'])
    await scores()
    await tell()
    expect(shown.map(({ title }) => title)).toEqual(['Attacks more likely: FortiOS (Critical)'])
    await serve(0.99, many)
    await scores()
    await tell()
    expect(shown).toHaveLength(1)
  })
})

describe('telling', () => {
  it('waits for the end of the quiet hours', async () => {
    let now = new Date(2026, 10, 23, 23)
    const { shown, tell } = person({ quietFrom: '22:00', quietTo: '07:00', now: () => now })
    await sync([advisory({ id: 'urn:a:1' })])
    await sync([fresh('CVE-2026-2222')])
    await tell()
    expect(shown).toEqual([])
    now = new Date(2026, 10, 24, 7)
    await tell()
    expect(shown).toHaveLength(1)
  })

  it('forgets what happened while it was off', async () => {
    await sync([advisory({ id: 'urn:a:1' })])
    await sync([fresh('CVE-2026-2222')])
    const off = person({ on: false })
    await off.tell()
    const { shown, tell } = person()
    await tell()
    expect([...off.shown, ...shown]).toEqual([])
  })

  it('shows the same again under the same name where the worker was killed meanwhile, and what came since after that', async () => {
    const { shown, notify, tell } = person()
    await sync([advisory({ id: 'urn:a:1' })])
    await sync([fresh('CVE-2026-2222'), fresh('CVE-2026-3333')])
    notify.mockImplementationOnce(async (id, text) => {
      shown.push({ id, ...text })
      throw new Error('killed')
    })
    await expect(tell()).rejects.toThrow('killed')
    await sync([fresh('CVE-2026-4444')])
    await tell()
    expect(shown[1]).toEqual(shown[0])
    await tell()
    expect(shown.map(({ title }) => title).slice(1)).toEqual(['2 advisories about what you watch', 'Critical, new: FortiOS'])
    expect(await beginTelling(store(), NOW, () => [])).toBeNull()
  })
})
