import { describe, expect, test } from 'vitest'
import { INVENTORY_FORMATS } from '../../../utils/inventory'
import { fixture, FIXTURES, read } from './fixtures'

describe('each list is recognised by what it holds', () => {
  const formats: Record<string, [format: string, rows: number]> = {
    'Cargo.lock': ['cargo-lock', 3],
    'Gemfile.lock': ['gemfile-lock', 4],
    'cyclonedx-1.6.json': ['cyclonedx', 16],
    'go.mod': ['go-mod', 5],
    'intune-discovered-apps.csv': ['table', 34],
    'lieferanten.csv': ['table', 4],
    'osquery-deb-packages.csv': ['table', 20],
    'osquery-programs.json': ['objects', 19],
    'package-lock.json': ['package-lock', 11],
    'pnpm-lock.yaml': ['pnpm-lock', 3],
    'requirements.txt': ['requirements', 9],
    'spdx-2.3.json': ['spdx', 11],
    'spdx-3.0.json': ['spdx-3', 3],
    'vendors.txt': ['list', 13],
    'winget-export.json': ['winget-export', 15],
    'winget-list.txt': ['winget-list', 14],
    'yarn.lock': ['yarn-lock', 3],
  }
  test('every fixture is looked at, and every format has one', () => {
    expect(FIXTURES.toSorted()).toEqual(Object.keys(formats).toSorted())
    expect(new Set(Object.values(formats).map(([format]) => format))).toEqual(new Set(INVENTORY_FORMATS.map(({ id }) => id)))
  })
  test.each(Object.entries(formats))('%s', (name, [format, rows]) => {
    const inventory = fixture(name)
    expect([inventory.format, inventory.rows.length]).toEqual([format, rows])
  })
})

const row = (list: string, name: string) => fixture(list).rows.find((each) => each.name === name)

test('tables of Intune: quotes, commas and letters of any script', () => {
  const rows = fixture('intune-discovered-apps.csv').rows
  expect(rows[0]).toEqual({ name: 'Google Chrome', kind: 'application', vendor: 'Google LLC', version: '131.0.6778.86' })
  expect(rows.slice(-3).map(({ name, vendor }) => [name, vendor])).toEqual([
    ['Contoso Time Sheet, classic', 'Contoso Ltd.'],
    ['Fabrikam "Quick" Scan', 'Fabrikam, Inc.'],
    ['株式会社サンプル 勤怠管理', '株式会社サンプル'],
  ])
})

test('a list of suppliers in Windows-1252 under a title, with semicolons', () => {
  expect(fixture('lieferanten.csv').rows).toEqual([
    { name: 'Siemens AG', kind: 'company' },
    { name: 'SAP SE', kind: 'company' },
    { name: 'Müller; Söhne GmbH', kind: 'company' },
    { name: 'VMware International Ltd.', kind: 'company' },
  ])
})

test('tables of osquery: packages have no vendor, a row without a name is a problem', () => {
  expect(row('osquery-deb-packages.csv', 'openssl')).toEqual({ name: 'openssl', kind: 'package', version: '3.0.15-1~deb12u1' })
  expect(fixture('osquery-programs.json').problems).toEqual([{ place: '[18]', code: 'noName' }])
})

test('CycloneDX: names as ecosystems write them, direct and indirect, no files and keys', () => {
  expect(row('cyclonedx-1.6.json', '@angular/core')).toMatchObject({ kind: 'library', version: '17.3.12', indirect: false })
  expect(row('cyclonedx-1.6.json', 'streamsearch')).toMatchObject({ indirect: true })
  expect(row('cyclonedx-1.6.json', 'openssl')).toMatchObject({
    kind: 'package',
    cpe: expect.stringContaining('openssl') as string,
  })
  expect(row('cyclonedx-1.6.json', 'Payments')).toEqual({ name: 'Payments', kind: 'service', vendor: 'Adyen N.V.' })
  const listed = fixture('cyclonedx-1.6.json').rows.map(({ name }) => name)
  expect(listed).toContain('org.apache.logging.log4j:log4j-core')
  expect(listed).not.toContain('AES-128-GCM')
  expect(listed).not.toContain('shop')
})

test('SPDX 2.3: the described package is left out, suppliers are organisations', () => {
  const { rows } = fixture('spdx-2.3.json')
  expect(rows.map(({ name, indirect }) => [name, indirect]).slice(0, 3)).toEqual([
    ['express', false],
    ['@babel/traverse', true],
    ['requests', false],
  ])
  expect(row('spdx-2.3.json', 'Confluence Data Center')).toMatchObject({ vendor: 'Atlassian Pty Ltd', kind: 'application' })
  expect(row('spdx-2.3.json', 'in-house-tool')).not.toHaveProperty('vendor')
})

test('SPDX 3.0: suppliers and dependencies by reference', () => {
  expect(row('spdx-3.0.json', 'Connect Secure')).toMatchObject({ vendor: 'Ivanti', version: '22.7R2', indirect: false })
  expect(row('spdx-3.0.json', 'xz-utils')).toMatchObject({ kind: 'package', indirect: true })
})

