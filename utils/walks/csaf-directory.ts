import { normalizeDate } from '../advisories'
import { absolute, newestFirst, step, type ListedDocument, type Walk } from './walk'

const CHANGE = /^"?([^",]+\.json)"?,"?(\d{4}-\d\d-\d\d[^",]*)"?$/
const FILE = /^[^\s",<>{}]+\.json$/

/**
 * The lists of a CSAF directory (CSAF 2.0, sections 7.1.12 and 7.1.13): `changes.csv` with each file and its date, or `index.txt` with the
 * files alone, of which only those that were never read are read, since it does not say which ones changed.
 */
export const csafDirectory: Walk = {
  id: 'csaf-directory',

  read({ url, text, json }) {
    if (json !== undefined) return undefined
    const lines = text.split(/\r?\n/).filter((line) => line !== '')
    const change = CHANGE.test(lines[0] ?? '')
    if (!change && !FILE.test(lines[0] ?? '')) return undefined
    const listed = lines.flatMap((line): ListedDocument[] => {
      const [, file = '', date = ''] = (change ? CHANGE.exec(line) : FILE.exec(line) && ['', line]) ?? []
      const [address, ...alternatives] = placesOf(file, url)
      return address === undefined ? [] : [{ url: address, alternatives, stamp: normalizeDate(date) ?? '' }]
    })
    return step({ listed: newestFirst(listed) })
  },
}

/**
 * Where a listed file may be. The standard has paths relative to the list's folder; some publishers write them relative to a folder above,
 * which shows in a path that begins as the folder ends.
 */
function placesOf(file: string, list: string): string[] {
  const plain = absolute(file, list)
  if (plain === undefined || /^([a-z]+:|\/)/i.test(file)) return plain === undefined ? [] : [plain]
  const folders = new URL('.', list).pathname.split('/').slice(1, -1)
  const path = file.split('/')
  for (let shared = Math.min(folders.length, path.length - 1); shared > 0; shared--) {
    if (folders.slice(-shared).join('/') !== path.slice(0, shared).join('/')) continue
    const above = absolute('../'.repeat(shared) + file, list)
    if (above === undefined) break
    // One folder of the same name may well hold another; several in a row hardly do.
    return shared > 1 ? [above, plain] : [plain, above]
  }
  return [plain]
}
