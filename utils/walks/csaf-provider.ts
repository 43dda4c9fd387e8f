import { isObject, own, ownText, type JsonObject } from '../feeds/document'
import { ownObject, ownObjects } from '../feeds/json-lists'
import { absolute, step, type Walk, type WalkStep } from './walk'

/** Labels of what everybody may read: White in TLP 1.0, Clear in 2.0. A feed under another label asks for a key. */
const OPEN_LABELS = ['', 'WHITE', 'CLEAR', 'UNLABELED']

/**
 * A CSAF provider's metadata (CSAF 2.0, section 7.1.7): its ROLIE feeds where it has any, which say where each document is, otherwise its
 * directories, each with `changes.csv` or at least `index.txt`.
 */
export const csafProvider: Walk = {
  id: 'csaf-provider',

  read({ url, json }) {
    if (!isObject(json)) return undefined
    const distributions = ownObjects(json, 'distributions')
    const claims = Object.hasOwn(json, 'metadata_version') || Object.hasOwn(json, 'canonical_url')
    if (!claims || !Object.hasOwn(json, 'publisher') || !Object.hasOwn(json, 'distributions')) return undefined
    const feeds = distributions.flatMap((each) => feedsOf(each, url))
    const indexes = feeds.length > 0 ? feeds : distributions.flatMap((each) => directoryOf(each, url))
    return step({ title: ownText(ownObject(json, 'publisher'), 'name'), indexes: indexes.slice(0, 50) })
  },
}

function feedsOf(distribution: JsonObject, base: string): WalkStep['indexes'] {
  return ownObjects(ownObject(distribution, 'rolie'), 'feeds').flatMap((feed) => {
    const url = OPEN_LABELS.includes(ownText(feed, 'tlp_label').toUpperCase()) ? absolute(ownText(feed, 'url'), base) : undefined
    return url === undefined ? [] : [{ url, alternatives: [] }]
  })
}

/** 2.0 has `directory_url`, 2.1 `directory` with its `url` and label. */
function directoryOf(distribution: JsonObject, base: string): WalkStep['indexes'] {
  const stated = own(distribution, 'directory')
  const directory = isObject(stated) ? stated : {}
  if (!OPEN_LABELS.includes(ownText(directory, 'tlp_label').toUpperCase())) return []
  const folder = absolute(ownText(directory, 'url') || ownText(distribution, 'directory_url'), base)?.replace(/\/?$/, '/')
  return folder === undefined ? [] : [{ url: `${folder}changes.csv`, alternatives: [`${folder}index.txt`] }]
}
