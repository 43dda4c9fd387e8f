import { expect, it } from 'vitest'
import { toMarkdown } from '../../components/advisory-detail/markdown'
import { BARE, EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'

it('says what a ticket needs', () => {
  expect(toMarkdown(EXPLOITED)).toMatchInlineSnapshot(`
    "## Ivanti Connect Secure stack overflow exploited before patch

    Critical 9.8 · Published 1 Jun 2026 · CVE-2026-20001

    **Known exploited since 1 Jun 2026 · Due date for US agencies 22 Jun 2026 · Used in ransomware attacks · CISA**

    A stack-based buffer overflow lets an attacker without an account run code on the gateway.

    ### Recommended response

    Update to 22.7R2.5, run the integrity checker, and reset the appliance if it finds changes.

    ### Sources

    - CISA
    - Ivanti
    - NVD
    "
  `)
})

it('names every source with its link', () => {
  const text = toMarkdown(FULL)
  expect(text).toContain('- Feeds2.Feedburner\n')
  expect(text).toContain(
    '- [Microsoft 365 Copilot clears AI security audit once again](<https://neowin.example/copilot>) · Neowin · 28 May 2026',
  )
  expect(text).toContain('- Microsoft Copilot Studio · \\< 2.4.1 · fixed in 2.4.1')
})

it('is short for a record that holds little', () => {
  expect(toMarkdown(BARE)).toBe('## A title and nothing else\n\nNone\n')
})

it('leaves no markup of a feed’s alive', () => {
  const text = toMarkdown({
    ...HOSTILE,
    title: '# heading [link](javascript:alert(1)) `code` | cell',
    summary: '- item\n1. first\n> quote\n***\n===\nsnake_case <b>bold</b> ![image](x)',
    articles: [
      { title: 'a](https://evil.example) b', publisher: '', url: 'https://x.example/?a=%3E', published: null, excerpt: '' },
    ],
  })
  expect(text).toContain('## \\# heading \\[link\\](javascript:alert(1)) \\`code\\` \\| cell')
  expect(text).toContain('\\- item\n1\\. first\n\\> quote\n\\*\\*\\*\n\\===\nsnake\\_case \\<b\\>bold\\</b\\> \\!\\[image\\](x)')
  expect(text).toContain('[a\\](https://evil.example) b](<https://x.example/?a=%3E>)')
})
