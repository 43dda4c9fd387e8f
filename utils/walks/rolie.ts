import { normalizeDate } from '../advisories'
import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import { ownObject, ownObjects } from '../feeds/json-lists'
import { absolute, MOST_LISTED, newestFirst, step, type ListedDocument, type Walk } from './walk'

/** Links by which a feed says that it goes on elsewhere (RFC 5005, sections 3 and 4). */
const PAGED = ['next', 'previous', 'prev', 'prev-archive', 'next-archive']

/**
 * A ROLIE feed in JSON (RFC 8322; CSAF 2.0, section 7.1.15): an entry for each document, with where it is and when it changed. A document
 * whose entry went was taken away; CSAF has no other sign of it. That is not so of a page, nor where an entry could not be read.
 */
export const rolie: Walk = {
  id: 'rolie',

  read({ url, json }) {
    const feed = isObject(json) ? own(json, 'feed') : undefined
    if (!isObject(feed) || !Array.isArray(own(feed, 'entry'))) return undefined
    const entries = own(feed, 'entry') as unknown[]
    const listed = ownObjects(feed, 'entry').flatMap((entry) => entryOf(entry, url))
    const paged = ownObjects(feed, 'link').some((link) => PAGED.includes(ownText(link, 'rel')))
    const listsAll = !paged && listed.length === entries.length && listed.length <= MOST_LISTED
    return step({ title: ownText(feed, 'title'), listed: newestFirst(listed), listsAll })
  },
}

function entryOf(entry: JsonObject, base: string): ListedDocument[] {
  const self = ownObjects(entry, 'link').find((link) => ownText(link, 'rel') === 'self')
  const stated = ownText(ownObject(entry, 'content'), 'src') || (self ? ownText(self, 'href') : '')
  const url = absolute(stated, base)
  return url === undefined ? [] : [{ url, alternatives: [], stamp: normalizeDate(ownText(entry, 'updated')) ?? '' }]
}
