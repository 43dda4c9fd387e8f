import { expect, test } from 'vitest'
import { productNames, vendorNames } from '../../../utils/feeds/kev-names'

test.each([
  ['Windows ', 'Microsoft', ['Windows']],
  [' Endpoint  Manager (EPM)', 'Ivanti', ['Endpoint Manager']],
  ['Multiple Products', 'Apple', []],
  ['MobileIron Multiple Products', 'Ivanti', []],
  ['Multiple Network-Attached Storage (NAS) Devices', 'Zyxel', []],
  ['iOS, iPadOS, and macOS', 'Apple', ['iOS', 'iPadOS', 'macOS']],
  ['Acrobat and Reader, Flash Player', 'Adobe', ['Acrobat', 'Adobe Reader', 'Flash Player']],
  ['IOS, XR, and XE Software', 'Cisco', ['IOS', 'IOS XR', 'IOS XE']],
  ['Confluence Server and Data Center', 'Atlassian', ['Confluence Server', 'Confluence Data Center']],
  ['Confluence Server/Data Center', 'Atlassian', ['Confluence Server', 'Confluence Data Center']],
  ['NetScaler ADC and Gateway', 'Citrix', ['NetScaler ADC', 'NetScaler Gateway']],
  ['Application Delivery Controller (ADC) and Gateway', 'Citrix', ['Application Delivery Controller and Gateway']],
  ['ServiceDesk Plus (SDP) / SupportCenter Plus', 'Zoho', ['ServiceDesk Plus', 'SupportCenter Plus']],
  ['Backup and Replication', 'NAKIVO', ['Backup and Replication']],
  ['Erlang/OTP', 'Erlang', ['Erlang/OTP']],
  [
    'Small Business RV160, RV260, RV340, and RV345 Series Routers',
    'Cisco',
    ['Small Business RV160, RV260, RV340, and RV345 Series Routers'],
  ],
  ['Kernel', 'Linux', ['Linux Kernel']],
  ['Office and WordPad', 'Microsoft', ['Microsoft Office', 'WordPad']],
  ['', 'Acme', []],
])('the products of “%s” of %s', (product, vendor, names) => {
  expect(productNames(product, vendor).map(({ name }) => name)).toEqual(names)
})

test.each([
  ['Email Security Gateway (ESG) Appliance', 'Email Security Gateway Appliance', ['ESG']],
  ['BI Publisher (Formerly XML Publisher)', 'BI Publisher', ['XML Publisher']],
  ['Access Management (AM)', 'Access Management', []],
  ['Network Attached Storage (NAS)', 'Network Attached Storage', []],
  ['Spring Cloud Configuration (Config) Server', 'Spring Cloud Configuration Server', []],
  ['Ancillary Function Driver (afd.sys)', 'Ancillary Function Driver', []],
])('short forms in “%s”', (product, name, aliases) => {
  expect(productNames(product, 'Acme')).toEqual([{ name, aliases }])
})

test('vendors', () => {
  expect(vendorNames('D-Link and TRENDnet').map(({ name }) => name)).toEqual(['D-Link', 'TRENDnet'])
  expect(vendorNames('Hewlett Packard Enterprise (HPE)')).toEqual([{ name: 'Hewlett Packard Enterprise', aliases: ['HPE'] }])
  expect(vendorNames('Npm package')).toEqual([])
})
