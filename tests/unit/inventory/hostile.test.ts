import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INVENTORY_FORMATS, MAX_BYTES, MAX_ROWS, readInventory } from '../../../utils/inventory'
import { openInventory } from '../../../utils/inventory/open'
import { RowCollector } from '../../../utils/inventory/inventory'
import { bytesOf, fixture, FIXTURES, read } from './fixtures'

describe('what is no list says why', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t', 'empty'],
    ['separators', ';;;;\n,,,', 'empty'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), 'notText'],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0]), 'notText'],
    ['damaged JSON', '{"bomFormat": "CycloneDX", ', 'notJson'],
    ['other JSON', '{"a": 1}', 'notRecognised'],
    ['a page', '<!doctype html><title>Log in</title>', 'notRecognised'],
    ['too much', new Uint8Array(MAX_BYTES + 1), 'tooLarge'],
  ])('%s', (_, content, code) => expect(readInventory(content)).toMatchObject({ ok: false, error: { code } }))
})

test('UTF-16 with a byte order mark, as PowerShell and Excel write it', () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
  expect(read(utf16('Name\tVersion\r\nÄgir\t1.0\r\n')).rows).toEqual([{ name: 'Ägir', version: '1.0', kind: 'application' }])
})

test('rows, problems and texts are bounded', () => {
  const { rows, cut } = read(Array.from({ length: MAX_ROWS + 5 }, (_, index) => `Name ${index}`).join('\n'))
  expect([rows.length, cut]).toEqual([MAX_ROWS, true])
  const long = read(JSON.stringify([{ name: 'n'.repeat(5_000), version: 'v'.repeat(5_000), publisher: 'p'.repeat(5_000) }]))
    .rows[0]
  expect([long?.name.length, long?.version?.length, long?.vendor?.length]).toEqual([200, 100, 200])
  const bad = read(JSON.stringify([{ name: 'a' }, ...Array.from({ length: 500 }, () => null)]))
  expect([bad.problems.length, bad.problemCount]).toEqual([100, 500])
})

test('names carry nothing that deceives, placeholders are no text', () => {
  const rows = read('Name,Vendor,Version\nA\u202Eb\u200B,NOASSERTION,n/a\n-,V,1').rows
  expect(rows).toEqual([{ name: 'Ab', kind: 'application' }])
})

test('components in components have an end', () => {
  let component: object = { type: 'library', name: 'deepest' }
  for (let depth = 0; depth < 40; depth++) component = { type: 'library', name: `c${depth}`, components: [component] }
  const { rows, problems } = read(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [component] }))
  expect(rows).toHaveLength(32)
  expect(problems.map(({ code }) => code)).toEqual(['tooDeep'])
})

test.each([
  ['lines of one quote', '"\n'.repeat(200_000)],
  ['open quotes and old line ends', 'x,"y\r'.repeat(80_000)],
  ['blanks', 'a '.repeat(200_000)],
  ['dashes', `Name  Id  Version\n${'-'.repeat(30)}\n`.repeat(6_000)],
  ['open brackets', '('.repeat(200_000)],
  ['digits with dots', `name ${'1.'.repeat(100_000)}`],
  ['at signs', `${'@a/'.repeat(100_000)}==1`],
])('%s take no more than their share of time', (_, text) => {
  const start = performance.now()
  readInventory(text)
  expect(performance.now() - start).toBeLessThan(3_000)
})

/** Any JSON under the words that the formats look for. */
const words =
  'bomFormat CycloneDX components name type library spdxVersion SPDX-2.3 packages @graph lockfileVersion dependencies Sources Packages'
const key = fc.constantFrom(...words.split(' '), '__proto__', 'constructor', '', 'node_modules/a')
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom(null, 1, true, '', 'SPDX-2.3', 'CycloneDX', 'a'), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
}))

test('no format throws, whatever the JSON or the text', () => {
  const readAll = (text: string) => {
    const document = openInventory(text)
    if (!document.ok) return
    for (const format of INVENTORY_FORMATS) {
      format.recognise(document.value)
      format.read(document.value, new RowCollector())
    }
  }
  fc.assert(fc.property(json.value, (value) => readAll(JSON.stringify(value))))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', ';', '\t', 'a', '@', ':', '-', '1.0', ' ', '[') }), readAll),
  )
})

test('a list that is cut anywhere is still read up to there', () => {
  for (const name of FIXTURES.filter((each) => !each.endsWith('.json'))) {
    const bytes = bytesOf(name)
    const whole = fixture(name).rows.length
    for (let end = 1; end < bytes.length; end += 41) {
      const part = readInventory(bytes.slice(0, end))
      if (part.ok) expect(part.value.rows.length, `${name} up to ${end}`).toBeLessThanOrEqual(whole + 40)
    }
  }
})
