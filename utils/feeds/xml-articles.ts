import { cleanText, LIMITS } from '../advisories'
import { DistinctArticles, toArticle, type ArticleDraft } from './article'
import { MAX_ITEMS } from './document'
import { fault, type FeedContent, type FeedContext, type FeedFault } from './format'
import { Harvest } from './harvest'
import { hostOf } from './native-item'
import { readXml, type XmlElement } from './xml-reader'

/** What a feed says for all of its articles; empty where it does not. */
export interface FeedHead {
  title: string
  /** The site's address, by which relative links are read where no `xml:base` says otherwise. */
  link: string
  author: string
  language: string
}

/** How a kind of XML feed is read. */
export interface XmlDialect {
  /** Whether elements of this name are articles, and whether one may stand inside of another's content and is none there. */
  isRecord: (name: string) => boolean
  mayNest: boolean
  draft: (record: XmlElement) => ArticleDraft
  head: (root: XmlElement) => FeedHead
}

/** The articles of an XML feed. They are read as they pass, and completed once the whole head is known: it may stand behind them. */
export function readXmlFeed(
  text: string,
  { url }: FeedContext,
  { isRecord, mayNest, draft, head }: XmlDialect,
): FeedContent | FeedFault {
  const drafts: ArticleDraft[] = []
  const read = readXml(text, {
    url,
    isRecord,
    mayNest,
    onRecord(record) {
      if (drafts.length === MAX_ITEMS) return fault('tooLarge', `more than ${MAX_ITEMS} items; at most ${MAX_ITEMS} are read`)
      drafts.push(draft(record))
      return undefined
    },
  })
  if ('error' in read) return read
  const harvest = new Harvest()
  if (read.cutOff) harvest.problem('the document', 'ends before its last element does; what was whole is read')
  const feed = head(read.root)
  const articles = new DistinctArticles()
  const title = cleanText(feed.title, LIMITS.line) || hostOf(url)
  const base = URL.canParse(feed.link, url) ? new URL(feed.link, url).href : url
  for (const [index, each] of drafts.entries()) {
    const article = toArticle({
      ...each,
      base: each.base === url ? base : each.base,
      publisher: each.publisher || title,
      author: each.author || feed.author,
      language: each.language || feed.language,
    })
    if (article) articles.add(article, each.id !== '')
    else harvest.problem(`items[${index}]`, 'nothing in it that can be read; left out')
  }
  return { title, complete: false, ...harvest.result(), articles: articles.all() }
}
