import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsOf, quartersOf } from '../../../utils/dossier/dossier'
import { packToCsv, packToMarkdown, type EvidencePack } from '../../../utils/export'
import { entryFrom } from '../../../utils/search'
import { ENGLISH } from '../../support/english-words'
import { advisory, anyAdvisory } from '../advisories/arbitrary'
import { BARE, WHOLE } from './samples'

const WITHDRAWN = advisory({ id: 'gone', title: 'Taken back', status: 'withdrawn', published: '2025-02-01' })
const ACKNOWLEDGED = {
  reason: 'accepted',
  note: 'Only in the *lab*,\nbehind two gates.',
  owner: 'Jo <jo@acme.example>',
  until: '2026-12-31',
  addedAt: '2026-06-05T08:00:00Z',
} as const

const ENTRIES = [WHOLE, BARE, WITHDRAWN].map((each) => ({
  ...entryFrom({ id: each.id, changed: each.updated ?? each.published ?? '', advisory: each }),
  acknowledged: each === WHOLE,
}))

const PACK: EvidencePack = {
  name: 'Router *OS*',
  type: 'Product',
  vendor: 'Acme',
  aliases: ['ROS'],
  kept: [{ owner: 'Network *team*', note: 'Edge\nonly' }],
  made: '2026-06-10T12:34:56Z',
  counts: countsOf(ENTRIES),
  quarters: quartersOf(ENTRIES),
  filter: '',
  chosen: 3,
  advisories: [
    { advisory: WHOLE, acknowledged: ACKNOWLEDGED },
    { advisory: BARE, acknowledged: null },
    { advisory: WITHDRAWN, acknowledged: null },
  ],
}

test('a pack says what there was, what was said of it, and when each was fetched', () => {
  expect(packToMarkdown(PACK, ENGLISH)).toMatchInlineSnapshot(`
    "## Router \\*OS\\*

    Product · by Acme · As of 2026-06-10 12:34 UTC

    Also called ROS

    Owner: Network \\*team\\* · Edge only

    **Critical 1, None 2** · Open: 1 · Acknowledged: 1 · Withdrawn: 1 · Known exploited: 1

    ### By quarter

    - 2026-Q2: 1 (Critical 1)
    - 2025-Q1: 1 (None 1)
    - No date: 1 (None 1)

    ### Advisories

    - **Router OS ships a \\*default\\* password**
      - **Critical 9.8** · Disputed · Published 2026-06-02 · Updated 2026-06-03 · CVE-2026-1001, GHSA-2222-3333-4444 · Acknowledged
      - Known exploited since 2026-06-03 · Due 2026-06-24 · Used in ransomware attacks · CISA
      - accepted · by Jo \\<\`jo@acme.example\`> · on 2026-06-05 · until 2026-12-31 · Only in the \\*lab\\*, behind two gates.
      - [Acme](<https://acme.example/7>)
      - [Open doors](<https://news.example/1>) · Example News
      - Acme security, \`https://acme.example/feed.json\`, fetched 2026-06-03 10:05 UTC
      - Test feed, \`http://127.0.0.1:8000/feed.json\`, fetched 2026-06-04 11:00 UTC
    - **A title and nothing else**
      - **None** · Open
    - **Taken back**
      - **None** · Withdrawn · Published 2025-02-01 · Withdrawn
    "
  `)
})

test('a pack says what it leaves out', () => {
  const some = packToMarkdown({ ...PACK, filter: 'Critical', chosen: 9, counts: { ...PACK.counts, total: 12 } }, ENGLISH)
  expect(some).toContain('\n\nOnly: Critical (9 of 12)\n\nThe 3 most urgent of 9\n\n')
})

test('a table has a row for each, with its state', () => {
  const [columns, ...rows] = packToCsv(PACK).trimEnd().split('\r\n')
  expect(columns).toMatch(
    /^about,as_of,owner,state,acknowledged_reason,acknowledged_by,acknowledged_on,acknowledged_until,acknowledged_note,id,title,/,
  )
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain(
    'Router *OS*,2026-06-10T12:34:56Z,Network *team*,acknowledged,accepted,Jo <jo@acme.example>,2026-06-05T08:00:00Z,2026-12-31,"Only in the *lab*, behind two gates.",',
  )
  expect(rows[1]).toContain('Router *OS*,2026-06-10T12:34:56Z,Network *team*,open,,,,,,')
  expect(rows[2]).toContain(',withdrawn,,,,,,gone,Taken back,withdrawn,')
})

test('nothing that a feed or a person wrote passes for an entry or a heading of the pack', () => {
  fc.assert(
    fc.property(anyAdvisory, fc.string(), (any, text) => {
      const lines = packToMarkdown(
        {
          ...PACK,
          name: text,
          filter: text,
          kept: [{ owner: text, note: text }],
          advisories: [{ advisory: any, acknowledged: { ...ACKNOWLEDGED, note: text, owner: text } }],
        },
        ENGLISH,
      ).split('\n')
      expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(3)
      expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(1 + PACK.quarters.length)
    }),
  )
})
