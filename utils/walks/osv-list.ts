import { normalizeDate } from '../advisories'
import { absolute, newestFirst, step, type ListedDocument, type Walk } from './walk'

const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z),([\w.:+-]+(?:\/[\w.:+-]+)?)$/

/** Half a mebibyte holds more than 5,000 lines; the whole list of npm has more than 200,000. */
const HEAD = 512 * 1024

/**
 * OSV's list of what changed, the newest first (https://google.github.io/osv.dev/data/): `modified_id.csv` of an ecosystem, whose records
 * are beside it, or the one above all ecosystems, which names the folder of each.
 */
export const osvList: Walk = {
  id: 'osv-list',

  head: (url) => (url.pathname.endsWith('/modified_id.csv') ? HEAD : undefined),

  read({ url, text, json }) {
    if (json !== undefined || !LINE.test(/.*/.exec(text)?.[0].trimEnd() ?? '')) return undefined
    const listed = text.split(/\r?\n/).flatMap((line): ListedDocument[] => {
      const [, date = '', id = ''] = LINE.exec(line) ?? []
      const path = id.split('/').map(encodeURIComponent).join('/')
      const address = id === '' ? undefined : absolute(`./${path}.json`, url)
      return address === undefined ? [] : [{ url: address, alternatives: [], stamp: normalizeDate(date) ?? '' }]
    })
    return step({ title: 'OSV', listed: newestFirst(listed) })
  },
}
