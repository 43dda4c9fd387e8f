import { describe, expect, test } from 'vitest'
import { plainName, type InventoryRow } from '../../../utils/inventory'
import { readPurl } from '../../../utils/inventory/purl'
import { fixture, FIXTURES, names, outcome } from './fixtures'

test.each([
  ['7-Zip 22.01 (x64)', '7-Zip'],
  ['Mozilla Firefox (x64 en-US)', 'Mozilla Firefox'],
  ['Notepad++ (64-bit x64)', 'Notepad++'],
  ['PuTTY release 0.81 (64-bit)', 'PuTTY'],
  ['Microsoft Office Professional Plus 2019 - en-us', 'Microsoft Office Professional Plus 2019'],
  ['Intel(R) Management Engine', 'Intel Management Engine'],
  ['Apache Tomcat 9.0 Tomcat9 (remove only)', 'Apache Tomcat 9.0 Tomcat9'],
  ['OpenVPN 2.6.12-I001 amd64', 'OpenVPN'],
  ['Windows 11', 'Windows 11'],
  ['Microsoft 365', 'Microsoft 365'],
  ['3CX', '3CX'],
  ['1.2.3', '1.2.3'],
  ['x64', 'x64'],
  ['Log4j 2', 'Log4j 2'],
])('%s is called %s', (name, plain) => expect(plainName(name)).toBe(plain))

const of = (name: string, vendor?: string, kind: InventoryRow['kind'] = 'application') => outcome({ name, vendor, kind })

describe('names of programs', () => {
  test.each([
    ['its own name and vendor', of('Chrome', 'Google LLC'), '= Google/Chrome'],
    ['its vendor in front', of('Google Chrome', 'Google LLC'), '= Google/Chrome'],
    [
      'an edition and a year',
      of('Microsoft Office Professional Plus 2019 - en-us', 'Microsoft Corporation'),
      '= Microsoft/Microsoft Office',
    ],
    ['one word where there are three', of('VisualStudioCode', 'Microsoft'), '= Microsoft/Visual Studio Code'],
    ['a vendor with more words', of('Adobe Acrobat Reader DC (64-bit)', 'Adobe Systems Incorporated'), '= Adobe/Acrobat Reader'],
    ['a project by a person', of('7-Zip 23.01 (x64 edition)', 'Igor Pavlov'), '= 7-Zip/7-Zip'],
    ['a vendor that is not the known one', of('Exchange', 'Acme Currency Tools'), '? Microsoft/Exchange | Contoso/Exchange'],
    ['a vendor that decides', of('Exchange', 'Contoso Ltd.'), '= Contoso/Exchange'],
    ['two vendors, and none stated', of('Exchange'), '? Microsoft/Exchange | Contoso/Exchange'],
    ['the maker before its owner', of('VMware Tools', 'VMware, Inc.'), '= VMware/VMware Tools'],
    ['a known name without a vendor', of('Avalanche 6.4', 'Ivanti, Inc.'), '= Ivanti Avalanche'],
    ['a name that only a company has', of('TeamViewer', 'TeamViewer'), '? TeamViewer'],
    ['a renamed product', of('Office 365', 'Microsoft'), of('Microsoft 365', 'Microsoft')],
    ['an addition to a known product', of('Chrome Remote Desktop Host', 'Google LLC'), '-'],
    ['malware by the name of a program', of('LockBit'), '-'],
    ['nothing known', of('Contoso Time Sheet', 'Contoso Ltd.'), '-'],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))
})

describe('what the kind of a row decides', () => {
  test.each([
    ['a library is a library', outcome({ name: 'Express', kind: 'library' }), '= openjsf/Express'],
    ['a library is no product of somebody else', outcome({ name: 'office', kind: 'library' }), '-'],
    ['a library may be a project', outcome({ name: 'openssl', kind: 'library' }), '? OpenSSL/OpenSSL'],
    ['a package is a project', of('git', undefined, 'package'), '= Git/Git'],
    ['a package may be a product', of('chromium', undefined, 'package'), '? Google/Chromium'],
    ['a package has a release in its name', of('python3.11', undefined, 'package'), '= python/Python'],
    ['a company is a company', of('Siemens AG', undefined, 'company'), '= Siemens'],
    ['a company has a sister', of('VMware International Ltd.', undefined, 'company'), '? VMware'],
    ['a company is no product', of('Chrome', undefined, 'company'), '-'],
    ['a pasted name may be a company', of('Fortinet', undefined, 'other'), '= Fortinet'],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))

  test('a CPE decides, whatever the name', () => {
    const row: InventoryRow = { name: 'web-frontend', kind: 'application', cpe: 'cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:*' }
    expect(outcome(row)).toBe('= f5/nginx')
    expect(outcome({ ...row, cpe: 'cpe:2.3:a:nobody:nothing:1:*:*:*:*:*:*:*' })).toBe('-')
  })
  test('a package URL has the name that its ecosystem uses', () => {
    const purl = 'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1'
    expect(outcome({ name: 'log4j-core', kind: 'library', purl })).toBe('= org.apache.logging.log4j:log4j-core')
  })
})

test('package URLs', () => {
  expect(readPurl('pkg:npm/%40angular/core@17.3.12')).toEqual({
    type: 'npm',
    namespace: '@angular',
    name: 'core',
    version: '17.3.12',
  })
  expect(readPurl('pkg:npm/@angular/core')).toEqual({ type: 'npm', namespace: '@angular', name: 'core', version: '' })
  expect(readPurl('pkg:deb/debian/xz@5.6?arch=amd64#a')).toEqual({ type: 'deb', namespace: 'debian', name: 'xz', version: '5.6' })
  expect([readPurl('npm/a'), readPurl('pkg:npm/'), readPurl(''), readPurl('pkg:npm/%E0%A4%A')?.name]).toEqual([
    undefined,
    undefined,
    undefined,
    '%E0%A4%A',
  ])
})

test('real-looking lists come to what a person would say', () => {
  const counted = { matched: 0, ambiguous: 0, unknown: 0 }
  const rows = FIXTURES.flatMap((name) => fixture(name).rows)
  for (const row of rows) {
    const found = outcome(row)
    counted[found.startsWith('=') ? 'matched' : found.startsWith('?') ? 'ambiguous' : 'unknown']++
  }
  expect(rows.length).toBeGreaterThan(180)
  expect(counted.matched).toBeGreaterThan(60)
  expect(counted.ambiguous).toBeLessThan(20)
})

test('an unknown vendor is called as feeds call it', () => {
  expect(names.vendorCalled('Cisco Systems, Inc.')).toBe('Cisco')
  expect(names.vendorCalled('Microsoft Corporation')).toBe('Microsoft')
  expect(names.vendorCalled('Nobody Knows GmbH')).toBeUndefined()
})
