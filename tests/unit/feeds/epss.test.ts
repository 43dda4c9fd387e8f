import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readEpss } from '../../../utils/feeds'

const URL_NOW = 'https://epss.example/epss_scores-current.csv.gz'
const ALL = new Set(['CVE-2020-5902', 'CVE-2018-19571', 'CVE-2024-0001'])
const read = (text: string | Uint8Array, { url = URL_NOW, wanted = ALL as ReadonlySet<string> } = {}) =>
  readEpss(Uint8Array.from(typeof text === 'string' ? Buffer.from(text) : text), wanted, url)

const HEAD = '#model_version:v2025.03.14,score_date:2026-11-23T12:55:00Z\ncve,epss,percentile\n'

describe('a list of EPSS scores', () => {
  it.each([
    ['of today', HEAD, '2026-11-23T12:55:00Z'],
    ['of 2022 to 2024', HEAD.replace('2026-11-23T12:55:00Z', '2023-03-07T00:00:00+0000'), '2023-03-07T00:00:00Z'],
    ['of 2021, with ranks', 'cve,epss,percentile\n', '2021-09-01'],
    ['without a date', '#model_version:v2023.03.01\ncve,epss,percentile\n', '2021-09-01'],
  ])('%s', async (_era, head, date) => {
    const text = `${head}CVE-2020-5902,0.97567,0.99995\r\nCVE-1999-0001,0.01,0.5\nCVE-2018-19571,0.04773,0.8715910818693242\n`
    const expected = {
      date,
      problems: [],
      scores: new Map([
        ['CVE-2020-5902', { score: 0.97567, percentile: 0.99995 }],
        ['CVE-2018-19571', { score: 0.04773, percentile: 0.8715910818693242 }],
      ]),
    }
    const url = 'https://epss.example/epss_scores-2021-09-01.csv.gz'
    expect(await read(text, { url })).toEqual(expected)
    expect(await read(gzipSync(text), { url })).toEqual(expected)
  })

  it('of the first months has ranks worked out, as the share of scores that are no higher', async () => {
    const text = 'cve,epss\nCVE-2020-5902,0.65\nCVE-2018-19571,0.04\nCVE-1999-0001,0.04\nCVE-1999-0002,0.9\n'
    expect(await read(text)).toMatchObject({
      date: null,
      scores: new Map([
        ['CVE-2020-5902', { score: 0.65, percentile: 0.75 }],
        ['CVE-2018-19571', { score: 0.04, percentile: 0.5 }],
      ]),
    })
  })

  it('keeps only what is wanted of very many', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `CVE-2024-${String(index).padStart(4, '0')},0.5,0.5`)
    const list = await read(gzipSync(HEAD + rows.join('\n')), { wanted: new Set(['CVE-2024-0001', 'CVE-2024-99999']) })
    expect(list && 'scores' in list && [...list.scores.keys()]).toEqual(['CVE-2024-0001', 'CVE-2024-99999'])
  })

  it('loses a bad row and says so', async () => {
    const list = await read(`${HEAD}CVE-2020-5902,2,0.5\nCVE-2018-19571,NaN,0.5\nGHSA-x,0.1,0.1\nCVE-2024-0001,1e-05,0.1\n`)
    expect(list).toMatchObject({ scores: new Map([['CVE-2024-0001', { score: 0.00001, percentile: 0.1 }]]) })
    expect(list && 'problems' in list && list.problems).toEqual(['3 rows are not a CVE id with numbers from 0 to 1; left out'])
  })

  it.each([
    [
      'other columns',
      '#model_version:v1,score_date:2024-02-20\ninvalid,header,format\nCVE-2024-0001,0.1,0.1\n',
      /columns “invalid/,
    ],
    ['nothing after its head', '#model_version:v1,score_date:2024-02-20\n', /no line with the names/],
    ['an endless line', `${HEAD}${'x'.repeat(100_000)}`, /a line longer/],
    ['a cut', gzipSync(HEAD + 'CVE-2020-5902,0.97567,0.99995\n'.repeat(9_999)).subarray(0, 200), /cut short|columns/],
    [
      'more text than there may be',
      gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(65 * 1024 * 1024, 'CVE-1,0,0\n')])),
      /longer than/,
    ],
  ])('with %s is invalid', async (_what, text, why) => {
    expect(await read(text)).toMatchObject({ error: { code: 'invalid', detail: expect.stringMatching(why) } })
  })

  it.each([
    ['a page', '<!doctype html><title>EPSS</title>'],
    ['JSON', '{"cve": 1}'],
    ['another table', 'cve,cvss\nCVE-2024-0001,9.8\n'],
    ['nothing', ''],
    ['other compressed data', gzipSync('{"version":"https://jsonfeed.org/version/1.1"}')],
    ['no gzip at all', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
  ])('is not %s', async (_what, text) => expect(await read(text)).toBeUndefined())
})