test('package-lock: what the project and its workspaces ask for is direct; an alias has its own name', () => {
  const direct = fixture('package-lock.json').rows.filter(({ indirect }) => !indirect)
  expect(direct.map(({ name }) => name)).toEqual(['express', '@angular/core', 'lodash', 'vite', 'dompurify'])
  const first = read(
    '{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"2.0.0"}}},"c":3}}',
  )
  expect(first.rows.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(first.rows[0]).not.toHaveProperty('indirect')
  expect(first.problems).toEqual([{ place: 'dependencies["c"]', code: 'notAnEntry' }])
})

test('other lock files tell what was asked for from what came along', () => {
  const asked = (name: string) =>
    fixture(name)
      .rows.filter(({ indirect }) => indirect === false)
      .map((each) => each.name)
  expect(asked('Cargo.lock')).toEqual(['hyper', 'time'])
  expect(asked('Gemfile.lock')).toEqual(['nokogiri', 'rails'])
  expect(asked('go.mod')).toEqual(['github.com/gin-gonic/gin', 'k8s.io/client-go', 'github.com/golang-jwt/jwt/v4'])
  expect(asked('pnpm-lock.yaml')).toEqual(['@angular/core', 'express'])
  expect(fixture('yarn.lock').rows[0]).toEqual({ name: '@babel/traverse', kind: 'library', version: '7.23.0' })
})

test('requirements: extras, markers, hashes and comments; a version only where it is pinned', () => {
  const { rows, problems } = fixture('requirements.txt')
  expect(rows.map(({ name, version }) => (version ? `${name} ${version}` : name))).toEqual([
    'Django 4.2.1',
    'requests',
    'Pillow',
    'cryptography 41.0.0',
    'PyYAML',
    'Jinja2 3.1.2',
    'paramiko',
    'mypackage',
    'zope.interface 5.0',
  ])
  expect(problems).toEqual([{ place: 17, code: 'notAnEntry' }])
})

test('winget list: wide letters, headings in German, names that are cut off', () => {
  const { rows } = fixture('winget-list.txt')
  expect(rows.find(({ name }) => name === '微信')).toMatchObject({ vendor: 'Tencent', version: '3.9.12.17' })
  expect(rows.find(({ name }) => name === 'VisualStudioCode')).toMatchObject({ vendor: 'Microsoft', version: '1.95.3' })
  expect(rows.find(({ name }) => name === 'Dell SupportAssist')).not.toHaveProperty('vendor')
})

test('plain names: bullets, numbers, commas, and companies with their legal form', () => {
  expect(fixture('vendors.txt').rows.map(({ name }) => name)).toEqual([
    'Atlassian Pty Ltd',
    'Okta, Inc.',
    'Salesforce',
    'Zscaler',
    'CrowdStrike',
    'SentinelOne',
    'Fortinet',
    'Palo Alto Networks, Inc.',
    'Check Point',
    'Hooli',
    'Connect Secure',
    'Microsoft Exchange Server 2019',
    'Word',
  ])
})

describe('guesses about tables', () => {
  const names = (text: string) =>
    read(text).rows.map(({ name, vendor, version }) => [name, vendor, version].filter(Boolean).join(' / '))
  test.each([
    ['a delimiter that is stated', 'sep=|\nName|Version\nA, b|1.0\nC|2', ['A, b / 1.0', 'C / 2']],
    ['tabs without headings', 'openssl\t3.0.15\ncurl\t7.88.1', ['openssl / 3.0.15', 'curl / 7.88.1']],
    [
      'versions without headings',
      'OpenSSL,3.0.15,OpenSSL Project\ncurl,7.88.1,curl Project',
      ['OpenSSL / OpenSSL Project / 3.0.15', 'curl / curl Project / 7.88.1'],
    ],
    ['a single column', 'Software\nOpenSSL\ncurl', ['OpenSSL', 'curl']],
    ['commas that are none of a table', 'Chrome, Firefox\nWord, Excel', ['Chrome', 'Firefox', 'Word', 'Excel']],
    ['French headings', 'Nom de l’application;Éditeur;Version\nChrome;Google;131', ['Chrome / Google / 131']],
    ['a line break in quotes', 'Name,Vendor\n"One\nname",V\nB,W', ['One name / V', 'B / W']],
    ['columns in any order', 'id,Version,Publisher,Display name\n1,2.0,V,N', ['N / V / 2.0']],
  ])('%s', (_, text, expected) => expect(names(text)).toEqual(expected))

  test('Microsoft Graph', () => {
    const text = JSON.stringify({ value: [{ id: '1', displayName: 'Zoom', publisher: 'Zoom', version: '6', deviceCount: 3 }] })
    expect(read(text).rows).toEqual([{ name: 'Zoom', vendor: 'Zoom', version: '6', kind: 'application' }])
  })

  test('a quote that is never closed costs its line', () => {
    const { rows, problems } = read('Name,Vendor\nA,V\n"B,W\nC,X\n')
    expect(rows.map(({ name }) => name)).toEqual(['A', 'C'])
    expect(problems).toEqual([{ place: 3, code: 'unclosedQuote' }])
  })
})
