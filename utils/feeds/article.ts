import { cleanText, LIMITS } from '../advisories'
import { referenceTo } from './references'

/** One news article of a feed, for utils/digest to make advisories of. */
export interface Article {
  /** Unique within its feed. */
  id: string
  /** Empty where the feed gives neither a title nor a text nor a link. */
  title: string
  /** An https link, empty where the feed has none. */
  url: string
  publisher: string
  /** ISO 8601, empty where the feed states no date. */
  published: string
  /** Plain text without markup; at most as long as an advisory's summary may be. */
  text: string
  /** BCP 47 tag, where stated. */
  language?: string
  /** ISO 8601, where the feed says when the article last changed. */
  updated?: string
  /** Who wrote it, as names; several are joined by commas. */
  author?: string
  /** The feed's short version, where `text` is the article's own. */
  summary?: string
  categories?: string[]
}

const MAX_CATEGORIES = 40

/** What a format reads of an article: texts without markup, the link as written. */
export interface ArticleDraft {
  id: string
  title: string
  link: string
  /** What a relative link is to be read by. */
  base: string
  publisher: string
  published: string
  updated: string
  content: string
  summary: string
  author: string
  language: string
  categories: readonly string[]
}

/**
 * An article of what a format read. Without a title its text's first line or its address stands for one, without an id its link or
 * what else there is; undefined where nothing is.
 */
export function toArticle(draft: ArticleDraft): Article | undefined {
  const url = articleLink(draft.link, draft.base)
  const text = draft.content || draft.summary
  const title = draft.title || cleanText(/.+/.exec(text)?.[0] ?? '', 120) || cleanText(url && referenceTo(url).title, LIMITS.line)
  const categories = [...new Set(draft.categories)].filter((category) => category !== '').slice(0, MAX_CATEGORIES)
  const id = cleanText(
    draft.id || url || draft.link || title || [draft.published, draft.author, ...categories].join(' '),
    LIMITS.id,
  )
  if (id === '') return undefined
  return {
    id,
    title,
    url,
    publisher: draft.publisher,
    published: draft.published,
    text,
    ...(draft.language === '' ? {} : { language: cleanText(draft.language, 40) }),
    ...(draft.updated === '' || draft.updated === draft.published ? {} : { updated: draft.updated }),
    ...(draft.author === '' ? {} : { author: cleanText(draft.author, LIMITS.line) }),
    ...(draft.summary === '' || draft.summary === text ? {} : { summary: draft.summary }),
    ...(categories.length === 0 ? {} : { categories }),
  }
}

/**
 * A link of a feed as one that may be shown. Feeds go on writing `http:` for sites that have long moved; such a link is shown as https,
 * as browsers would try it first, unless it names a port. Empty for what cannot be a page.
 */
export function articleLink(link: string, base: string): string {
  if (link === '' || link.length > 2048) return ''
  const url = parsedUrl(/^www\./i.test(link) ? `https://${link}` : link, base)
  if (!url || url.username !== '' || url.password !== '') return ''
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:'
  return url.protocol === 'https:' ? url.href : ''
}

function parsedUrl(link: string, base: string): URL | undefined {
  try {
    return new URL(link, base === '' ? undefined : base)
  } catch {
    return undefined
  }
}

/**
 * Articles with an id of their own each. Two with the same id, link and title are one, of which the newer stands; feeds that give all
 * their items one id, or none, mean different ones.
 */
export class DistinctArticles {
  readonly #articles = new Map<string, Article>()
  /** The ids of those that were given another, by what they are. */
  readonly #numbered = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  add(article: Article, isIdStated: boolean): void {
    const first = this.#articles.get(article.id)
    if (!first) {
      this.#articles.set(article.id, article)
      return
    }
    const identity = [article.id, article.url, article.title].join('\n')
    const isFirst = first.url === article.url && first.title === article.title
    const same = isIdStated ? (isFirst ? article.id : this.#numbered.get(identity)) : undefined
    const earlier = same === undefined ? undefined : this.#articles.get(same)
    if (earlier && lastDate(article) <= lastDate(earlier)) return
    const id = same ?? this.#freeId(article.id)
    this.#articles.set(id, { ...article, id })
    if (!isFirst) this.#numbered.set(identity, id)
  }

  all(): Article[] {
    return [...this.#articles.values()]
  }

  #freeId(id: string): string {
    let count = this.#counts.get(id) ?? 2
    const numbered = () => `${id.slice(0, LIMITS.id - 10)} ${count}`
    while (this.#articles.has(numbered())) count++
    this.#counts.set(id, count + 1)
    return numbered()
  }
}

function lastDate({ updated, published }: Article): string {
  return updated ?? published
}
