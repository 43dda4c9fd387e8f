import { isObject, own, ownText } from '../feeds/document'
import { absolute, step, type Walk } from './walk'

/** JSON Feed in pages: each names the next as `next_url` (https://www.jsonfeed.org/version/1.1/#top-level). */
export const jsonFeedPages: Walk = {
  id: 'json-feed-pages',

  read({ url, json, format }) {
    if (!isObject(json) || format === '' || !Array.isArray(own(json, 'items'))) return undefined
    const next = absolute(ownText(json, 'next_url'), url)
    const extension = own(json, '_advisory')
    const whole = isObject(extension) && own(extension, 'complete') === true
    return step({ title: ownText(json, 'title'), pages: next === undefined ? [] : [next], whole })
  },
}
