import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinAlike, likenessKeys, mergeAdvisories, type Advisory } from '../../../utils/advisories'
import { areAlike } from '../../../utils/advisories/likeness'
import { titleWords } from '../../../utils/advisories/title-words'
import { advisory } from './arbitrary'

const ROUTER = [
  { name: 'Acme', type: 'Company', role: 'vendor' },
  { name: 'Router OS', type: 'Product', vendor: 'Acme', role: 'affected' },
]

/** A record of one feed about a hole in Acme's Router OS. */
function bulletin(feed: string, fields: Record<string, unknown> = {}): Advisory {
  return advisory({
    ...{ id: `${feed}-bulletin`, title: 'Remote code execution in Acme Router OS', published: '2026-05-28', entities: ROUTER },
    provenance: [{ feed, url: `https://${feed}.example/feed` }],
    ...fields,
  })
}

const merged = (...records: Advisory[]) => mergeAdvisories(records).length

describe('title words', () => {
  test.each([
    ['Remote code execution in Acme Router OS', 'Acme Router OS: RCE vulnerability'],
    ['Acme Router OS cross-site scripting vulnerabilities', 'XSS in the Acme Router OS'],
    ['ACME fixes privilege escalation bugs', 'Acme fixes elevation of privilege'],
    ['Ｗidget tools affected by denial-of-service', 'Widget tool DoS'],
  ])('%j says the same as %j', (a, b) => {
    expect(titleWords(a)).toEqual(titleWords(b))
  })

  test.each([
    ['Patch Tuesday June 2026', 'Patch Tuesday July 2026'],
    ['Acme Router OS 7.2', 'Acme Router OS 2.7'],
    ['Acme Router OS 7.10', 'Acme Router OS 7.1'],
    ['SQL injection in Acme Router OS', 'Command injection in Acme Router OS'],
  ])('%j does not say the same as %j', (a, b) => {
    expect(titleWords(a)).not.toEqual(titleWords(b))
  })
})

