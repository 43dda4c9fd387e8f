import { render } from '@testing-library/preact'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import { Popup } from '../../components/popup/popup'
import type { PopupSource } from '../../components/popup/popup-source'
import type { PanelSource } from '../../components/side-panel/panel-source'
import { SidePanel } from '../../components/side-panel/side-panel'
import { Review } from '../../components/vendor-review/review'
import type { ReviewSource } from '../../components/vendor-review/review-source'
import { Welcome } from '../../components/welcome/welcome'
import { daysOf } from '../../utils/alerts/days'
import { countsOf } from '../../utils/dossier/dossier'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { success } from '../../utils/result'
import { dayOf, type Settings } from '../../utils/settings'
import { BARE, cardOf, EXPLOITED, FULL, HOSTILE, othersOf } from './advisory-samples'
import { mountCard } from './mounted-card'
import {
  ABOUT_NOTHING,
  dossierEntryOf,
  feedRow,
  itemOf,
  listsSource,
  optionsSource,
  panelSource,
  popupSource,
} from './page-sources'
import { reviewed, reviewSource } from './review-source'
import { welcomeSource } from './welcome-source'

/* Every surface in every state that it has, drawn with made-up data: what is new here gets its picture by `npm run screenshots`. */

export interface Surface {
  /** CSS pixels. */
  width: number
  draw: () => void
  /** What is done before its picture is taken. */
  act?: () => Promise<void>
}

const PANEL = 400
const TAB = 1_000
const NARROW = 320

const KEV = 'https://www.cisa.gov/kev.json'
const NEWS = 'https://news.example/feed.xml'
const failing = () => Promise.reject(new Error('QuotaExceededError'))
const never = () => new Promise<never>(() => undefined)
const nothing = () => undefined

const inPopup = (overrides: Partial<PopupSource> = {}, act?: Surface['act']): Surface => ({
  width: PANEL,
  draw: () => void render(<Popup source={popupSource(overrides)} />),
  ...(act ? { act } : {}),
})

const inPanel = (route: PanelRoute, overrides: Partial<PanelSource> = {}, width = PANEL): Surface => ({
  width,
  draw: () => void render(<SidePanel source={panelSource(overrides)} route={route} onRoute={nothing} onBack={nothing} />),
})

const inOptions = (
  settings: Partial<Settings> = {},
  overrides: Parameters<typeof optionsSource>[1] = {},
  width = TAB,
): Surface => ({
  width,
  draw: () => void render(<Options source={optionsSource(settings, overrides)} />),
})

/** With what was pasted, if anything, reviewed. */
const inReview = (overrides: Partial<ReviewSource> = {}, width = TAB, pasted = ''): Surface => ({
  width,
  draw: () => void render(<Review source={reviewSource(overrides)} />),
  act: async () => {
    if (pasted === '') return
    await userEvent.fill(page.getByRole('textbox'), pasted)
    await userEvent.click(page.getByRole('button', { name: 'Review it' }))
  },
})

const card = (...[advisory, overrides]: Parameters<typeof cardOf>): Surface => ({
  width: 360,
  draw: () => void mountCard({ card: cardOf(advisory, overrides) }),
})

const feeds = [KEV, NEWS].map((url) => ({ url, name: new URL(url).host, format: 'auto', enabled: true, private: url === NEWS }))
const watchlist: Settings['watchlist'] = [
  {
    name: 'Connect Secure',
    type: 'Product',
    vendor: 'Ivanti',
    aliases: ['Pulse Connect Secure'],
    owner: 'Network team',
    note: 'Edge only',
  },
  { name: 'Microsoft', type: 'Company', vendor: undefined, aliases: [] },
]
const failedFeed = feedRow(NEWS, { failures: 3, error: { code: 'notFound', detail: 'HTTP 404' }, lastSuccess: 0, records: 0 })
const items = [itemOf(FULL, true), itemOf(EXPLOITED), itemOf(BARE)]
const days = () =>
  daysOf(
    items.map(({ row, watched }) => ({ ...row, changed: dayOf(new Date()), watched })),
    new Date(),
  )
const search = (words: string) => () => userEvent.fill(page.getByRole('searchbox'), words)

const RECORDS = ['Ivanti Security Advisories', 'Advisory Desk'].map((source, index) => {
  return {
    source,
    feed: `https://feed-${index}.example/`,
    id: '7',
    title: EXPLOITED.title,
    language: 'en',
    published: EXPLOITED.published,
  }
})
const KEPT = {
  records: [...RECORDS.slice(1), { ...RECORDS[0], feed: 'https://times.example/', source: 'Network Times' }].map(
    ({ feed = '', source = '' }) => ({ feed, source, id: '7' }),
  ),
  ...{ name: EXPLOITED.title, addedAt: new Date().toISOString() },
}
const ALIKE = { ...panelSource().alike, parts: async () => ({ parts: RECORDS, said: [KEPT] }) }

