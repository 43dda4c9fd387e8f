import { NAMES } from '../../fixtures/oracle-pages'

/** What a person may have set that no page may learn. */
export interface Setting {
  name: string
  /** Fields of the stored settings. */
  stored: object
  /** Whether a page is painted as it has to be, by the ids of its painted marks, and of those where nothing is set. */
  paints: (painted: string[], plain: string[]) => boolean
}

const KEV = [{ url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json', enabled: false }]
const COPILOT = 'product:microsoft/365-copilot'
const LOG4SHELL = 'CVE-2021-44228'

const watching = (...names: string[]) => ({ watchlist: names.map((name) => ({ name, type: 'Product', aliases: [] })) })
const ADDED = '2026-11-20T09:00:00.000Z'

/** Everything that a setting leaves out is as it is at first; the built-in feed is off, since tests reach no network. */
export const completed = ({ stored }: Setting) => ({
  settings: { version: 1, feeds: KEV, watchlist: [], quietSites: [], hoverDelay: 250, notThese: [], ...stored },
})

export const NOTHING: Setting = { name: 'nothing', stored: {}, paints: (painted) => painted.includes(COPILOT) }

/** Each must change what is painted, or to compare what pages learn proves nothing. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'one name watched',
    stored: watching('Ivanti Connect Secure'),
    paints: (painted, plain) => painted.length > plain.length,
  },
  {
    name: 'three names watched, one of them known to nobody else, and a fourth not to be marked',
    stored: {
      ...watching('Ivanti Connect Secure', 'FortiOS', 'Acme Gateway'),
      notThese: [{ entityId: LOG4SHELL, name: LOG4SHELL, scope: 'always', addedAt: ADDED }],
    },
    paints: (painted, plain) => !painted.includes(LOG4SHELL) && painted.length > plain.filter((id) => id !== LOG4SHELL).length,
  },
  { name: 'every name watched', stored: watching(...NAMES), paints: (painted, plain) => painted.length > plain.length },
]

export const QUIET: Setting = { name: 'quiet', stored: { quietSites: ['127.0.0.1'] }, paints: (painted) => painted.length === 0 }
