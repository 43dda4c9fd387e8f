import { normalizeDate } from '../advisories'
import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import { ownObject, ownObjects } from '../feeds/json-lists'
import { absolute, newestFirst, step, type ListedDocument, type Walk } from './walk'

/** A ROLIE feed in JSON (RFC 8322; CSAF 2.0, section 7.1.15): an entry for each document, with where it is and when it changed. */
export const rolie: Walk = {
  id: 'rolie',

  read({ url, json }) {
    const feed = isObject(json) ? own(json, 'feed') : undefined
    if (!isObject(feed) || !Array.isArray(own(feed, 'entry'))) return undefined
    const listed = ownObjects(feed, 'entry').flatMap((entry) => entryOf(entry, url))
    return step({ title: ownText(feed, 'title'), listed: newestFirst(listed) })
  },
}

function entryOf(entry: JsonObject, base: string): ListedDocument[] {
  const self = ownObjects(entry, 'link').find((link) => ownText(link, 'rel') === 'self')
  const stated = ownText(ownObject(entry, 'content'), 'src') || (self ? ownText(self, 'href') : '')
  const url = absolute(stated, base)
  return url === undefined ? [] : [{ url, alternatives: [], stamp: normalizeDate(ownText(entry, 'updated')) ?? '' }]
}
