import { cleanText, LIMITS } from '../advisories'
import { DistinctArticles, toArticle, type Article } from './article'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { readDate } from './feed-date'
import { fault, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { htmlToText } from './html-text'
import { ownObjects, ownTexts } from './json-lists'
import { hostOf, itemText, type FeedDefaults } from './native-item'

const JSON_FEED = /^https?:\/\/(www\.)?jsonfeed\.org\/version\/1/

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) without advisories; with them it is native.ts's. */
export const jsonFeed: FeedFormat = {
  id: 'json-feed',

  recognise({ json }) {
    if (!isObject(json) || !JSON_FEED.test(ownText(json, 'version')) || own(json, '_advisory') !== undefined) return false
    return !ownObjects(json, 'items').some((item) => own(item, '_advisory') !== undefined)
  },

  parse({ json }, context) {
    if (!isObject(json)) return fault('invalid', 'expected a JSON object')
    const items = own(json, 'items')
    if (!Array.isArray(items)) return fault('invalid', 'items: expected an array')
    if (items.length > MAX_ITEMS) return fault('tooLarge', `${items.length} items; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    const articles = new DistinctArticles()
    const feed = {
      title: cleanText(ownText(json, 'title'), LIMITS.line) || hostOf(context.url),
      complete: false,
      language: ownText(json, 'language'),
      authors: own(json, 'authors') ?? own(json, 'author'),
      context,
    }
    for (const [index, item] of items.entries()) {
      const place = `items[${index}]`
      const article = isObject(item) ? readArticle(item, place, feed, harvest) : harvest.problem(place, 'not an object; left out')
      if (article) articles.add(article, true)
    }
    return { title: feed.title, complete: false, ...harvest.result(), articles: articles.all() }
  },
}

/** An item without an advisory as an article; undefined, and a problem told, where it has nothing to show. */
export function readArticle(item: JsonObject, place: string, feed: FeedDefaults, harvest: Harvest): Article | undefined {
  const article = toArticle({
    id: ownText(item, 'id'),
    title: cleanText(ownText(item, 'title'), LIMITS.line),
    link: ownText(item, 'url') || ownText(item, 'external_url'),
    base: feed.context.url,
    publisher: feed.title,
    published: readDate(ownText(item, 'date_published')) || readDate(ownText(item, 'date_modified')),
    updated: readDate(ownText(item, 'date_modified')),
    content: itemText(item),
    summary: cleanText(htmlToText(ownText(item, 'summary'), LIMITS.body), LIMITS.body),
    author: authorsOf(item) || authorNames(feed.authors),
    language: ownText(item, 'language') || feed.language,
    categories: ownTexts(item, 'tags').map((tag) => cleanText(tag, LIMITS.line)),
  })
  if (!article) harvest.problem(place, 'nothing in it that can be read; left out')
  return article
}

function authorsOf(item: JsonObject): string {
  return authorNames(own(item, 'authors')) || authorNames(own(item, 'author'))
}

/** Names of authors, a list in 1.1 and one object in 1.0. */
function authorNames(authors: unknown): string {
  const names = (Array.isArray(authors) ? authors : [authors]).filter(isObject).map((author) => ownText(author, 'name'))
  return cleanText(names.filter((name) => name !== '').join(', '), LIMITS.line)
}
