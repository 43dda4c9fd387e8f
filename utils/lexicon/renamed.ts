import { beginningOf } from './beginning'
import { lettersOf } from './letters'

/*
 * Companies and products that have several names because they were renamed or bought. Old texts and old advisories keep the old
 * name for years. Facts as the companies announced them; the year is that of the change.
 */

/** Names of one company: each is a name of an entity that has another of them. */
const SAME_COMPANY: readonly (readonly string[])[] = [
  ['Meta', 'Meta Platforms', 'Facebook'], // renamed 2021
  ['Hewlett Packard Enterprise', 'HPE'],
  ['International Business Machines', 'IBM'],
  ['Amazon Web Services', 'AWS'],
  ['Trellix', 'FireEye'], // renamed 2022, with what was McAfee Enterprise
  ['OpenText', 'Micro Focus'], // bought 2023
  ['Fortra', 'HelpSystems'], // renamed 2022
  ['Kiteworks', 'Accellion'], // renamed 2021
  ['Gen Digital', 'NortonLifeLock'], // renamed 2022
  ['Cloud Software Group', 'Citrix Systems'], // merged with TIBCO 2022
]

/** Companies and brands that belong to another company, so that either name beside a product speaks for it. */
const BELONGS_TO: readonly (readonly [owner: string, ...owned: string[]])[] = [
  ['Broadcom', 'VMware', 'Symantec', 'Carbon Black', 'SaltStack', 'Brocade'], // 2018 to 2023
  ['Ivanti', 'Pulse Secure', 'MobileIron', 'Cherwell', 'LANDESK'], // 2020, 2021, 2017
  ['Cloud Software Group', 'Citrix Systems', 'Citrix', 'NetScaler', 'TIBCO', 'TIBCO Software'], // 2022
  ['Zoho', 'ManageEngine', 'Zoho ManageEngine'],
  ['Okta', 'Auth0'], // 2021
  ['Cisco', 'Splunk', 'Meraki', 'Cisco Meraki', 'Duo Security'], // 2024, 2012, 2018
  ['Progress', 'Progress Software', 'Telerik', 'Ipswitch', 'Kemp', 'Kemp Technologies'], // 2014, 2019, 2021
  ['Oracle', 'Sun', 'Sun Microsystems', 'PeopleSoft', 'Micros Systems'], // 2010, 2005, 2014
  ['Adobe', 'Macromedia', 'Magento'], // 2005, 2018
  ['Hewlett Packard Enterprise', 'Aruba', 'Aruba Networks', 'Juniper', 'Juniper Networks'], // 2015, 2025
  ['Synacor', 'Zimbra'], // 2015
  ['Apache', 'Apache Software Foundation'],
  ['Eclipse', 'Eclipse Foundation'],
  ['Mozilla', 'Mozilla Foundation'],
  ['WordPress', 'WordPress Foundation', 'Automattic'],
  ['Palo Alto Networks', 'Palo Alto'],
  ['Google', 'Alphabet'], // 2015
  ['Meta', 'WhatsApp', 'Instagram'], // 2014, 2012
  ['Microsoft', 'GitHub', 'LinkedIn'], // 2018, 2016
  ['Veritas', 'Veritas Technologies'],
  ['N-able', 'SolarWinds MSP'], // 2021
]

/** Products that go by a new name; each group is one product. */
const SAME_PRODUCT: readonly (readonly string[])[] = [
  ['Entra ID', 'Microsoft Entra ID', 'Azure Active Directory', 'Azure AD'], // renamed 2023
  ['Microsoft 365', 'Office 365'], // renamed 2020
  ['Connect Secure', 'Pulse Connect Secure'], // renamed 2021
  ['Policy Secure', 'Pulse Policy Secure'],
  ['Endpoint Manager Mobile', 'EPMM', 'MobileIron Core'], // renamed 2022
  ['NetScaler ADC', 'Citrix ADC'], // renamed 2018 and back 2023
  ['NetScaler Gateway', 'Citrix Gateway'],
  ['Apex One', 'OfficeScan'], // renamed 2019
  ['Aria Operations', 'vRealize Operations'], // renamed 2022
  ['Defender Antivirus', 'Windows Defender'],
]

/** Read when the first lexicon is compiled, so that pages, which compile none, carry nothing of it. */
interface Tables {
  otherNames: Map<string, readonly string[]>
  /** How these begin: most names begin otherwise. */
  beginnings: Set<number>
  owners: Map<string, string>
}

let read: Tables | undefined

/** Other names that a company or product goes by. */
export function otherNamesOf(name: string): readonly string[] {
  if (!tables().beginnings.has(beginningOf(name))) return NONE
  return (tables().otherNames.get(lettersOf(name)) ?? []).filter((other) => lettersOf(other) !== lettersOf(name))
}

const NONE: readonly string[] = []

/** The key of the company that a company's key belongs to today; itself for most. */
export function ownerOf(vendor: string): string {
  const { owners } = tables()
  let owner = vendor
  for (let step = 0; step < 3; step++) owner = owners.get(owner) ?? owner
  return owner
}

/** Names of vendors that belong to others, or that others belong to, each with its own key. */
export function ownedVendors(): [name: string, key: string][] {
  return BELONGS_TO.flatMap((names) => names.map((name): [string, string] => [name, lettersOf(name)]))
}

function tables() {
  if (read) return read
  read = { otherNames: new Map(), beginnings: new Set(), owners: new Map() }
  for (const names of [...SAME_COMPANY, ...SAME_PRODUCT]) {
    for (const name of names) {
      read.otherNames.set(lettersOf(name), names)
      read.beginnings.add(beginningOf(name))
    }
  }
  for (const [owner, ...owned] of BELONGS_TO) for (const name of owned) read.owners.set(lettersOf(name), lettersOf(owner))
  for (const [first = '', ...others] of SAME_COMPANY)
    for (const name of others) read.owners.set(lettersOf(name), lettersOf(first))
  return read
}
