import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { pageToMarkdown, toMarkdown } from '../../../utils/export'
import { ENGLISH } from '../../support/english-words'
import { anyAdvisory, anyText } from '../advisories/arbitrary'
import { BARE, WHOLE } from './samples'

const render = (text: string) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })

/** What a reader may be led to: links, pictures, anything that loads. */
const addresses = (html: string) => [...html.matchAll(/\s(?:href|src|action|data)="([^"]*)"/g)].map(([, address]) => address)
const tags = (html: string) => new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag))

test('an advisory is whole', () => {
  expect(toMarkdown(WHOLE, ENGLISH)).toMatchInlineSnapshot(`
    "## Router OS ships a \\*default\\* password

    **Critical 9.8** · Disputed · Published 2026-06-02 · Updated 2026-06-03 · CVE-2026-1001, GHSA-2222-3333-4444

    **Known exploited since 2026-06-03 · Due 2026-06-24 · Used in ransomware attacks · CISA**

    ### Reasons

    - Listed by CISA. · raises · CISA

    ### Summary

    First line  
    second line.

    See \`http://evil.example\` or mail \`a@evil.example\`.

    ### Key points

    - Everybody knows it. · [Source](<https://acme.example/7#a>)

    ### Impact (machine-written)

    Full control.

    ### Recommended response (machine-written)

    Update to 4.2.

    Change it.

    ### Technical details (machine-written)

    It is in the image.

    ### Affected versions

    - **Acme Router OS** · \\< 4.2 · from 3.0 · fixed in 4.2

    ### CVSS

    - Version 3.1 · 9.8 · \`CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\` · NVD

    ### EPSS

    50% within 30 days · higher than 97% · 2026-06-03

    ### Weaknesses

    - CWE-1392

    ### Timeline

    - 2026-05 · Found · By chance. · [Source](<https://acme.example/found>)
    - 2026-06-02 · Published

    ### Related names

    - Router OS · Product · affected · by Acme · Also called ROS
    - Acme · Company · vendor
    - Switch OS · Product · mentioned · by Acme
    - Mirai · Malware · mentioned
    - Lazarus · ThreatActor · mentioned

    ### Indicators

    - **in the wild** · It is used in the wild. · [Source](<https://acme.example/7>)

    ### Keywords

    router, password

    ### Sources

    - [Acme](<https://acme.example/7>)
    - [Open doors](<https://news.example/1>) · Example News · 2026-06-04
    - CERT

    ### Changes

    - 2026-06-03 10:05 UTC · Acme · score: 7.5 → 9.8

    ### Where this comes from

    - [Acme security](<https://acme.example/feed.json>) · fetched 2026-06-03 10:05 UTC · For: summary
    - Test feed · \`http://127.0.0.1:8000/feed.json\` · fetched 2026-06-04 11:00 UTC · For the whole record
    - Record \`https://feed.example/7\`
    "
  `)
})

test('what holds little is short', () => {
  expect(toMarkdown(BARE, ENGLISH)).toBe(
    '## A title and nothing else\n\n**None**\n\n### Where this comes from\n\n- Record `bare`\n',
  )
})

test('property: no advisory yields a link other than https, or any element but those of the layout', () => {
  fc.assert(
    fc.property(anyAdvisory, fc.record({ title: anyText, url: fc.oneof(fc.webUrl(), anyText) }), (advisory, page) => {
      const mentions = [{ name: advisory.title, count: 2, private: false, advisory }]
      for (const text of [toMarkdown(advisory, ENGLISH), pageToMarkdown({ ...page, mentions }, ENGLISH)]) {
        const html = render(text)
        expect(addresses(html).filter((address) => !address?.startsWith('https://'))).toEqual([])
        const layout = ['h2', 'h3', 'p', 'ul', 'li', 'strong', 'code', 'a', 'br']
        expect([...tags(html)].filter((tag) => !layout.includes(tag ?? ''))).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})