export const SURFACES: Record<string, Surface> = {
  'popup-page': inPopup(),
  'popup-vendor-site': inPopup({
    vendorHere: async () => ({
      ...{ name: 'Ivanti', watched: true, names: [{ id: 'company:ivanti', name: 'Ivanti' }], urgent: [itemOf(EXPLOITED, true)] },
      counts: countsOf([dossierEntryOf(EXPLOITED)]),
    }),
  }),
  'popup-recent': inPopup({ mentions: async () => [] }),
  'popup-first-run': inPopup({
    mentions: async () => [],
    welcomeIsDue: async () => true,
    feeds: async () => ({ enabled: 1, lastSuccess: 0, failing: [] }),
  }),
  'popup-preparing': inPopup({ mentions: async () => [], lists: listsSource([], { recent: async () => undefined }) }),
  'popup-loading': inPopup({ site: never }),
  'popup-empty': inPopup({ mentions: async () => [], lists: listsSource([]) }),
  'popup-quiet': inPopup({ siteState: async () => 'quiet' }),
  'popup-no-page': inPopup({
    site: async () => ({ tabId: 1, host: '', title: '', url: '', kind: 'closed' }),
  }),
  'popup-feed-failing': inPopup({
    feeds: async () => ({
      ...{ enabled: 2, lastSuccess: Date.now() - 9 * 86_400_000 },
      failing: [{ name: 'news.example', error: { code: 'offline', detail: '' } }],
    }),
  }),
  'popup-store-failed': inPopup({ mentions: failing, lists: listsSource([], { recent: failing }), feeds: failing }),
  'popup-found': inPopup({}, search('copilot')),
  'popup-found-nothing': inPopup({}, search('zzzz')),
  'panel-advisory': inPanel({ view: 'advisory', id: FULL.id }),
  'panel-advisory-exploited': inPanel({ view: 'advisory', id: EXPLOITED.id }),
  'panel-advisory-alike': inPanel({ view: 'advisory', id: EXPLOITED.id }, { alike: ALIKE }, NARROW),
  'panel-advisory-bare': inPanel({ view: 'advisory', id: BARE.id }),
  'panel-advisory-narrow': inPanel({ view: 'advisory', id: FULL.id }, {}, NARROW),
  'panel-advisory-gone': inPanel({ view: 'advisory', id: 'gone' }),
  'panel-about': inPanel({ view: 'about', id: 'product:ivanti/connect-secure' }),
  'panel-about-nothing': inPanel({ view: 'about', id: 'CVE-2026-1111' }, { about: async () => ABOUT_NOTHING }),
  'panel-recent': inPanel({ view: 'recent' }),
  'panel-days': inPanel(
    { view: 'days' },
    { lists: listsSource(items), days: async () => ({ span: 7, isWatching: true, days: days() }) },
  ),
  'panel-days-empty': inPanel({ view: 'days' }, { days: async () => ({ span: 7, isWatching: false, days: [] }) }),
  'panel-store-failed': inPanel({ view: 'advisory', id: FULL.id }, { advisory: failing }),
  'card-full': card(FULL, { advisories: 7, others: othersOf(6) }),
  'card-exploited': card(EXPLOITED),
  'card-bare': card(BARE),
  'card-long-texts': card(HOSTILE, { advisories: 9, others: othersOf(8) }),
  options: inOptions({ feeds, watchlist }),
  'options-narrow': inOptions({ feeds, watchlist }, {}, NARROW),
  'options-empty': inOptions(
    { feeds: [] },
    { stored: async () => ({ advisories: 0, entities: 0, seen: 0, bytes: 0, damage: [] }) },
  ),
  'options-feed-failing': inOptions({ feeds }, { feedRows: async () => [feedRow(KEV), failedFeed] }),
  'options-unreadable': inOptions({}, { settings: failing }),
  'review-start': inReview(),
  'review-list': inReview({}, TAB, 'Notepad++'),
  'review-list-narrow': inReview({}, NARROW, 'Notepad++'),
  'review-nothing': inReview({ review: async () => success(reviewed({ rows: [] })) }, TAB, '…'),
  welcome: { width: TAB, draw: () => void render(<Welcome source={welcomeSource()} />) },
  'welcome-narrow': { width: NARROW, draw: () => void render(<Welcome source={welcomeSource()} />) },
}
