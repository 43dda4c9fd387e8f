import { describe, expect, it } from 'vitest'
import { bundledNames } from '../../utils/digest'
import type { Article } from '../../utils/feeds'
import {
  advisoryById,
  articlesVersion,
  commitFeed,
  forgetFeed,
  newFeedRow,
  newsArticles,
  recentAdvisories,
} from '../../utils/store'
import { digestNews, NEWS, PRIVATE_NEWS } from '../../utils/sync'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

/* Articles in, stories out, whatever happens in between. */

const store = storeOfEachTest()

const article = (fields: Partial<Article> & { id: string }): Article => ({
  title: '',
  url: `https://news.example/${fields.id}`,
  publisher: 'News Example',
  published: '2026-11-20T08:00:00Z',
  text: '',
  ...fields,
})

const FIRST = article({
  id: 'first',
  title: 'Attackers exploit zero-day in Fortinet FortiWeb',
  text: 'Attackers exploit CVE-2026-31337, a zero-day vulnerability in Fortinet FortiWeb that allows remote code execution. There is no patch yet. Administrators should take the management interface off the internet.',
})
const SECOND = article({
  id: 'second',
  url: 'https://other.example/second',
  publisher: 'Other Example',
  published: '2026-11-20T14:00:00Z',
  title: 'Fortinet FortiWeb zero-day CVE-2026-31337 exploited in the wild',
  text: 'Fortinet confirmed that CVE-2026-31337 in FortiWeb is exploited in the wild. The flaw lets an unauthenticated attacker execute code. A patch is expected next week.',
})
const ELSEWHERE = article({
  id: 'elsewhere',
  title: 'Citrix warns of critical flaw in NetScaler Gateway',
  text: 'Citrix warns of CVE-2026-40404, a critical vulnerability in NetScaler Gateway that allows remote code execution. Customers should install the update.',
})
const HARMLESS = article({
  id: 'harmless',
  title: 'LibreOffice 26.8 released with a new start centre',
  text: 'The Document Foundation released LibreOffice 26.8. The office suite has a new start centre and opens large tables faster.',
})

async function publish(feed: string, articles: Article[], { privateFeeds = [] as string[], now = NOW } = {}): Promise<void> {
  const document = { url: feed, name: new URL(feed).host, advisories: [], articles, complete: false }
  await commitFeed(store(), document, { privateFeeds: new Set(privateFeeds), now }, (row = newFeedRow(feed)) => row)
}

const digest = ({ privateFeeds = [] as string[], signal = new AbortController().signal } = {}) =>
  digestNews({
    store: store(),
    commitContext: () => Promise.resolve({ privateFeeds: new Set([...privateFeeds, PRIVATE_NEWS]), now: NOW }),
    names: () => Promise.resolve(bundledNames()),
    signal,
  })

const titles = async () => (await recentAdvisories(store(), { limit: 20 })).map(({ advisory: { title } }) => title)

