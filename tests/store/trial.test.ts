import { describe, expect, it } from 'vitest'
import { bundledNames } from '../../utils/digest'
import { lastRequests } from '../../utils/store'
import { tryFeed } from '../../utils/sync'
import type { FeedTrial, TrialAnswer } from '../../utils/sync/trial'
import type { TrialContext } from '../../utils/sync/try-feed'
import { A, advisory, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'
import { contentsOf, feedHost } from '../support/walk-harness'

/* Feeds that are tried before they are switched on, from a real server beside a real store. */

const store = storeOfEachTest()
const host = feedHost()

/** Tries what a path of the server answers. */
function trial(path: string, context: Partial<TrialContext> = {}, format = 'auto'): Promise<TrialAnswer> {
  const surroundings: TrialContext = {
    store: store(),
    now: () => NOW,
    fetch: (...request) => fetch(...request),
    mayFetch: async () => true,
    online: () => true,
    catalogue: async () => [],
    names: async () => bundledNames(),
    signal: new AbortController().signal,
    ...context,
  }
  return tryFeed({ url: host.url(path), format }, surroundings)
}

async function tried(path: string, context: Partial<TrialContext> = {}): Promise<FeedTrial> {
  const answer = await trial(path, context)
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.detail}`)
  return answer.value
}

const native = (items: object[], more: object = {}) => ({
  body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Acme advisories', items, ...more }),
})

const item = (id: string, name: string, extension: object = {}) => ({
  id,
  title: `About ${name}`,
  date_published: '2026-11-20T09:00:00Z',
  _advisory: {
    version: 1,
    severity: { score: 9.8 },
    entities: [{ name, vendor: 'Acme', type: 'Product', role: 'affected' }],
    ...extension,
  },
})

const csaf = (id: string) => ({
  body: JSON.stringify({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: `About ${id}`,
      publisher: { name: 'Testmaker', category: 'vendor', namespace: 'https://testmaker.example' },
      tracking: {
        id,
        status: 'final',
        version: '1',
        initial_release_date: '2026-11-01T00:00:00Z',
        current_release_date: '2026-11-01T00:00:00Z',
        revision_history: [{ number: '1', date: '2026-11-01T00:00:00Z', summary: 'First' }],
      },
    },
  }),
})

const provider = (directory: string) => ({
  body: JSON.stringify({
    metadata_version: '2.0',
    canonical_url: host.url('/provider-metadata.json'),
    publisher: { name: 'Testmaker' },
    distributions: [{ directory_url: directory }],
  }),
})

const changes = (files: string[]) => ({
  body: files.map((file, index) => `"${file}","2026-11-${String(20 - index)}T00:00:00Z"`).join('\n'),
})

describe('a feed on trial', () => {
  it('tells what it is, what it has, what that would join and which names it would bring', async () => {
    await commitTo(store(), A, [fortios(), advisory({ id: 'urn:a:1', title: 'Something else' })])
    await host.answer({
      '/feed.json': native([
        item('urn:acme:1', 'Gateway', { identifiers: ['CVE-2026-1111'] }),
        item('urn:acme:2', 'Portal'),
        item('urn:acme:3', 'FortiOS', { entities: [{ name: 'FortiOS', vendor: 'Fortinet', type: 'Product', role: 'affected' }] }),
        { title: 'without an id', _advisory: { version: 1 } },
      ]),
    })
    const told = await tried('/feed.json')
    expect(told).toMatchObject({
      title: 'Acme advisories',
      format: 'native',
      walk: '',
      documents: 1,
      goesOn: false,
      listed: 0,
      advisories: { count: 3, first: [{ title: 'About Gateway', band: 'critical', score: 9.8 }, {}, {}] },
      articles: { count: 0 },
      scores: null,
      merges: { count: 1, first: [{ title: 'About Gateway', held: ['FortiOS authentication bypass'] }] },
      problems: { count: 1 },
      sites: [],
    })
    expect(told.names.first.map(({ name }) => name)).toEqual(['Gateway', 'Portal'])
    expect(told.bytes).toBeGreaterThan(500)
  })

  it('writes down its requests, and nothing else', async () => {
    await commitTo(store(), A, [fortios()])
    const before = await contentsOf(store())
    await host.answer({ '/feed.json': native([item('urn:acme:1', 'Gateway', { identifiers: ['CVE-2026-1111'] })]) })
    await host.answer({ '/missing.json': { status: 404 } })
    await tried('/feed.json')
    await trial('/missing.json')
    expect(await contentsOf(store())).toEqual(before)
    expect(await lastRequests(store())).toMatchObject([
      { url: host.url('/missing.json'), why: 'trial', outcome: 'notFound', at: NOW.getTime() },
      { url: host.url('/feed.json'), feed: host.url('/feed.json'), why: 'trial', outcome: 'document' },
    ])
  })

  it('takes names of the catalogue for known, by whichever name', async () => {
    await host.answer({ '/feed.json': native([item('urn:acme:1', 'Gateway'), item('urn:acme:2', 'Portal')]) })
    const catalogue = async () => [{ id: 'p', name: 'Gate', type: 'Product' as const, vendor: 'Acme', aliases: ['Gateway'] }]
    const { names } = await tried('/feed.json', { catalogue })
    expect(names).toEqual({ count: 1, first: [{ name: 'Portal', type: 'Product', vendor: 'Acme' }] })
  })

  it('that is in the list already does not meet itself', async () => {
    await commitTo(store(), host.url('/feed.json'), [advisory({ id: 'urn:acme:1', title: 'About Gateway' })])
    await host.answer({ '/feed.json': native([item('urn:acme:1', 'Gateway')]) })
    expect((await tried('/feed.json')).merges).toEqual({ count: 0, first: [] })
  })

  it('of news tells its articles and what they come to', async () => {
    const article = (id: number, title: string) =>
      `<item><guid>${id}</guid><title>${title}</title><link>https://news.example/${id}</link><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><description>${title}. Attackers exploit CVE-2026-1111 in FortiOS, a critical remote code execution flaw; Fortinet urges to update at once.</description></item>`
    await commitTo(store(), A, [fortios()])
    await host.answer({
      '/news.xml': {
        body: `<rss version="2.0"><channel><title>Example news</title>${article(1, 'FortiOS flaw exploited in attacks')}<item><title>Our new office</title><link>https://news.example/2</link><description>There is a garden.</description></item></channel></rss>`,
        headers: { 'content-type': 'application/rss+xml' },
      },
    })
    const told = await tried('/news.xml')
    expect(told).toMatchObject({
      format: 'rss',
      advisories: { count: 0 },
      articles: { count: 2, first: [{ title: 'FortiOS flaw exploited in attacks', publisher: 'Example news' }, {}] },
      stories: 1,
    })
    expect(told.merges.first.map(({ held }) => held)).toEqual([['FortiOS authentication bypass']])
  })

  it('of scores tells how many of the vulnerabilities that are held it has', async () => {
    await commitTo(store(), A, [fortios()])
    await host.answer({ '/epss.csv': { body: 'cve,epss,percentile\nCVE-2026-1111,0.1,0.9\nCVE-2026-2222,0.1,0.9\n' } })
    expect(await tried('/epss.csv')).toMatchObject({ format: 'epss', title: 'EPSS', scores: 1, advisories: { count: 0 } })
  })
})

