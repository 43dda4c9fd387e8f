import { expect, test } from 'vitest'
import { daysToMarkdown, daysToTicketText } from '../../../utils/export'
import { ENGLISH } from '../../support/english-words'
import { advisory } from '../advisories/arbitrary'
import { BARE } from './samples'

const ATTACKED = advisory({
  id: 'CVE-2026-1111',
  title: 'FortiOS *bypass*',
  severity: { score: 9.8 },
  published: '2026-11-24',
  identifiers: ['CVE-2026-1111'],
  exploited: { since: '2026-11-24' },
  sources: [{ name: 'Fortinet', url: 'https://fortinet.example/psirt' }],
})
const DAYS = [
  { day: '2026-11-25', advisories: [ATTACKED] },
  { day: '2026-11-24', advisories: [BARE] },
]

test('days are headings, with each advisory, its facts and its links', () => {
  expect(daysToMarkdown(DAYS.slice(0, 1), ENGLISH)).toMatchInlineSnapshot(`
    "## 2026-11-25

    - FortiOS \\*bypass\\*
      - **Critical 9.8** · Published 2026-11-24 · CVE-2026-1111 · Known exploited since 2026-11-24
      - [Fortinet](<https://fortinet.example/psirt>)
    "
  `)
  expect(daysToMarkdown(DAYS, ENGLISH)).toContain('## 2026-11-24\n\n- ')
})

test('the same is there as plain text', () => {
  expect(daysToTicketText(DAYS.slice(0, 1), ENGLISH)).toMatchInlineSnapshot(`
    "2026-11-25

    [Critical 9.8] FortiOS *bypass*
    CVE-2026-1111 · Known exploited since 2026-11-24
    https://fortinet.example/psirt
    "
  `)
  expect(daysToTicketText(DAYS, ENGLISH)).toContain('\n\n2026-11-24\n\n[')
})
