import type { Advisory } from '../../utils/advisories'
import { mostAlike, type Told } from '../../utils/digest/alike'
import { worker } from '../../utils/messaging/client'
import { articlesOf, loadSettings } from '../../utils/settings'
import { newsArticles, storyRecords, type RecordRow, type Store } from '../../utils/store'
import { NEWS, PRIVATE_NEWS } from '../../utils/sync/news-feeds'
import type { StoryCandidate, StorySource } from './story-source'

/** More than anybody looks through; a search narrows it down before. */
const MOST_CANDIDATES = 2_000

/** Stories as the store has them, corrected by the worker. */
export function liveStorySource(store: () => Promise<Store>): StorySource {
  return {
    story: async (id) => {
      const stories = (await records(store)).filter(({ advisoryId }) => advisoryId === id).map(({ advisory }) => advisory)
      if (stories.length === 0) return null
      const articles = stories.flatMap(addressesOf)
      const { corrections } = await loadSettings()
      return {
        articles,
        identifiers: [...new Set(stories.flatMap(({ identifiers }) => identifiers))],
        corrections: corrections
          .filter((correction) => articlesOf(correction).some((address) => articles.includes(address)))
          .sort((a, b) => b.addedAt.localeCompare(a.addedAt)),
      }
    },
    candidates: async (id) => {
      const all = await records(store)
      const own = all.filter(({ advisoryId }) => advisoryId === id)
      const [first] = own
      if (!first) return []
      // Public and private news are put together apart, and nothing of one can belong to the other.
      const sameKind = all.filter(({ feed, advisoryId }) => feed === first.feed && advisoryId !== id)
      const others = await loneArticles(await store(), first.feed === PRIVATE_NEWS, all)
      return mostAlike(toldOf(first.advisory), [...sameKind.map(toCandidate), ...others]).slice(0, MOST_CANDIDATES)
    },
    correct: (request) => worker.correctStories(request),
  }
}

async function records(store: () => Promise<Store>): Promise<RecordRow[]> {
  return storyRecords(await store(), [NEWS, PRIVATE_NEWS])
}

/** Articles that are in no story, since they tell of nothing that bears on security. */
async function loneArticles(store: Store, secret: boolean, stories: readonly RecordRow[]): Promise<(StoryCandidate & Told)[]> {
  const { feeds } = await loadSettings()
  const secretFeeds = new Set(feeds.filter((feed) => feed.private).map(({ url }) => url))
  const inStories = new Set(stories.flatMap(({ advisory }) => addressesOf(advisory)))
  const lone = (await newsArticles(store)).filter(
    ({ feed, article }) => article.url !== '' && secretFeeds.has(feed) === secret && !inStories.has(article.url),
  )
  const byAddress = new Map(lone.map(({ article }) => [article.url, article]))
  return [...byAddress.values()].map(({ title, url, publisher, published, language = '' }) => {
    return { title, language, articles: [url], publishers: [publisher], published, words: [] }
  })
}

function toCandidate({ advisory }: RecordRow): StoryCandidate & Told {
  return {
    ...toldOf(advisory),
    language: advisory.language,
    articles: addressesOf(advisory),
    publishers: advisory.sources.map(({ name }) => name),
  }
}

function toldOf({ title, entities, identifiers, keywords, published }: Advisory): Told {
  return { title, words: [...entities.map(({ name }) => name), ...identifiers, ...keywords], published: published ?? '' }
}

function addressesOf({ articles }: Advisory): string[] {
  return articles.flatMap(({ url }) => url ?? [])
}
