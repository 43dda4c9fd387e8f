import { browser } from './browser'

/** One name that a tab's page mentions. */
export interface TabMention {
  /** Entity id or identifier. */
  id: string
  /** What the name is called; as written on the page where nothing else is known. */
  name: string
  /** As first written on the page. */
  surface: string
  count: number
  /** True for a name that only the watch list or a private feed knows: nothing in the page shows it. */
  privateName: boolean
}

/** Names that the page's own script found, and names that only the worker may look for. */
type Found = Partial<Record<'public' | 'private', TabMention[]>>

/*
 * What the open tabs mention, in session storage: in memory only, closed to content scripts, gone with the browser, and there
 * again when the worker was killed and restarted.
 */

/** What a tab's page mentions; undefined where no page has reported (the browser's own pages, a page still loading). */
export async function tabMentions(tabId: number): Promise<TabMention[] | undefined> {
  return united(await stored(tabId))
}

/** Keeps what a tab's page mentions. Public names are told whole each time, private ones as the text comes in. */
export async function putTabMentions(tabId: number, mentions: TabMention[], kind: keyof Found): Promise<void> {
  await navigator.locks.request(keyOf(tabId), async () => {
    const known = (await stored(tabId)) ?? {}
    const found = kind === 'public' ? mentions : joined(known.private ?? [], mentions)
    await browser.storage.session.set({ [keyOf(tabId)]: { ...known, [kind]: found } })
  })
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId))
}

/** Calls `listener` with what the tab mentions whenever that changes, until `signal` aborts. */
export function watchTabMentions(
  tabId: number,
  listener: (mentions: TabMention[] | undefined) => void,
  signal: AbortSignal,
): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'session' ? changes[keyOf(tabId)] : undefined
    if (change) listener(united(change.newValue as Found | undefined))
  }
  browser.storage.onChanged.addListener(onChanged)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true })
}

async function stored(tabId: number): Promise<Found | undefined> {
  return (await browser.storage.session.get(keyOf(tabId)))[keyOf(tabId)] as Found | undefined
}

/** The same text may be read again: the greater count stands. */
function joined(known: TabMention[], found: TabMention[]): TabMention[] {
  const byId = new Map(known.map((mention) => [mention.id, mention]))
  for (const mention of found) {
    const other = byId.get(mention.id)
    byId.set(mention.id, other && other.count > mention.count ? other : mention)
  }
  return [...byId.values()]
}

function united(found: Found | undefined): TabMention[] | undefined {
  return found && [...(found.public ?? []), ...(found.private ?? [])]
}

function keyOf(tabId: number): string {
  return `page:${tabId}`
}
