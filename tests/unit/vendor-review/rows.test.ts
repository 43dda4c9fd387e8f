import { describe, expect, it } from 'vitest'
import { compileNames, rightWayRound, type InventoryRow } from '../../../utils/inventory'
import type { Mention } from '../../../utils/lexicon'
import { rowOfList, rowsOfText } from '../../../utils/vendor-review'

const NAMES = compileNames([
  { name: 'Fortinet', type: 'Company' },
  { name: 'FortiOS', type: 'Product', vendor: 'Fortinet' },
  { name: 'Connect Secure', type: 'Product', vendor: 'Ivanti' },
  { name: 'Gateway', type: 'Product', vendor: 'Acme' },
  { name: 'Gateway', type: 'Product', vendor: 'Zyntrix' },
])
const other = (name: string, vendor?: string): InventoryRow => ({ name, kind: 'other', ...(vendor ? { vendor } : {}) })

describe('a row of a list', () => {
  it('means a known name, one of several, or none, and then perhaps its maker is known', () => {
    expect(rowOfList({ ...other('FortiOS', 'Fortinet'), version: '7.2' }, NAMES)).toEqual({
      ...{ written: 'FortiOS', vendor: 'Fortinet', version: '7.2', times: 1, passage: '', maker: null },
      choices: [{ id: 'product:fortinet/fortios', name: 'FortiOS', type: 'Product', vendor: 'Fortinet' }],
    })
    expect(rowOfList(other('Gateway'), NAMES).choices.map(({ id }) => id)).toEqual([
      'product:acme/gateway',
      'product:zyntrix/gateway',
    ])
    const unknown = rowOfList(other('Time Sheet', 'Fortinet, Inc.'), NAMES)
    expect(unknown.choices).toEqual([])
    expect(unknown.maker).toEqual({ id: 'company:fortinet', name: 'Fortinet', type: 'Company', vendor: '' })
    expect(rowOfList(other('Time Sheet', 'Fabrikam'), NAMES)).toMatchObject({ choices: [], maker: null })
  })
})

describe('cells without headings', () => {
  it('are turned where the vendor stands first', () => {
    const cells = [other('Fortinet', 'FortiOS'), other('Ivanti', 'Connect Secure'), other('Fabrikam', 'Time Sheet')]
    expect(rightWayRound(cells, NAMES).map(({ name, vendor }) => [name, vendor])).toEqual([
      ['FortiOS', 'Fortinet'],
      ['Connect Secure', 'Ivanti'],
      ['Time Sheet', 'Fabrikam'],
    ])
  })

  it('stay as they are where it does not, where nothing tells, and where headings said it', () => {
    const asItIs = [
      [other('FortiOS', 'Fortinet'), other('Fortinet')],
      [other('Time Sheet', 'Fabrikam')],
      [{ ...other('Fortinet', 'FortiOS'), kind: 'application' as const }],
    ]
    for (const cells of asItIs) expect(rightWayRound(cells, NAMES)).toBe(cells)
  })
})

describe('what a text names', () => {
  const TEXT = [
    'All remote access of the branch offices goes through FortiOS 7.2 or FortiOS\n7.4, as agreed before.',
    'See CVE-2026-1111.',
  ]
  const mention = (block: number, text: string, from = 0, version?: string): Mention => {
    const start = (TEXT[block] ?? '').indexOf(text, from)
    const end = start + text.length
    const at = version === undefined ? -1 : (TEXT[block] ?? '').indexOf(version, end)
    return {
      ...{
        block,
        start,
        end,
        entityId: text === 'FortiOS' ? 'product:fortinet/fortios' : text,
        cue: 'exact-case',
        confidence: 'likely',
      },
      ...{ kind: text.startsWith('CVE') ? 'identifier' : 'name' },
      ...(version === undefined ? {} : { version: { text: version, start: at, end: at + version.length } }),
    } as Mention
  }

  it('is a row each, in the order of the text, with its versions and where it stands', () => {
    const mentions = [mention(1, 'CVE-2026-1111'), mention(0, 'FortiOS', 60, '7.4'), mention(0, 'FortiOS', 0, '7.2')]
    const known = { name: 'FortiOS', type: 'Product' as const, vendor: 'Fortinet' }
    expect(rowsOfText(TEXT, mentions, (id) => (id.startsWith('CVE') ? undefined : known))).toEqual([
      {
        ...{ written: 'FortiOS', vendor: '', version: '7.2, 7.4', times: 2, maker: null },
        passage: 'All remote access of the branch offices goes through FortiOS 7.2 or FortiOS 7.4, as agreed before.',
        choices: [{ id: 'product:fortinet/fortios', ...known }],
      },
      {
        ...{ written: 'CVE-2026-1111', vendor: '', version: '', times: 1, passage: 'See CVE-2026-1111.', maker: null },
        choices: [{ id: 'CVE-2026-1111', name: 'CVE-2026-1111', type: 'Identifier', vendor: '' }],
      },
    ])
  })

  it('is shown with no more around it than tells where it stands', () => {
    const long = [`${'before '.repeat(40)}FortiOS${' behind'.repeat(40)}`]
    const at = long[0]!.indexOf('FortiOS')
    const [row] = rowsOfText(long, [{ ...mention(0, 'FortiOS'), start: at, end: at + 7 }], () => undefined)
    expect(row?.passage).toMatch(/^… (before )+FortiOS( behind)+ …$/)
    expect(row?.passage.length).toBeLessThan(140)
  })
})
