import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'
import { withoutLegalForm } from '../../../utils/lexicon/legal-form'

/** Mentions as "text → id", in order. */
function read(entities: LexiconEntity[], ...blocks: string[]): string[] {
  return spot(openLexicon(compileLexicon(entities)), blocks).map(
    ({ block, start, end, entityId }) => `${(blocks[block] ?? '').slice(start, end)} → ${entityId}`,
  )
}
const company = (name: string): LexiconEntity => ({ id: name, name, type: 'Company' })
const product = (name: string, vendor: string): LexiconEntity => ({ id: name, name, type: 'Product', vendor })

describe('legal forms', () => {
  it.each([
    'Zeltron Inc.',
    'Zeltron, Inc',
    'Zeltron Corporation',
    'Zeltron Co., Ltd.',
    'Zeltron Pty Ltd',
    'Zeltron Pte. Ltd.',
    'Zeltron Private Limited',
    'Zeltron Sdn Bhd',
    'Zeltron GmbH',
    'Zeltron GmbH & Co. KG',
    'Zeltron AG',
    'Zeltron S.A.',
    'Zeltron S.A. de C.V.',
    'Zeltron SAS',
    'Zeltron S.p.A.',
    'Zeltron S.r.l.',
    'Zeltron Ltda.',
    'Zeltron B.V.',
    'Zeltron Oyj',
    'Zeltron AB',
    'Zeltron A/S',
    'Zeltron s.r.o.',
    'Zeltron sp. z o.o.',
    'Zeltron Kft.',
    'Zeltron A.Ş.',
    'Zeltron K.K.',
    'Zeltron LLC',
    'The Zeltron Company',
    'ООО Zeltron',
    '株式会社Zeltron',
    'Zeltron株式会社',
    'Zeltron有限公司',
    '주식회사 Zeltron',
  ])('%s', (name) => {
    expect(withoutLegalForm(name)).toBe('Zeltron')
    expect(read([company(name)], 'Last week Zeltron said so.')).toEqual([`Zeltron → ${name}`])
  })
})

describe('abbreviations', () => {
  const copilot = product('Microsoft 365 Copilot', 'Microsoft')
  it.each([
    [copilot, 'They rolled out M365 Copilot in May', 'M365 Copilot'],
    [product('Office 365', 'Microsoft'), 'The O365 tenant is theirs', 'O365'],
    [product('Azure Active Directory', 'Microsoft'), 'Microsoft lets people sign in with AAD or with a key', 'AAD'],
    [product('Azure Active Directory', 'Microsoft'), 'Most of the people there sign in with Azure AD or not', 'Azure AD'],
    [product('Windows', 'Microsoft'), 'Support for Win10 ended', 'Win10'],
    [product('Windows 11', 'Microsoft'), 'A laptop with Win 11 on it', 'Win 11'],
    [product('Word', 'Microsoft'), 'Open it in MS Word and save', 'MS Word'],
    [product('Office', 'Microsoft'), 'An old MS Office on the share', 'MS Office'],
    [product('Apache Log4j', 'Apache'), 'Everything with log4j 2.12 on it', 'log4j'],
    [product('Fortinet FortiOS', 'Fortinet'), 'Boxes with FortiOS on them', 'FortiOS'],
    [product('Exchange Server', 'Microsoft'), 'A hole that Microsoft closed in Exchange last week', 'Exchange'],
    [product('Microsoft SQL Server', 'Microsoft'), 'It needs SQL Server 15.0 to run', 'SQL Server'],
    [product('Cisco IOS XE Software', 'Cisco'), 'Routers with IOS XE were hit', 'IOS XE'],
    [product('Adaptive Security Appliance (ASA)', 'Cisco'), 'The Cisco ASA was hit', 'Cisco ASA'],
    [product('Cisco Adaptive Security Appliance (ASA) Software', 'Cisco'), 'The Cisco ASA was hit', 'Cisco ASA'],
    [product('Archer AX21', 'TP-Link'), 'An Archer AX-21 at home', 'Archer AX-21'],
    [product('DIR-605 Router', 'D-Link'), 'The D-Link DIR605 Router at home', 'D-Link DIR605 Router'],
    [product('N-central', 'N-able'), 'They run N-able N-central there', 'N-able N-central'],
    [product('Exchange Server', 'Microsoft'), 'Lücken in Microsoft Exchange-Servern', 'Microsoft Exchange-Servern'],
  ])('%o in %j', (entity, text, mention) => {
    expect(read([entity], text).map((found) => found.replace(/ → .*/, ''))).toContain(mention)
  })

  it.each(['constructor', 'toString', '__proto__'])('do not trip over %s', (name) => {
    expect(() => compileLexicon([product(name, name), company(name)])).not.toThrow()
  })

  it('are no names by themselves where they mean other things', () => {
    expect(read([company('Microsoft'), copilot], 'She has an MS in biology and MS runs in the family.')).toEqual([])
  })
})

describe('former names', () => {
  it('lead to the entity', () => {
    expect(read([company('Meta Platforms')], 'An app by Facebook, as it was called')).toEqual(['Facebook → Meta Platforms'])
    expect(
      read([product('Microsoft Entra ID', 'Microsoft')], 'Most of the people there have roles in Azure AD and others'),
    ).toEqual(['Azure AD → Microsoft Entra ID'])
  })

  it('of the vendor speak for its products', () => {
    const tools = product('Tools', 'Broadcom')
    expect(read([tools], 'Update VMware Tools, please.')).toEqual(['VMware Tools → Tools'])
    expect(read([product('Sentry', 'Ivanti')], 'A hole in MobileIron Sentry was closed.')).toEqual(['MobileIron Sentry → Sentry'])
  })
})

describe('languages', () => {
  const names = [
    company('Microsoft'),
    company('Fortinet'),
    company('Citrix'),
    company('Oracle'),
    company('Apple'),
    product('Windows', 'Microsoft'),
    product('Exchange Server', 'Microsoft'),
    product('Log4j', 'Apache'),
  ]
  it.each([
    ['Der Angriff traf das Fortinet-Gerät und die Citrix-Schwachstelle.', ['Fortinet', 'Citrix']],
    ['Mit Microsofts Werkzeug lässt sich der Windows-Rechner prüfen.', ['Microsofts', 'Windows']],
    ['Die Log4j-Lücke ist alt.', ['Log4j']],
    ["La faille de l’Exchange Server de Microsoft et d'Oracle", ['Exchange Server', 'Microsoft', 'Oracle']],
    ["Microsoft dit qu'Apple a corrigé la faille", ['Microsoft', 'Apple']],
    ['La falla riguarda Microsoft e l’Exchange Server.', ['Microsoft', 'Exchange Server']],
    ['MicrosoftはWindowsの更新を公開した。', ['Microsoft', 'Windows']],
    ['关于Microsoft Exchange Server漏洞', ['Microsoft Exchange Server']],
    ['Fortinet의 장비와 Windows를 쓰는 Microsoft가', ['Fortinet', 'Windows', 'Microsoft']],
    ['شركة \u200eMicrosoft\u200f ونظام \u2066Windows\u2069 و\u202aFortinet\u202c', ['Microsoft', 'Windows', 'Fortinet']],
    ['תקלה ב-Windows של Microsoft', ['Windows', 'Microsoft']],
    ['Серверы Microsoft’а и Fortinet-овские шлюзы', ['Microsoft', 'Fortinet']],
  ])('%s', (text, expected) => {
    const found = spot(openLexicon(compileLexicon(names)), [text]).map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(expected)
  })
})