describe('records of several feeds that share no identifier', () => {
  test('are one advisory where title, names and days agree', () => {
    const [both, ...others] = mergeAdvisories([
      bulletin('a', { summary: 'What A says.' }),
      bulletin('b', { title: 'Acme Router OS: RCE vulnerability', published: '2026-05-30T10:00:00Z' }),
    ])
    expect(others).toEqual([])
    expect(both).toMatchObject({
      title: 'Remote code execution in Acme Router OS',
      published: '2026-05-28',
      summary: 'What A says.',
    })
    expect(both?.provenance.map(({ feed }) => feed).sort()).toEqual(['a', 'b'])
  })

  test('are one where all name the same several vulnerabilities, and not where they name others or none', () => {
    const cves = ['CVE-2026-1001', 'CVE-2026-1002']
    expect(merged(bulletin('a', { identifiers: cves }), bulletin('b', { identifiers: [...cves].reverse() }))).toBe(1)
    expect(merged(bulletin('a', { identifiers: cves }), bulletin('b', { identifiers: ['CVE-2026-1001', 'CVE-2026-1003'] }))).toBe(
      2,
    )
    expect(merged(bulletin('a', { identifiers: cves }), bulletin('b', { identifiers: ['CVE-2026-1001'] }))).toBe(2)
    expect(merged(bulletin('a', { identifiers: ['CVE-2026-1001'] }), bulletin('b'))).toBe(2)
  })

  const fixedIn = (fixed: string) => [{ product: 'Router OS', fixed }]
  test.each<[string, Record<string, unknown>]>([
    ['of another month', { title: 'Acme Patch Tuesday for Router OS June 2026' }],
    ['of the week after', { published: '2026-06-04' }],
    ['of the year after', { published: '2027-05-28' }],
    ['without a day', { published: '2026-05' }],
    ['of the year 1', { published: '0001-01-01T00:00:00Z' }],
    ['about another product of the vendor', { entities: [ROUTER[0], { ...ROUTER[1], name: 'Switch OS' }] }],
    ['about another version', { title: 'Remote code execution in Acme Router OS 7' }],
    ['with another number of the same series', { id: 'ASA-2026-102' }],
    ['fixed in another version', { affected: fixedIn('7.3') }],
    ['that was withdrawn', { status: 'withdrawn' }],
    ['that names nothing', { entities: [] }],
    ['that only mentions the product', { entities: ROUTER.map((entity) => ({ ...entity, role: 'mentioned' })) }],
  ])('stay apart from one %s', (_, other) => {
    const one = bulletin('a', { id: 'ASA-2026-101', affected: fixedIn('7.2') })
    expect(merged(one, bulletin('b', { id: 'b-bulletin' }))).toBe(1)
    expect(merged(one, bulletin('b', { id: 'b-bulletin', ...other }))).toBe(2)
  })

  test('stay apart where the title is too short to tell anything', () => {
    const title = 'Security update for Router'
    expect(likenessKeys(bulletin('a', { title }))).toEqual([])
    expect(merged(bulletin('a', { title }), bulletin('b', { title }))).toBe(2)
  })

  test('are never joined where one feed has two of them, whatever the others have', () => {
    expect(merged(bulletin('a'), bulletin('a', { id: 'a-again' }))).toBe(2)
    expect(merged(bulletin('a'), bulletin('a', { id: 'a-again' }), bulletin('b'))).toBe(3)
  })

  test('of every week are joined week by week where there is more than a day or two between', () => {
    const weekly = ['2026-05-01', '2026-05-08', '2026-05-15'].flatMap((published) =>
      ['a', 'b'].map((feed) => bulletin(feed, { id: `${feed}/${published.replaceAll('-', 'x')}n`, published })),
    )
    expect(merged(...weekly)).toBe(3)
  })

  test('are not joined in a chain of days that is longer than publishers are apart', () => {
    const days = ['2026-05-01', '2026-05-05', '2026-05-09']
    expect(merged(...days.map((published, index) => bulletin(`f${'abc'.charAt(index)}`, { published })))).toBe(3)
  })

  test('property: which are joined does not depend on their order, is no more than pairs that are alike, and no feed twice', () => {
    const record = fc
      .record({
        feed: fc.constantFrom('a', 'b', 'c', 'd'),
        id: fc.constantFrom('x', 'y', 'z', 'ASA-1', 'ASA-2', 'https://v.example/1'),
        title: fc.constantFrom(
          'Acme Router OS: RCE vulnerability',
          'Remote code execution in Acme Router OS',
          'XSS in Acme Router OS',
        ),
        published: fc.constantFrom('2026-05-01', '2026-05-03', '2026-05-06', '2026-05-09', '2026-06-01', null),
        identifiers: fc.constantFrom<string[][]>([], [], ['CVE-2026-1001', 'CVE-2026-1002'], ['CVE-2026-1001']),
        status: fc.constantFrom('active', 'active', 'active', 'withdrawn'),
      })
      .map(({ feed, ...fields }) => bulletin(feed, fields))
    const inAnyOrder = fc
      .array(record, { maxLength: 9 })
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })))
    let joins = 0
    fc.assert(
      fc.property(inAnyOrder, ([records, shuffled]) => {
        const once = mergeAdvisories(records)
        expect(mergeAdvisories(shuffled)).toEqual(once)
        expect(mergeAdvisories(once)).toEqual(once)
        const groups = records.map((each) => ({ origins: each.provenance.map(({ url }) => url), records: [each] }))
        for (const joined of joinAlike(groups)) {
          joins += joined.length - 1
          expect(new Set(joined.flatMap(({ origins }) => origins)).size).toBe(joined.length)
          const [first, ...others] = joined.flatMap((group) => group.records)
          for (const other of others) expect(first && areAlike(first, other)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
    expect(joins).toBeGreaterThan(50)
  })

  test('leaves out what is kept apart from others, and joins those', () => {
    const groups = ['a', 'b', 'c', 'd'].map((feed) => ({ origins: [feed], records: [bulletin(feed)] }))
    const apart = (...pairs: string[]) =>
      joinAlike(groups, (one, other) =>
        [
          [one, other],
          [other, one],
        ].some((pair) => pairs.includes(pair.map(({ origins }) => origins[0]).join(''))),
      )
        .map((joined) => joined.map(({ origins }) => origins[0]).join(''))
        .sort()
    expect(apart()).toEqual(['abcd'])
    expect(apart('ac', 'bc', 'dc')).toEqual(['abd', 'c'])
    expect(apart('ab', 'cd')).toEqual(['ac', 'bd'])
  })
})
