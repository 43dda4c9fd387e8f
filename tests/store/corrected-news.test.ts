import { describe, expect, it } from 'vitest'
import { bundledNames } from '../../utils/digest'
import type { Article } from '../../utils/feeds'
import { defaultSettings, type Settings, type StoryCorrection } from '../../utils/settings'
import { toDigest } from '../../utils/settings/corrections'
import { success } from '../../utils/result'
import { commitFeed, keepSeen, marksOf, newFeedRow, recentAdvisories } from '../../utils/store'
import { digestNews, PRIVATE_NEWS } from '../../utils/sync'
import { correctStories, keepSeenOf } from '../../utils/worker/corrections'
import { A, advisory, B, commitTo, NOW, storeOfEachTest } from '../support/store-harness'

/* What a person says about stories of the news, and what follows from it in the store. */

const store = storeOfEachTest()

const CVE = 'CVE-2026-31337'

const article = (id: string, title: string, text: string, hour: number): Article => ({
  id,
  title,
  text,
  url: `https://news.example/${id}`,
  publisher: `${id} news`,
  published: new Date(Date.parse('2026-11-20T08:00:00Z') + hour * 3_600_000).toISOString(),
})

const FIRST = article(
  'first',
  'Attackers exploit zero-day in Fortinet FortiWeb',
  `Attackers exploit ${CVE}, a zero-day vulnerability in Fortinet FortiWeb that allows remote code execution. There is no patch yet. Administrators should take the management interface of FortiWeb off the internet.`,
  0,
)
const SECOND = article(
  'second',
  `Fortinet FortiWeb zero-day ${CVE} exploited in the wild`,
  `Fortinet confirmed that ${CVE} in FortiWeb is exploited in the wild. The flaw lets an unauthenticated attacker execute code. A patch is expected next week.`,
  6,
)
const THIRD = article(
  'third',
  'FortiWeb zero-day: what attackers do with it',
  `Attackers use ${CVE} in FortiWeb to create accounts and execute code. No patch for FortiWeb is available yet.`,
  9,
)
const ELSEWHERE = article(
  'elsewhere',
  'Citrix warns of critical flaw in NetScaler Gateway',
  'Citrix warns of CVE-2026-40404, a critical vulnerability in NetScaler Gateway that allows remote code execution. Customers should install the update.',
  3,
)

let settings: Settings

async function publish(articles: Article[]): Promise<void> {
  settings = defaultSettings()
  const document = { url: A, name: 'News', advisories: [], articles, complete: false }
  await commitFeed(store(), document, { privateFeeds: new Set(), now: NOW }, (row = newFeedRow(A)) => row)
  await digest()
}

const updateSettings = async (change: (settings: Settings) => Settings) => {
  settings = change(settings)
  return success(settings)
}

const digest = (now = NOW) =>
  digestNews({
    store: store(),
    commitContext: async () => ({ privateFeeds: new Set([PRIVATE_NEWS]), now }),
    names: async () => bundledNames(),
    corrections: async () => toDigest(settings.corrections),
    keepSeen: (names) => keepSeenOf(names, { store: store(), snoozed: settings.snoozed, updateSettings, now }),
    signal: new AbortController().signal,
  })

const say = async (correction: StoryCorrection, undo = false) => {
  const answer = await correctStories(
    { correction, undo },
    { store: async () => store(), updateSettings, retell: async () => void (await digest()) },
  )
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.advisoryId
}

const rows = () => recentAdvisories(store(), { limit: 20 })
const groups = async () =>
  (await rows()).map((row) => row.advisory.articles.map(({ url }) => url)).sort((a, b) => b.length - a.length)
const urls = (...articles: Article[]) => articles.map(({ url }) => url)

const apart = (out: Article, others: Article[]): StoryCorrection => ({
  verdict: 'apart',
  article: out.url,
  others: urls(...others),
  identifiers: [CVE],
  name: out.title,
  story: others[0]?.title ?? '',
  addedAt: '2026-11-21T08:00:00.000Z',
})
const TOGETHER: StoryCorrection = {
  verdict: 'together',
  articles: urls(FIRST, ELSEWHERE),
  name: ELSEWHERE.title,
  story: FIRST.title,
  addedAt: '2026-11-22T08:00:00.000Z',
}

