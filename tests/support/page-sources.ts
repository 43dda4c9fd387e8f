import type { AdvisoryItem } from '../../components/advisory-list/list-item'
import type { OptionsSource } from '../../components/options/options-source'
import type { MentionItem, PopupSource } from '../../components/popup/popup-source'
import type { Listed, ListsSource } from '../../components/recent/lists-source'
import type { About, PanelSource } from '../../components/side-panel/panel-source'
import type { Advisory } from '../../utils/advisories'
import type { DossierEntry } from '../../utils/dossier/dossier'
import { entryFrom, EVERYTHING, type AdvisoryFilter } from '../../utils/search'
import { success } from '../../utils/result'
import { exportSettings, mergeSettings, parseSettingsFile } from '../../utils/settings/transfer'
import { defaultSettings, type Settings } from '../../utils/settings/settings'
import type { FeedRow } from '../../utils/store/rows'
import type { FeedTrial } from '../../utils/sync/trial'
import { BARE, EXPLOITED, FULL, rowOf } from './advisory-samples'

/*
 * What the pages read, made up: each answers like the real one with a little of everything, and tests override what they are
 * about.
 */

export function itemOf(advisory: Advisory, watched = false, acknowledged: AdvisoryItem['acknowledged'] = null): AdvisoryItem {
  return { row: rowOf(advisory), watched, acknowledged }
}

export function mentionOf(advisory: Advisory, overrides: Partial<MentionItem['mention']> = {}): MentionItem {
  const [entity] = advisory.entities
  const name = entity?.name ?? advisory.title
  return {
    mention: { id: entity?.id ?? advisory.id, name, surface: name, count: 1, privateName: false, ...overrides },
    item: itemOf(advisory),
  }
}

export function dossierEntryOf(advisory: Advisory, rest: Partial<DossierEntry> = {}): DossierEntry {
  return { ...entryFrom(rowOf(advisory)), acknowledged: false, ...rest }
}

/** What the side panel knows of a name that nothing is known about. */
export const ABOUT_NOTHING: About = {
  entity: null,
  vendor: null,
  products: [],
  watched: false,
  watchedWith: false,
  kept: [],
  snoozed: false,
  entries: [],
}

/** Lists of these items; a search finds those whose titles have the query in them. */
export function listsSource(
  all: AdvisoryItem[] = [itemOf(EXPLOITED, true), itemOf(FULL), itemOf(BARE)],
  overrides: Partial<ListsSource> = {},
): ListsSource {
  let filter = EVERYTHING
  const listed = (items: AdvisoryItem[]): Listed => ({
    sections: items.length === 0 ? [] : [{ kind: 'others', ids: items.map(({ row }) => row.id) }],
    total: items.length,
    since: '',
  })
  const kept = ({ bands, exploited }: AdvisoryFilter) =>
    all.filter(
      ({ row: { advisory } }) =>
        (bands.length === 0 || bands.includes(advisory.severity.band)) && (!exploited || advisory.exploited !== null),
    )
  return {
    recent: async (wanted) => listed(kept(wanted)),
    search: async (query, wanted) =>
      listed(kept(wanted).filter(({ row }) => row.advisory.title.toLowerCase().includes(query.toLowerCase()))),
    items: async (ids) => ids.flatMap((id) => all.filter(({ row }) => row.id === id)),
    version: async () => 1,
    filter: async () => filter,
    keepFilter: async (wanted) => void (filter = wanted),
    sources: async () => ['CISA', 'Neowin'],
    keepLooked: async () => undefined,
    ...overrides,
  }
}

export function popupSource(overrides: Partial<PopupSource> = {}): PopupSource {
  return {
    site: async () => ({
      tabId: 1,
      host: 'wiki.example',
      title: 'Vendor review',
      url: 'https://wiki.example/review?id=7',
      kind: 'page',
    }),
    vendorHere: async () => null,
    mentions: async () => [mentionOf(EXPLOITED, { count: 3 }), mentionOf(FULL)],
    watchMentions: () => undefined,
    reloadPage: async () => undefined,
    counts: async () => ({ advisories: 1_675 }),
    lists: listsSource(),
    feeds: async () => ({ enabled: 2, lastSuccess: Date.now() - 4 * 60_000, failing: [] }),
    siteState: async () => 'on',
    setQuiet: async () => undefined,
    copy: async () => undefined,
    showNext: async () => undefined,
    showMention: async () => undefined,
    openPanel: () => undefined,
    openOptions: () => undefined,
    welcomeIsDue: async () => false,
    openWelcome: () => undefined,
    putWelcomeAway: async () => undefined,
    ...overrides,
  }
}