describe('a feed of many documents on trial', () => {
  it('is followed to the documents that changed last, and no further', async () => {
    const files = Array.from({ length: 9 }, (_, index) => `2026/t-${index}.json`)
    await host.answer({
      '/provider-metadata.json': provider(host.url('/csaf')),
      '/csaf/changes.csv': changes(files),
      ...Object.fromEntries(files.map((file, index) => [`/csaf/${file}`, csaf(`T-${index}`)])),
    })
    expect(await tried('/provider-metadata.json')).toMatchObject({
      title: 'Testmaker',
      walk: 'csaf-provider',
      format: 'csaf',
      documents: 5,
      listed: 9,
      advisories: { count: 3, first: [{ title: 'About T-0' }, { title: 'About T-1' }, { title: 'About T-2' }] },
    })
    expect(await host.requests()).toEqual([
      '/provider-metadata.json',
      '/csaf/changes.csv',
      ...files.slice(0, 3).map((file) => `/csaf/${file}`),
    ])
  })

  it('says which sites its documents are on that may not be read', async () => {
    await host.answer({ '/provider-metadata.json': provider('https://elsewhere.example/csaf') })
    const mayFetch = async (url: string) => new URL(url).hostname !== 'elsewhere.example'
    expect(await tried('/provider-metadata.json', { mayFetch })).toMatchObject({
      documents: 1,
      advisories: { count: 0 },
      sites: ['https://elsewhere.example/'],
    })
  })

  it('says which of its documents could not be read', async () => {
    await host.answer({
      '/changes.csv': changes(['t-1.json', 't-2.json']),
      '/t-1.json': { status: 404 },
      '/t-2.json': csaf('T-2'),
    })
    const { advisories, problems } = await tried('/changes.csv')
    expect(advisories.count).toBe(1)
    expect(problems).toEqual({ count: 1, first: [`${host.url('/t-1.json')}: not read (notFound, HTTP 404)`] })
  })

  it('in pages is not followed to the next', async () => {
    await host.answer({ '/feed.json': native([item('urn:acme:1', 'Gateway')], { next_url: host.url('/2.json') }) })
    expect(await tried('/feed.json')).toMatchObject({ walk: 'json-feed-pages', documents: 1, goesOn: true })
    expect(await host.requests()).toEqual(['/feed.json'])
  })
})