describe('news', () => {
  it('becomes one advisory a story, which names its articles and marks what it is about', async () => {
    await publish(A, [FIRST, ELSEWHERE])
    await publish(B, [SECOND])
    expect(await digest()).toBe(true)
    const rows = await recentAdvisories(store(), { limit: 20 })
    const story = rows.find(({ identifiers }) => identifiers.includes('CVE-2026-31337'))
    expect(story?.advisory.articles.map(({ url }) => url)).toEqual([FIRST.url, SECOND.url])
    expect(story?.advisory.severity.band).toMatch(/high|critical/)
    expect(story?.affects).toContain('product:fortinet/fortiweb')
    expect(rows.filter(({ identifiers }) => identifiers.includes('CVE-2026-31337'))).toHaveLength(1)
  })

  it('is not made again of the same articles, and is of others', async () => {
    await publish(A, [FIRST])
    await digest()
    const version = await articlesVersion(store())
    await publish(A, [FIRST])
    expect(await articlesVersion(store())).toBe(version)
    expect(await digest()).toBe(false)
    await publish(B, [SECOND])
    expect(await digest()).toBe(true)
  })

  it('joins what a structured feed says of the same thing, whose facts take over', async () => {
    await publish(A, [FIRST, SECOND])
    await digest()
    await commitTo(store(), B, [
      advisory({
        id: 'CVE-2026-31337',
        identifiers: ['CVE-2026-31337'],
        title: 'FortiWeb path traversal',
        severity: { score: 9.8 },
      }),
    ])
    const rows = (await recentAdvisories(store(), { limit: 20 })).filter(({ identifiers }) =>
      identifiers.includes('CVE-2026-31337'),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.advisory.severity.score).toBe(9.8)
    expect(rows[0]?.advisory.articles).toHaveLength(2)
    expect(rows[0]?.advisory.history.flatMap(({ fields }) => fields.map(({ field }) => field))).toContain('score')
  })

  it('of other things leaves a story as it was', async () => {
    const long = {
      ...FIRST,
      text: `${FIRST.text} The gateway copies its session table to a log that anybody can read. Researchers at Example Labs found forty thousand appliances on the internet. A proof of concept writes a web shell into the firmware partition. Customers in Norway reported stolen configuration backups on Monday. The vendor asks for crash dumps from affected clusters. Attackers delete the audit trail before they leave.`,
    }
    await publish(A, [long])
    await digest()
    const before = await recentAdvisories(store(), { limit: 20 })
    // Full of the words by which the story's own sentences are chosen, and of other events.
    const others = ['Acme Router', 'Example Mailer', 'Sample Board', 'Paper Printer', 'Garden Camera', 'Office Phone'].map(
      (name, index) =>
        article({
          id: `other-${index}`,
          title: `${name} flaw lets attackers execute code`,
          text: `Attackers exploit CVE-2026-${5_000 + 37 * index}, a zero-day vulnerability in ${name} that allows remote code execution. There is no patch yet for ${name}.`,
        }),
    )
    await publish(B, others)
    expect(await digest()).toBe(true)
    const after = await recentAdvisories(store(), { limit: 100 })
    expect(after.length).toBeGreaterThan(before.length)
    expect(after.filter(({ id }) => id === before[0]?.id)).toEqual(before)
  })

  it('about something else makes no advisory', async () => {
    await publish(A, [HARMLESS])
    await digest()
    expect(await titles()).toEqual([])
  })

  it('of private feeds is kept apart', async () => {
    await publish(A, [FIRST], { privateFeeds: [A] })
    await publish(B, [SECOND])
    await digest({ privateFeeds: [A] })
    const row = (await recentAdvisories(store(), { limit: 20 })).find(({ identifiers }) => identifiers.includes('CVE-2026-31337'))
    const open = row?.publicFace ?? row?.advisory
    expect(open?.articles.map(({ url }) => url)).toEqual([SECOND.url])
  })

  it('that nobody tells any more is gone, and was not withdrawn', async () => {
    await publish(A, [FIRST])
    await publish(B, [ELSEWHERE])
    await digest()
    const before = await titles()
    await forgetFeed(store(), A, { privateFeeds: new Set(), now: NOW })
    await digest()
    expect(before.length).toBeGreaterThan((await titles()).length)
    expect((await recentAdvisories(store(), { limit: 20 })).map(({ advisory: { status } }) => status)).not.toContain('withdrawn')
  })

  it('is as it was where the worker is killed in the middle, and complete after the next start', async () => {
    await publish(A, [FIRST])
    await digest()
    const before = await recentAdvisories(store(), { limit: 20 })
    await publish(B, [SECOND, ELSEWHERE])
    const killed = new AbortController()
    killed.abort()
    expect(await digest({ signal: killed.signal })).toBe(false)
    expect(await recentAdvisories(store(), { limit: 20 })).toEqual(before)
    expect(await digest()).toBe(true)
    const story = (await recentAdvisories(store(), { limit: 20 })).find(({ identifiers }) =>
      identifiers.includes('CVE-2026-31337'),
    )
    expect(story?.advisory.articles).toHaveLength(2)
    // A story keeps its name while it grows, or whoever saw it would see it as new.
    expect(story?.id).toBe(before[0]?.id)
  })

  it('is forgotten when it is old', async () => {
    await publish(A, [FIRST])
    await publish(A, [ELSEWHERE], { now: new Date('2027-06-01') })
    expect((await newsArticles(store())).map(({ id }) => id)).toEqual([])
    await publish(A, [{ ...ELSEWHERE, published: '2027-05-30T00:00:00Z' }], { now: new Date('2027-06-01') })
    expect((await newsArticles(store())).map(({ id }) => id)).toEqual(['elsewhere'])
  })

  it('has its own feed row, with what it was made of', async () => {
    await publish(A, [FIRST])
    await digest()
    expect((await advisoryById(store(), 'CVE-2026-31337')) ?? (await titles())).toBeTruthy()
    expect(await store().get('feeds', NEWS)).toMatchObject({ records: 1, private: false })
    expect(await store().get('feeds', PRIVATE_NEWS)).toMatchObject({ records: 0, private: true })
  })
})
