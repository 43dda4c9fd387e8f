import { describe, expect, test } from 'vitest'
import { unbacked } from '../../../utils/digest/wording-check'
import { stories } from './stories'

const SOURCES = [
  'Acme Vault flaw exploited in attacks',
  'Acme says that CVE-2026-1111 in Acme Vault 7.1 lets attackers read the key store. About 1,200 customers in Norway are affected.',
  'The fix is in version 7.2, released on May 28. Researchers at Northwall found it together with two flaws in libraster.',
]

describe('a wording', () => {
  test.each([
    'Attackers can read the key store of Acme Vault 7.1 through CVE-2026-1111.',
    'About 1200 customers in Norway are affected. Version 7.2, released on May 28, has the fix.',
    'Acme’s Vault is attacked; Northwall’s researchers also found 2 flaws in libraster.',
    'However, two other problems were reported.',
    '* Acme Vault should be updated.\n* The exploited flaw is serious.',
    'Because of this weakness, well-known customers might lose their keys.',
  ])('that is backed: %s', (wording) => {
    expect(unbacked(wording, SOURCES)).toEqual([])
  })

  test.each([
    ['an identifier', 'Attackers use CVE-2026-1112.', ['CVE-2026-1112']],
    ['an identifier cut short', 'Attackers use CVE-2026-111.', ['CVE-2026-111']],
    ['a number', 'About 12,000 customers are affected.', ['12,000']],
    ['a number with other digits after the point', 'The fix is in version 7.20.', ['7.20']],
    ['a number as a word', 'Three flaws were found.', ['Three']],
    ['a scale', 'About 1,200 million customers are affected.', ['million']],
    ['a name', 'Acme Vault is attacked by Sandworm.', ['Sandworm']],
    ['a name at the beginning', 'Fortinet has a fix. Microsoft too.', ['Fortinet', 'Microsoft']],
    ['a name of words that are there apart', 'Northwall Vault is attacked.', ['Northwall Vault']],
    ['a product with another version', 'Acme Vault 8 is safe.', ['Acme Vault 8']],
    ['a name in lower case', 'It is a flaw in lodash.', ['lodash']],
    [
      'a file, an address and a domain',
      'See /opt/acme.conf, root@acme.example and acme.example.',
      ['opt/acme.conf', 'root@acme.example', 'acme.example'],
    ],
    ['a month', 'It was fixed in June.', ['June']],
    ['a name with inner capitals', 'Attackers use iOS.', ['iOS']],
  ])('that makes up %s', (_, wording, missing) => {
    expect(unbacked(wording, SOURCES)).toEqual(missing)
  })

  test('without sources has no names and numbers', () => {
    expect(unbacked('The flaw is serious.', [])).toEqual([])
    expect(unbacked('The flaw in Acme is serious.', [])).toEqual(['Acme'])
  })
})

describe('labelled stories in English', () => {
  const english = stories('seen').filter(({ items }) => items.every(({ language }) => language === 'en'))
  const sources = english.map(({ items }) => items.flatMap(({ title, text }) => [title, text]))

  test('back their own articles', () => {
    expect(english.length).toBeGreaterThan(80)
    english.forEach(({ items }, at) => {
      for (const { text } of items) expect(unbacked(text, sources[at] ?? [])).toEqual([])
    })
  })

  test('back hardly any article of another story', () => {
    const backed = english.flatMap(({ items }, at) =>
      items.flatMap(({ text }) => sources.filter((_, of) => of !== at).map((others) => unbacked(text, others).length === 0)),
    )
    expect(backed.length).toBeGreaterThan(10_000)
    expect(backed.filter(Boolean).length / backed.length).toBeLessThan(0.001)
  })
})
