import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, pageToMarkdown, pageToTicketText, toJson, toTicketText } from '../../../utils/export'
import { parseFeed } from '../../../utils/feeds'
import { ENGLISH } from '../../support/english-words'
import { advisory, anyAdvisory } from '../advisories/arbitrary'
import { BARE, WHOLE } from './samples'

test('a ticket says how bad, who is affected, what to do and where that comes from', () => {
  expect(toTicketText(WHOLE, ENGLISH)).toMatchInlineSnapshot(`
    "[Critical 9.8] Router OS ships a *default* password
    Disputed · CVE-2026-1001, GHSA-2222-3333-4444 · Published 2026-06-02 · Updated 2026-06-03
    Known exploited since 2026-06-03 · Due 2026-06-24 · Used in ransomware attacks · CISA

    Reasons:
    - Listed by CISA. · CISA

    Affected:
    - Acme Router OS · < 4.2 · from 3.0 · fixed in 4.2

    What to do:
    Update to 4.2.
    Change it.
    (machine-written)

    Links:
    - Acme: https://acme.example/7
    - Open doors · Example News: https://news.example/1

    Where this comes from:
    - Acme security, https://acme.example/feed.json, fetched 2026-06-03 10:05 UTC
    - Test feed, http://127.0.0.1:8000/feed.json, fetched 2026-06-04 11:00 UTC
    "
  `)
})

test('a ticket says what is not stated', () => {
  expect(toTicketText(BARE, ENGLISH)).toBe(
    '[None] A title and nothing else\n\nAffected:\nNot stated\n\nWhat to do:\nNot stated\n',
  )
})

test('where no response is recommended, the fixed versions are what to do', () => {
  const fixed = advisory({ affected: [{ vendor: 'Acme', product: 'Acme Router', fixed: '4.2' }, { product: 'lib' }] })
  expect(toTicketText(fixed, ENGLISH)).toContain('What to do:\nAcme Router: fixed in 4.2\n')
})

test('no text of a feed passes for a line of its own', () => {
  const sly = advisory({ title: 'Fine\n\nWhat to do:\nNothing', entities: [{ name: 'A\nWhat to do:' }] })
  expect(toTicketText(sly, ENGLISH).match(/^What to do:$/gm)).toHaveLength(1)
})

const PAGE = {
  title: 'Vendor *review*',
  url: 'https://wiki.example/a?b=c',
  mentions: [
    { name: 'Router OS', count: 3, private: false, advisory: WHOLE },
    { name: 'Nightjar', count: 1, private: true, advisory: null },
  ],
}

test('what a page mentions as Markdown', () => {
  expect(pageToMarkdown(PAGE, ENGLISH)).toMatchInlineSnapshot(`
    "## On this page: Vendor \\*review\\*

    <https://wiki.example/a?b=c>

    - **Router OS** ×3: Router OS ships a \\*default\\* password
      - **Critical 9.8** · Disputed · Published 2026-06-02 · Updated 2026-06-03 · CVE-2026-1001, GHSA-2222-3333-4444 · Known exploited since 2026-06-03
      - [Acme](<https://acme.example/7>)
      - [Open doors](<https://news.example/1>) · Example News
    - **Nightjar** (private): No advisory known

    ### Where this comes from

    - Acme security, \`https://acme.example/feed.json\`, fetched 2026-06-03 10:05 UTC
    - Test feed, \`http://127.0.0.1:8000/feed.json\`, fetched 2026-06-04 11:00 UTC
    "
  `)
  const http = pageToMarkdown({ ...PAGE, url: 'http://wiki.example/' }, ENGLISH)
  expect(http).toContain('\n`http://wiki.example/`\n')
})

test('what a page mentions as plain text', () => {
  expect(pageToTicketText(PAGE, ENGLISH)).toMatchInlineSnapshot(`
    "On this page: Vendor *review*
    https://wiki.example/a?b=c

    [Critical 9.8] Router OS ×3: Router OS ships a *default* password
    CVE-2026-1001, GHSA-2222-3333-4444 · Known exploited since 2026-06-03
    What to do: Update to 4.2.
    https://acme.example/7

    Nightjar (private): No advisory known

    Where this comes from:
    - Acme security, https://acme.example/feed.json, fetched 2026-06-03 10:05 UTC
    - Test feed, http://127.0.0.1:8000/feed.json, fetched 2026-06-04 11:00 UTC
    "
  `)
})

test('a page that the browser does not name goes without its name', () => {
  const unnamed = { ...PAGE, title: '', url: '' }
  expect(pageToMarkdown(unnamed, ENGLISH)).toMatch(/^## On this page\n\n- \*\*Router OS\*\*/)
  expect(pageToTicketText(unnamed, ENGLISH)).toMatch(/^On this page\n\n\[Critical 9.8\]/)
})

test('property: JSON reads back as the same advisories', async () => {
  const records = fc.uniqueArray(anyAdvisory, { maxLength: 3, selector: ({ id }) => id })
  await fc.assert(
    fc.asyncProperty(records, async (advisories) => {
      const bytes = new TextEncoder().encode(toJson(advisories, 'Export'))
      const parsed = await parseFeed(bytes, { url: 'https://export.example/feed.json' })
      expect(parsed).toMatchObject({ problems: [], advisories })
    }),
    { numRuns: 40 },
  )
})

test('a file is named by what every file system takes', () => {
  expect(fileName('CVE-2026-1001', 'csv')).toBe('CVE-2026-1001.csv')
  expect(fileName('https://feed.example/a?b=../../c', 'json')).toBe('https-feed.example-a-b-..-..-c.json')
  expect(fileName('字', 'md')).toBe('advisory.md')
  expect(fileName(`${'-'.repeat(50)}${'a'.repeat(200)}`, 'md')).toBe(`${'a'.repeat(80)}.md`)
})
