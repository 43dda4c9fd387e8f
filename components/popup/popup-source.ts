import type { DossierCounts } from '../../utils/dossier/dossier'
import type { TabMention } from '../../utils/platform/tab-mentions'
import type { AdvisoryItem } from '../advisory-list/list-item'
import type { FeedsState } from '../feed-state/feed-state'
import type { ListsSource } from '../recent/lists-source'
import type { PanelRoute } from '../../utils/platform/panel-route'

/** The tab that the popup speaks of. */
export interface Site {
  tabId: number
  /** Empty where the browser does not say. */
  host: string
  /** Of the page; empty where the browser does not say. */
  title: string
  url: string
  /** `closed` for pages that no extension may read: the browser's own, the add-on stores, files. */
  kind: 'page' | 'closed'
}

/** Whether Caveat draws on a site; `everywhereQuiet` where it draws on none. */
export type SiteState = 'on' | 'quiet' | 'everywhereQuiet'

/** A name that the page mentions, and the most urgent advisory about it; none for a watched name without any. */
export interface MentionItem {
  mention: TabMention
  item: AdvisoryItem | null
}

/** The vendor whose own site the page is on, and what is known about it. */
export interface VendorHere {
  name: string
  watched: boolean
  /** Whose dossiers there are: feeds call one vendor by several names. Empty where nothing is known. */
  names: { id: string; name: string }[]
  counts: DossierCounts
  /** The most urgent of its open advisories. */
  urgent: AdvisoryItem[]
}

/** All that the popup reads and does. Anything may reject with the reason. */
export interface PopupSource {
  site(): Promise<Site>
  /** Null where the host is no known vendor's own site. */
  vendorHere(host: string): Promise<VendorHere | null>
  /** Undefined while no page has reported from that tab. */
  mentions(tabId: number): Promise<MentionItem[] | undefined>
  /** Calls `listener` when what the tab mentions has changed, until `signal` aborts. */
  watchMentions(tabId: number, listener: () => void, signal: AbortSignal): void
  /** Loads the tab's page again. */
  reloadPage(tabId: number): Promise<void>
  /** How many advisories are stored. */
  counts(): Promise<{ advisories: number }>
  lists: ListsSource
  feeds(): Promise<FeedsState>
  siteState(host: string): Promise<SiteState>
  setQuiet(host: string, quiet: boolean): Promise<void>
  copy(text: string): Promise<void>
  /** Shows the next marked name in the page. */
  showNext(tabId: number): Promise<void>
  /** Shows the card of a name where the page first mentions it. */
  showMention(tabId: number, id: string): Promise<void>
  /** To be called from a click, or the browser refuses. */
  openPanel(route: PanelRoute): void
  openOptions(section: string): void
  /** Whether to offer the page that says how Caveat works. */
  welcomeIsDue(): Promise<boolean>
  openWelcome(): void
  putWelcomeAway(): Promise<void>
}