export function panelSource(overrides: Partial<PanelSource> = {}): PanelSource {
  return {
    advisory: async (id) => [itemOf(FULL, true), itemOf(EXPLOITED), itemOf(BARE)].find(({ row }) => row.id === id) ?? null,
    epssPast: async () => [],
    about: async () => ({
      entity: {
        key: 'product:ivanti/connect-secure',
        id: 'product:ivanti/connect-secure',
        name: 'Ivanti Connect Secure',
        type: 'Product',
        vendor: 'Ivanti',
        aliases: ['Pulse Connect Secure'],
        privateAliases: [],
        nameKeys: [],
        private: false,
        standing: { critical: { last: '2026-11-20', count: 1 } },
        publicStanding: {},
      },
      watched: true,
      watchedWith: false,
      kept: [],
      snoozed: false,
      vendor: null,
      products: [],
      entries: [EXPLOITED, FULL].map((advisory) => dossierEntryOf(advisory)),
    }),
    days: async () => ({ span: 7, isWatching: true, days: [] }),
    keepSeen: async () => undefined,
    setWatched: async () => undefined,
    setSnoozed: async () => undefined,
    acknowledge: async () => undefined,
    reopen: async () => undefined,
    isQuiet: async () => false,
    setQuiet: async () => undefined,
    lists: listsSource(),
    copy: async () => undefined,
    save: () => undefined,
    print: () => undefined,
    stories: {
      story: async () => null,
      candidates: async () => [],
      correct: async () => success({ advisoryId: null }),
    },
    alike: { parts: async () => ({ parts: [], said: [] }), keepApart: async () => success({ advisoryId: null }) },
    wording: { isWanted: async () => false, word: () => Promise.reject(new Error('not wanted')) },
    advisoryShown: () => undefined,
    ...overrides,
  }
}

export function feedRow(url: string, overrides: Partial<FeedRow> = {}): FeedRow {
  return {
    url,
    private: false,
    title: '',
    format: 'kev',
    etag: '',
    lastModified: '',
    lastAttempt: Date.now() - 4 * 60_000,
    lastSuccess: Date.now() - 4 * 60_000,
    nextDue: Date.now() + 3_600_000,
    failures: 0,
    error: null,
    records: 1_674,
    problems: [],
    ...overrides,
  }
}

/** What a trial of a small feed comes to. */
export function feedTrial(overrides: Partial<FeedTrial> = {}): FeedTrial {
  return {
    title: 'Acme advisories',
    format: 'kev',
    walk: '',
    documents: 1,
    bytes: 3_200,
    listed: 0,
    goesOn: false,
    advisories: { count: 0, first: [] },
    articles: { count: 0, first: [] },
    stories: 0,
    scores: null,
    merges: { count: 0, first: [] },
    names: { count: 0, first: [] },
    problems: { count: 0, first: [] },
    sites: [],
    ...overrides,
  }
}

/** An options source whose settings are kept and watched as the stored ones are. */
export function optionsSource(start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}): OptionsSource {
  let settings: Settings = { ...defaultSettings(), ...start }
  const listeners = new Set<(settings: Settings) => void>()
  const store = (changed: Settings) => {
    settings = changed
    for (const listener of listeners) listener(changed)
  }
  return {
    settings: async () => settings,
    watchSettings: (listener, signal) => {
      listeners.add(listener)
      signal.addEventListener('abort', () => listeners.delete(listener))
    },
    update: async (change) => {
      store(change(settings))
      return success(settings)
    },
    feedRows: async () => settings.feeds.map(({ url }) => feedRow(url)),
    requests: async () => [],
    stored: async () => ({ advisories: 1_675, entities: 812, seen: 14, bytes: 23_400_000, damage: [] }),
    countNotKept: async ({ keepMonths }) => (keepMonths === 0 ? 0 : 300),
    removeNotKept: async () => (settings.keepMonths === 0 ? 0 : 300),
    forgetSeen: async () => undefined,
    feedsWithKey: async () => new Set(),
    keepFeedKey: async () => undefined,
    formats: [{ id: 'kev', name: 'CISA KEV catalogue' }],
    syncFeeds: async (urls = []) =>
      urls.map((url) => ({ url, ok: true, changed: true, added: 12, updated: 0, removed: 0, records: 12, problems: [] })),
    tryFeed: async () => ({ ok: true, value: feedTrial() }),
    requestAccess: async () => true,
    suggest: async () => [{ name: 'Connect Secure', type: 'Product', vendor: 'Ivanti' }],
    knownNames: async () => [
      { name: 'Connect Secure', type: 'Product', vendor: 'Ivanti', aliases: ['Pulse Connect Secure'] },
      { name: 'Chrome', type: 'Product', vendor: 'Google' },
      { name: 'Exchange', type: 'Product', vendor: 'Microsoft' },
      { name: 'Exchange', type: 'Service', vendor: 'Contoso' },
      { name: 'Express', type: 'Library', vendor: 'openjsf' },
    ],
    previewNames: async () => ({ state: 'noPage' }),
    shortcuts: async () => [
      { name: 'next-mention', description: 'Show the next card', keys: 'Alt+Shift+N' },
      { name: 'previous-mention', description: 'Show the card before', keys: '' },
      { name: '_execute_action', description: '', keys: 'Alt+C' },
    ],
    changeShortcuts: async () => undefined,
    model: { state: async () => 'unavailable', fetch: async () => undefined },
    alerts: { allowed: async () => true, allow: async () => true, tryOut: async () => true },
    importSettings: async (text) => {
      const file = parseSettingsFile(text)
      if (!file.ok) return file
      const merged = mergeSettings(settings, file.value)
      store(merged.settings)
      return success(merged.summary)
    },
    exportSettings,
    save: () => undefined,
    ...overrides,
  }
}
