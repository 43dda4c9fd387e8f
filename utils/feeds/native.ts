import { cleanText, LIMITS } from '../advisories'
import { isObject, MAX_ITEMS, own, ownText, type JsonObject } from './document'
import { fault, type FeedContext, type FeedFormat } from './format'
import { Harvest } from './harvest'
import { readArticle } from './json-feed'
import { hostOf, type FeedDefaults } from './native-item'
import { readAdvisory } from './native-advisory'

const JSON_FEED = /^https?:\/\/jsonfeed\.org\/version\/1/

/**
 * The native format: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) whose items carry an `_advisory` extension;
 * docs/feed-format.md describes it. Items without one are news articles, so that any JSON Feed can be read.
 */
export const native: FeedFormat = {
  id: 'native',

  recognise({ json }) {
    if (!isObject(json)) return false
    if (JSON_FEED.test(ownText(json, 'version')) || isObject(own(json, '_advisory'))) return true
    const items = own(json, 'items')
    return Array.isArray(items) && items.some((item) => isObject(item) && isObject(own(item, '_advisory')))
  },

  parse({ json }, context) {
    if (!isObject(json)) return fault('invalid', 'expected a JSON object')
    const items = own(json, 'items')
    if (!Array.isArray(items)) return fault('invalid', 'items: expected an array')
    if (items.length > MAX_ITEMS) return fault('tooLarge', `${items.length} items; at most ${MAX_ITEMS} are read`)
    const harvest = new Harvest()
    const feed = readFeed(json, context, harvest)
    for (const [index, item] of items.entries()) readItem(item, `items[${index}]`, feed, harvest)
    return { title: feed.title, complete: feed.complete, ...harvest.result() }
  },
}

function readFeed(json: JsonObject, context: FeedContext, harvest: Harvest): FeedDefaults {
  const extension = own(json, '_advisory')
  const version = isObject(extension) ? own(extension, 'version') : 1
  if (version !== 1)
    harvest.problem('_advisory', `version ${JSON.stringify(version)?.slice(0, 40)} is unknown; read as version 1`)
  return {
    title: cleanText(ownText(json, 'title'), LIMITS.line) || hostOf(context.url),
    // A page is not the whole feed; whether all of them together are, utils/walks tells.
    complete: isObject(extension) && own(extension, 'complete') === true && ownText(json, 'next_url') === '',
    language: ownText(json, 'language'),
    authors: own(json, 'authors'),
    context,
  }
}

function readItem(item: unknown, place: string, feed: FeedDefaults, harvest: Harvest): void {
  if (!isObject(item)) return harvest.problem(place, 'not an object; left out')
  const extension = own(item, '_advisory')
  if (isObject(extension)) {
    const record = readAdvisory(item, extension, place, feed, harvest)
    if (record) harvest.advisory(place, record)
    return
  }
  if (extension !== undefined) harvest.problem(`${place}._advisory`, 'not an object; the item is read as an article')
  const article = readArticle(item, place, feed, harvest)
  if (article) harvest.article(place, article)
}
