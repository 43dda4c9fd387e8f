import { describe, expect, it } from 'vitest'
import { secondsOf } from '../../utils/search'
import { advisoriesAbout, dossierOf, entriesOf, openSearch, refreshSearch } from '../../utils/store'
import { A, advisory, B, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).sort()

const fortimail = advisory({
  id: 'CVE-2026-1002',
  identifiers: ['CVE-2026-1002'],
  severity: { score: 5 },
  published: '2026-05-01',
  updated: '2026-06-01',
  exploited: { since: '2026-05-02' },
  entities: [{ name: 'FortiMail', type: 'Product', vendor: 'Fortinet', role: 'affected' }],
})
const other = advisory({
  id: 'CVE-2026-1003',
  identifiers: ['CVE-2026-1003'],
  entities: [{ name: 'Fortinet Reseller', type: 'Company', role: 'affected' }],
})

describe('the dossier of a name', () => {
  it('has what the name is found in, as a list of all about it does', async () => {
    await commitTo(store(), A, [fortios(), fortimail, other])
    await commitTo(store(), B, [fortios({ id: 'urn:b:1', entities: [{ name: 'FortiOS', type: 'Product', role: 'affected' }] })])
    for (const id of ['product:fortinet/fortios', 'product:fortios', 'cve-2026-1002', 'library:openssl', 'product:openssl']) {
      const { advisories } = await dossierOf(store(), id)
      expect(advisories.sort()).toEqual((await advisoriesAbout(store(), id, { now: NOW })).map((row) => row.id).sort())
    }
    expect(await dossierOf(store(), 'nothing:known')).toEqual({ entity: null, advisories: [], products: [], vendor: null })
  })

  it('has those of all products of a vendor, and of nobody of a longer name', async () => {
    await commitTo(store(), A, [fortios(), fortimail, other])
    const { advisories, products, vendor } = await dossierOf(store(), 'company:fortinet')
    expect(advisories.sort()).toEqual(['CVE-2026-1002', 'CVE-2026-1111'])
    expect(names(products)).toEqual(['FortiMail', 'FortiOS'])
    expect(vendor).toBeNull()
  })

  it('leads from a product to its vendor, where that is known', async () => {
    await commitTo(store(), A, [fortimail, other])
    expect((await dossierOf(store(), 'company:fortinet-reseller')).vendor).toBeNull()
    expect((await dossierOf(store(), 'product:fortinet/fortimail')).vendor).toMatchObject({
      id: 'company:fortinet',
      standing: {},
    })
    await commitTo(store(), B, [fortios()])
    const { vendor } = await dossierOf(store(), 'product:fortinet/fortimail')
    expect(vendor).toMatchObject({ name: 'Fortinet', standing: { critical: { count: 1 } } })
  })

  it('is that of a vendor too which nothing but its products tells of', async () => {
    await commitTo(store(), A, [fortimail, other])
    const { entity, advisories, products } = await dossierOf(store(), 'company:fortinet')
    expect(entity).toMatchObject({ id: 'company:fortinet', name: 'Fortinet', type: 'Company' })
    expect(advisories).toEqual(['CVE-2026-1002'])
    expect(names(products)).toEqual(['FortiMail'])
  })
})

describe('the entries of a dossier', () => {
  const expected = {
    id: 'CVE-2026-1002',
    changed: secondsOf('2026-06-01'),
    published: secondsOf('2026-05-01'),
    band: 'medium',
    exploited: true,
    withdrawn: false,
    arrived: 0,
  }

  it('are the same from the index and, for what is not in it yet, from the store', async () => {
    await commitTo(store(), A, [fortios(), fortimail])
    const ids = ['CVE-2026-1002', 'gone', 'CVE-2026-1111']
    const unsearched = await entriesOf(store(), undefined, ids)
    expect(unsearched.map(({ id }) => id)).toEqual(['CVE-2026-1002', 'CVE-2026-1111'])
    expect(unsearched[0]).toEqual(expected)
    await refreshSearch(store(), NOW, async () => undefined)
    expect(await entriesOf(store(), await openSearch(store()), ids)).toEqual(unsearched)
  })

  it('say what was withdrawn', async () => {
    await commitTo(store(), A, [{ ...fortimail, status: 'withdrawn' }])
    await refreshSearch(store(), NOW, async () => undefined)
    expect(await entriesOf(store(), await openSearch(store()), ['CVE-2026-1002'])).toEqual([{ ...expected, withdrawn: true }])
  })
})