describe('a trial fails', () => {
  it.each([
    [
      'with a page that is no feed',
      { body: '<!doctype html><html><title>Log in</title></html>' },
      'notRecognised',
      /an HTML page/,
    ],
    ['with a broken feed', native('x' as never), 'invalid', /items/],
    ['without a document', { status: 404 }, 'notFound', /404/],
    ['where the server refuses', { status: 403 }, 'refused', /403/],
  ])('%s', async (_how, answer, code, detail) => {
    await host.answer({ '/feed': answer })
    expect(await trial('/feed')).toMatchObject({ ok: false, error: { code, detail: expect.stringMatching(detail) as string } })
  })

  it('with a feed of another format than the one that was chosen', async () => {
    await host.answer({ '/feed': native([]) })
    expect(await trial('/feed', {}, 'kev')).toMatchObject({ error: { code: 'notRecognised', detail: /^not a KEV catalogue/ } })
  })

  it('at addresses that no feed may have, and while offline, without a request', async () => {
    const fetched: TrialContext['fetch'] = () => Promise.reject(new Error('asked'))
    const request = { url: 'http://feed.example/', format: 'auto' }
    const context = { store: store(), fetch: fetched, online: () => false } as unknown as TrialContext
    expect(await tryFeed(request, context)).toMatchObject({ error: { code: 'notAnAddress' } })
    expect(await trial('/feed', { online: () => false })).toMatchObject({ error: { code: 'offline' } })
    expect(await lastRequests(store())).toEqual([])
  })

  it('when more bytes come than a trial takes', async () => {
    await host.answer({ '/feed': native([item('urn:acme:1', 'x'.repeat(5_000))]) })
    expect(await trial('/feed', { limits: { documents: 5, bytes: 2_000 } })).toMatchObject({ error: { code: 'tooLarge' } })
  })

  it('when it was cancelled before it began, without a request', async () => {
    expect(await trial('/feed', { signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await lastRequests(store())).toEqual([])
  })

  it('when it is cancelled, at once, with nothing left behind', async () => {
    const cancelling = new AbortController()
    const asked = Promise.withResolvers<undefined>()
    const before = await contentsOf(store())
    const running = trial('/feed', {
      signal: cancelling.signal,
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          asked.resolve(undefined)
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    })
    await asked.promise
    cancelling.abort()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await contentsOf(store())).toEqual(before)
  })
})
