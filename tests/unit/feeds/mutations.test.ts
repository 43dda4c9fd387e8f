import { afterAll, describe, expect, test } from 'vitest'
import { bandOfScore, fingerprint, mergeAdvisories, mergeKeys } from '../../../utils/advisories'
import { mutation } from '../../support/feed-mutations'
import { lot, times } from '../../support/lot'
import { unsafeIn } from '../../support/unsafe'
import { fileText, parse } from './document'

/*
 * Every format's samples, changed by lot where their structure is: whatever comes of it is safe to store and to show, soon, and not much more
 * than came. News formats have property tests of their own beside these (hostile-news.test.ts).
 */

const RUNS = times('CAVEAT_MUTATIONS', 5_500)
const SAMPLES = [
  'native-made-up.json',
  'kev-excerpt.json',
  'csaf-icsa-24-004-01.json',
  'cve-made-up.json',
  'ghsa-made-up.json',
  'nvd-log4shell.json',
  'osv-rustsec.json',
  'json-feed-made-up.json',
  'rss-made-up.xml',
  'rdf-made-up.xml',
  'atom-made-up.xml',
]
/** Milliseconds that one document may take, and characters that may come of each that came. */
const LONGEST = 2_000
const GROWTH = 30

let slowest = 0
afterAll(() => expect(Object.keys(Object.prototype)).toEqual([]))

describe('whatever is done to a document', () => {
  test.each(SAMPLES)('%s: what comes of it is safe, and soon', { timeout: 30_000 + RUNS * 10 }, (name) => {
    const random = lot()
    const sample = name === 'kev-excerpt.json' ? shortKev() : fileText(`tests/fixtures/feeds/${name}`)
    const runs = Math.ceil(RUNS / SAMPLES.length)
    let read = 0
    for (let run = 0; run < runs; run++) {
      const document = mutation(sample, random)
      const start = performance.now()
      const parsed = parse(document)
      slowest = Math.max(slowest, performance.now() - start)
      const records = [...parsed.advisories, ...parsed.articles]
      if (records.length > 0) read++
      const wrong = unsafeIn({ title: parsed.title, problems: parsed.problems, records })
      if (wrong.length > 0) throw new Error(`${name}, run ${run}: ${wrong.slice(0, 5).join('; ')}\n${document.slice(0, 2_000)}`)
      // An item that stands there twice may be an advisory once and, where that of it is spoilt, an article.
      for (const list of [parsed.advisories, parsed.articles]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
      expect(JSON.stringify(records).length).toBeLessThan(GROWTH * document.length + 10_000)
      for (const advisory of mergeAdvisories(structuredClone(parsed.advisories))) {
        expect(mergeKeys(advisory).length).toBeLessThan(1_000)
        expect(fingerprint(advisory)).not.toBe('')
        const { band, score } = advisory.severity
        if (score !== null) expect(band).toBe(bandOfScore(score))
      }
    }
    expect(slowest).toBeLessThan(LONGEST)
    expect(read, 'most have to be read at all, or little was tried').toBeGreaterThan(runs / 3)
    expect('polluted' in {}).toBe(false)
  })
})

function shortKev(): string {
  const kev = JSON.parse(fileText('tests/fixtures/feeds/kev-excerpt.json')) as { vulnerabilities: unknown[] }
  return JSON.stringify({ ...kev, count: 3, vulnerabilities: kev.vulnerabilities.slice(0, 3) })
}
