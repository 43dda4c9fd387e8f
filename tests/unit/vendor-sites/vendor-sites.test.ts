import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../../utils/feeds'
import { readVendorSites, siteDomain, vendorOfSite } from '../../../utils/vendor-sites'

const BUNDLED = JSON.parse(readFileSync('public/vendor-sites.json', 'utf8')) as {
  vendors: { names: string[]; domains: string[] }[]
}

describe('the domain of a site', () => {
  it.each([
    ['fortinet.com', 'fortinet.com'],
    [' Fortinet.COM. ', 'fortinet.com'],
    ['www.fortinet.com', 'fortinet.com'],
    ['https://www.fortinet.com/support?x=1#y', 'fortinet.com'],
    ['http://wiki.acme.example:8080/', 'wiki.acme.example'],
    ['www.com', 'www.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['intranet', 'intranet'],
  ])('of %j is %s', (typed, domain) => expect(siteDomain(typed)).toBe(domain))

  it.each(['', '  ', 'not a site', 'ftp://fortinet.com', 'https://me@fortinet.com', '..', 'a..b', `${'a.'.repeat(140)}com`])(
    '%j has none',
    (typed) => expect(siteDomain(typed)).toBeUndefined(),
  )
})

describe('whose site a host is of', () => {
  const SITES = readVendorSites({
    version: 1,
    vendors: [
      { names: ['Juniper Networks', 'Juniper'], domains: ['juniper.net'] },
      { names: ['VMware'], domains: ['vmware.com'] },
      { names: ['VMware Tanzu'], domains: ['tanzu.vmware.com'] },
    ],
  })
  const of = (host: string, watchlist: Parameters<typeof vendorOfSite>[2] = []) => vendorOfSite(host, SITES, watchlist)

  it('is found by the domain and all that is under it, under each name that feeds use', () => {
    const juniper = { name: 'Juniper Networks', ids: ['company:juniper-networks', 'company:juniper'] }
    expect(of('juniper.net')).toEqual(juniper)
    expect(of('supportportal.JUNIPER.net.')).toEqual(juniper)
  })

  it('is the one of the longest domain', () => {
    expect(of('docs.tanzu.vmware.com')?.name).toBe('VMware Tanzu')
    expect(of('docs.vmware.com')?.name).toBe('VMware')
  })

  it('is nobody’s where only a part of a label, or something behind it, is the same', () => {
    for (const host of ['notjuniper.net', 'juniper.net.example', 'juniper', 'net', '', '127.0.0.1'])
      expect(of(host)).toBeUndefined()
  })

  it('is what the person gave a name they watch, before the list', () => {
    const own = {
      name: 'Tanzu Platform',
      type: 'Product' as const,
      vendor: 'Broadcom',
      aliases: ['Tanzu'],
      sites: ['vmware.com'],
    }
    expect(of('docs.vmware.com', [own])).toEqual({
      name: 'Tanzu Platform',
      ids: ['product:broadcom/tanzu-platform', 'product:broadcom/tanzu'],
    })
    expect(of('tanzu.vmware.com', [own])?.name).toBe('VMware Tanzu')
  })
})

describe('a list of vendors’ sites', () => {
  it.each([null, [], {}, { version: 2, vendors: [] }, { version: 1, vendors: {} }, '{"version":1}'])('%j is none', (document) =>
    expect(readVendorSites(document).size).toBe(0),
  )

  it('is read but for what is wrong in it', () => {
    const vendors = [
      null,
      { names: [], domains: ['a.example'] },
      { names: ['A'], domains: ['not a site'] },
      { names: ['B\u202e'], domains: ['b.example'] },
    ]
    expect([...readVendorSites({ version: 1, vendors })]).toEqual([['b.example', ['B']]])
  })

  it('comes with the extension, each domain once and written as it is looked up', () => {
    const domains = BUNDLED.vendors.flatMap((vendor) => vendor.domains)
    expect(domains.length).toBeGreaterThan(300)
    expect(new Set(domains).size).toBe(domains.length)
    expect(domains.filter((domain) => siteDomain(domain) !== domain || !domain.includes('.'))).toEqual([])
    expect(readVendorSites(BUNDLED).size).toBe(domains.length)
  })

  it('calls most vendors what the catalogue calls them', () => {
    const catalogue = readCatalogue(JSON.parse(readFileSync('public/catalogue.json', 'utf8')))
    const companies = new Set(catalogue.filter(({ type }) => type === 'Company').map(({ name }) => name))
    const named = BUNDLED.vendors.filter(({ names }) => names.some((name) => companies.has(name)))
    expect(named.length / BUNDLED.vendors.length).toBeGreaterThan(0.8)
    // Domains that many publish under say nothing of whose page it is.
    const shared = ['github.com', 'github.io', 'google.com', 'facebook.com', 'gitlab.com', 'atlassian.net', 'sharepoint.com']
    for (const domain of shared) expect(readVendorSites(BUNDLED).has(domain)).toBe(false)
  })
})
