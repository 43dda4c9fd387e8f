import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { AdvisoryHeader } from '../../components/advisory-detail/advisory-header'
import { AdvisoryLink } from '../../components/advisory-list/advisory-list'
import '../../components/advisory-detail/advisory-detail.css'
import '../../components/advisory-list/advisory-list.css'
import '../../components/design-tokens/tokens.css'
import { safeLink, toAdvisory, type Advisory } from '../../utils/advisories'
import { itemOf } from '../support/page-sources'
import { unsafeIn } from '../support/unsafe'

/*
 * What a publisher writes into a title, a source or a link cannot make an advisory look worse or better than it is, or a link lead elsewhere
 * than it says.
 */

/** Characters that cannot be seen, turn text around, isolate it, or end a line. */
const POINTS = [
  ...[0x00, 0x07, 0x08, 0x09, 0x0b, 0x0d, 0x1b, 0x7f, 0x85, 0x9f, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f],
  ...[0xfeff, 0xfff9, 0xfffb, 0xd800, 0xdc00, 0xe0001, 0xe0041, 0xe007f],
]
const CHARACTERS = POINTS.map((point) => String.fromCodePoint(point))
const TRICKS = [
  ...CHARACTERS.flatMap((character) => [
    `${character}Low 0.1${character}`,
    `Cri${character}tical`,
    `${character}1.0 woL ytireveS`,
    `A flaw${character} 0.1 ${character}`,
    character.repeat(50),
    `${character}a${character}b${character}c`,
    `High${character}\n\n${character}Low`,
  ]),
  ...['חמור 0.1', 'عاجل 1.0 منخفض', 'نقص 9.8 Low', '0.1 חמור Low', '(נמוך) 0.1', 'ab\u0301\u0301\u0301c', 'Ⅼow ０.１', 'Ӏow'],
  ...[
    'Low\t\t\t\t0.1',
    ' '.repeat(300) + 'Low',
    '\n'.repeat(300) + 'Low',
    'L'.repeat(390),
    '—'.repeat(300),
    '🟢 Low',
    '\u0301'.repeat(300),
  ],
]

function advisoryOf(text: string): Advisory {
  const advisory = toAdvisory({
    id: 'urn:test:1',
    title: `x${text}`,
    severity: { score: 9.8 },
    published: '2026-11-20',
    sources: [{ name: `x${text}`, url: 'https://a.example/' }],
    entities: [{ name: `x${text}`, vendor: text, type: 'Product', role: 'affected' }],
  })
  if (!advisory) throw new Error('not an advisory')
  return advisory
}

/** Where the severity stands in a list and over a whole advisory, and what it says to eyes and ears. */
function drawn(advisory: Advisory) {
  const { container, unmount } = render(
    <main style={{ width: '400px' }}>
      <AdvisoryHeader advisory={advisory} />
      <AdvisoryLink item={itemOf(advisory)} onOpen={() => undefined} />
    </main>,
  )
  const box = (selector: string, within: string) => {
    const [inner, outer] = [selector, within].map((each) => container.querySelector(each)?.getBoundingClientRect())
    if (!inner || !outer) throw new Error(`nothing is ${selector}`)
    return [inner.left - outer.left, inner.top - outer.top, inner.width, inner.height].map(Math.round)
  }
  const result = {
    badge: box('.severity-badge', '.detail-header'),
    shape: box('.advisory-link .severity-shape', '.advisory-link'),
    word: container.querySelector('.severity-badge')?.textContent,
    label: container.querySelector('.advisory-link .severity-shape')?.getAttribute('aria-label'),
    band: container.querySelector('.advisory-link .severity-shape')?.getAttribute('data-band'),
  }
  const title = container.querySelector('.detail-title')?.getBoundingClientRect()
  const badge = container.querySelector('.severity-badge')?.getBoundingClientRect()
  const apart = title && badge ? title.top >= badge.bottom : false
  unmount()
  return { ...result, apart }
}

describe('text that deceives', () => {
  it(`${TRICKS.length} titles, sources and names leave the severity where it stands and as it is`, () => {
    expect(TRICKS.length).toBeGreaterThan(250)
    const plain = drawn(advisoryOf('A plain title'))
    expect(plain).toMatchObject({
      word: expect.stringMatching(/^Critical ?9\.8$/),
      label: 'Critical 9.8',
      band: 'critical',
      apart: true,
    })
    for (const trick of TRICKS) {
      expect(unsafeIn(advisoryOf(trick))).toEqual([])
      expect(drawn(advisoryOf(trick)), JSON.stringify(trick)).toEqual(plain)
    }
  })

  it('links show the host that they lead to, in letters that are no others', () => {
    const hosts = [
      'ex\u0430mple.com',
      'exa\u200Bmple.com',
      'exam\u00ADple.com',
      'example\u3002com',
      'ｅxample.com',
      'xn--exmple-4nf.com',
    ]
    for (const host of hosts) expect(safeLink(`https://${host}/`), host).toMatch(/^https:\/\/[a-z0-9.-]+\/$/)
    expect(safeLink('https://ex\u0430mple.com/')).toBe('https://xn--exmple-4nf.com/')
    expect(safeLink('https://example.com@evil.example/')).toBeUndefined()
    expect(safeLink('https://example.com\\@evil.example/x')).toBe('https://example.com/@evil.example/x')
    expect(safeLink('https:/\u202Eevil.example')).toBeUndefined()
  })
})