describe('an article that is not about this', () => {
  it('leaves its story, though both name the same vulnerability, and comes back when that is undone', async () => {
    await publish([FIRST, SECOND, THIRD, ELSEWHERE])
    const before = await rows()
    const [story] = before.filter(({ identifiers }) => identifiers.includes(CVE))
    expect(await say(apart(FIRST, [SECOND, THIRD]))).toBe(story?.id)
    expect(await groups()).toEqual([urls(SECOND, THIRD), expect.any(Array), expect.any(Array)])
    expect((await groups()).slice(1).flat().sort()).toEqual(urls(ELSEWHERE, FIRST).sort())
    expect(await say(apart(FIRST, [SECOND, THIRD]), true)).toBe(story?.id)
    expect((await rows()).map(({ id, advisory: { articles } }) => [id, articles])).toEqual(
      before.map(({ id, advisory: { articles } }) => [id, articles]),
    )
  })

  it('leaves what a structured feed says alone, even where it was all the news about it', async () => {
    await publish([FIRST])
    await commitTo(store(), B, [advisory({ id: CVE, identifiers: [CVE], severity: { score: 9.8 } })])
    expect((await rows()).map(({ advisory: { articles } }) => articles.length)).toEqual([1])
    await say(apart(FIRST, []))
    const after = await rows()
    expect(after.find(({ id }) => id === CVE)?.advisory.articles).toEqual([])
    expect(after.find(({ id }) => id !== CVE)?.advisory).toMatchObject({ identifiers: [], articles: [{ url: FIRST.url }] })
  })

  it('changes no other story, and none again when there is other news', async () => {
    await publish([FIRST, SECOND, ELSEWHERE])
    const other = (await rows()).find(({ identifiers }) => identifiers.includes('CVE-2026-40404'))
    await say(apart(SECOND, [FIRST]))
    const after = await rows()
    expect(after.find(({ id }) => id === other?.id)).toEqual(other)
    expect(await digest()).toBe(false)
    expect(await rows()).toEqual(after)
  })
})

describe('a story that belongs to another', () => {
  it('joins it, keeping its name, and leaves it when that is undone', async () => {
    await publish([FIRST, SECOND, ELSEWHERE])
    const ids = (await rows()).map(({ id }) => id).sort()
    const joined = await say(TOGETHER)
    expect(await groups()).toEqual([urls(FIRST, ELSEWHERE, SECOND)])
    expect(ids).toContain(joined)
    await say(TOGETHER, true)
    expect(await groups()).toEqual([urls(FIRST, SECOND), urls(ELSEWHERE)])
  })
})

describe('a correction', () => {
  const FORTIWEB = 'product:fortinet/fortiweb'
  const newsOf = async (now: Date) => (await marksOf(store(), [FORTIWEB], { watched: () => false, now }))[0]?.news

  it('is no news to whoever saw the name, and what comes after it is', async () => {
    await publish([FIRST, SECOND])
    const later = new Date(NOW.getTime() + 3_600_000)
    await keepSeen(store(), FORTIWEB, NOW)
    settings.snoozed = [{ entityId: FORTIWEB, name: 'FortiWeb', addedAt: NOW.toISOString(), count: 1, last: NOW.toISOString() }]
    await say(apart(SECOND, [FIRST]))
    expect(await newsOf(later)).toBeUndefined()
    expect(settings.snoozed[0]?.count).toBe(2)
    await commitTo(store(), B, [
      advisory({ id: 'CVE-2026-5', entities: [{ id: FORTIWEB, name: 'FortiWeb', vendor: 'Fortinet' }] }),
    ])
    expect(await newsOf(later)).toBe('new')
  })

  it('is news where the person had not seen what there was', async () => {
    await publish([FIRST, SECOND])
    await say(apart(SECOND, [FIRST]))
    expect(await newsOf(new Date('2026-11-21'))).toBe('new')
  })

  it('is refused, and changes nothing, when there are too many', async () => {
    await publish([FIRST, SECOND])
    const many = Array.from({ length: 500 }, (_, index) => ({ ...apart(FIRST, []), article: `https://news.example/${index}` }))
    settings.corrections = many
    await expect(say(apart(SECOND, [FIRST]))).rejects.toThrow('full')
    expect(settings.corrections).toBe(many)
  })
})

describe('a story that becomes two as articles come in', () => {
  const OTHER = 'CVE-2026-40404'
  const both = article(
    'both',
    'FortiWeb and NetScaler Gateway have critical flaws',
    `Attackers can execute code in Fortinet FortiWeb through ${CVE}. Citrix NetScaler Gateway discloses sessions through ${OTHER}.`,
    -2,
  )
  const sessions = article(
    'sessions',
    'NetScaler Gateway tells sessions to anybody',
    `${OTHER} in NetScaler Gateway discloses sessions of other people. Citrix has an update for NetScaler Gateway.`,
    5,
  )

  it('is two from then on, the greater part with its name', async () => {
    await publish([both, FIRST, SECOND, ELSEWHERE])
    const [before] = await rows()
    expect(await groups()).toHaveLength(1)
    await publish([both, FIRST, SECOND, ELSEWHERE, sessions])
    const after = await rows()
    expect(after.map(({ advisory }) => advisory.articles.length).sort()).toEqual([2, 3])
    expect(after.find(({ advisory }) => advisory.articles.length === 3)?.id).toBe(before?.id)
  })

  it('stays one where a person said so', async () => {
    await publish([both, FIRST, SECOND, ELSEWHERE])
    await say({ ...TOGETHER, articles: urls(both, FIRST, SECOND, ELSEWHERE) })
    const document = { url: A, name: 'News', advisories: [], articles: [sessions], complete: false }
    await commitFeed(store(), document, { privateFeeds: new Set(), now: NOW }, (row = newFeedRow(A)) => row)
    await digest()
    expect((await groups())[0]).toEqual(expect.arrayContaining(urls(both, FIRST, SECOND, ELSEWHERE)))
  })
})
