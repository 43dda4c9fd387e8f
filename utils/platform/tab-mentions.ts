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

/** A document in a tab: 0 is the frame that fills it. A frame keeps its number when it goes from one document to the next. */
export interface TabFrame {
  tabId: number
  frameId: number
  /** The browser's own name of the document. */
  document: string
}

/** Names that the frame's own script found, and names that only the worker may look for. */
type Kind = 'public' | 'private'
type Found = { document: string } & Partial<Record<Kind, TabMention[]>>

interface Tab {
  /** By frame id. */
  frames: Record<number, Found>
  /** The frame whose card the keyboard command opened last. */
  walked?: number
  /** The id of the vendor whose own site it shows. */
  vendor?: string
}

/** Frames kept of one tab, and names kept of all but the one that fills it: session storage is small, and pages make frames at will. */
const MOST_FRAMES = 200
const MOST_MENTIONS = 4_000

/*
 * What the open tabs mention, in session storage: in memory only, closed to content scripts, gone with the browser or the next
 * version, and there again when the worker was killed and restarted. A frame counts from its start to its end, and only what its
 * present document says: an answer may be late.
 */

/** What a tab's frames mention together; undefined where none has reported (the browser's own pages, a page still loading). */
export async function tabMentions(tabId: number): Promise<TabMention[] | undefined> {
  return united(await stored(tabId))
}

/** Begins a frame's document anew; true when it is the tab's and another than before, so that its frames may have gone with the last. */
export async function startFrame({ tabId, frameId, document }: TabFrame): Promise<boolean> {
  let isNewPage = false
  await change(tabId, (tab) => {
    isNewPage = frameId === 0 && tab.frames[0]?.document !== document
    if (isNewPage) {
      delete tab.walked
      delete tab.vendor
    }
    if (tab.frames[frameId] || frameId === 0 || Object.keys(tab.frames).length < MOST_FRAMES) tab.frames[frameId] = { document }
  })
  return isNewPage
}

/** Keeps what a frame mentions. Public names are told whole each time, private ones as the text comes in. */
export async function putMentions({ tabId, frameId, document }: TabFrame, mentions: TabMention[], kind: Kind): Promise<void> {
  await change(tabId, ({ frames }) => {
    const frame = frames[frameId]
    if (frame?.document !== document) return
    const found = kind === 'public' ? mentions : joined(frame.private ?? [], mentions)
    delete frame[kind]
    const room = frameId === 0 ? found.length : Math.max(0, MOST_MENTIONS - mentionsOf({ ...frames, 0: { document } }).length)
    frame[kind] = found.slice(0, room)
  })
}

/** Keeps which vendor's own site the page is on. */
export async function keepSiteVendor({ tabId, frameId, document }: TabFrame, vendor: string): Promise<void> {
  await change(tabId, (tab) => {
    if (tab.frames[frameId]?.document === document) tab.vendor = vendor
  })
}

/** The id of the vendor whose own site a tab shows; none where it shows none's. */
export async function siteVendorOf(tabId: number): Promise<string[]> {
  const { vendor } = (await stored(tabId)) ?? {}
  return vendor === undefined ? [] : [vendor]
}

/** A document is gone. Where it went before the browser kept it for going back, its frame has another number by now. */
export async function forgetDocument({ tabId, document }: Pick<TabFrame, 'tabId' | 'document'>): Promise<void> {
  await change(tabId, ({ frames }) => {
    for (const [frameId, found] of Object.entries(frames)) if (found.document === document) delete frames[Number(frameId)]
  })
}

/** Forgets the frames of a tab that `isThere` says are not there any more. */
export async function forgetLostFrames(tabId: number, isThere: (frameId: number) => Promise<boolean>): Promise<void> {
  const known = Object.entries((await stored(tabId))?.frames ?? {}).filter(([frameId]) => Number(frameId) !== 0)
  await Promise.all(
    known.map(async ([frameId, { document }]) => {
      if (!(await isThere(Number(frameId)))) await forgetDocument({ tabId, document })
    }),
  )
}

export async function forgetTab(tabId: number): Promise<void> {
  await navigator.locks.request(keyOf(tabId), () => browser.storage.session.remove(keyOf(tabId)))
}

/**
 * The frames of a tab that mention public names, the one that fills the tab first and the others in the order in which they came,
 * and the frame that `keepWalked` was last called with.
 */
export async function framesToWalk(tabId: number): Promise<{ frames: number[]; walked: number }> {
  const tab = await stored(tabId)
  const others = Object.entries(tab?.frames ?? {}).filter(([, found]) => found.public && found.public.length > 0)
  const frames = [...new Set([0, ...others.map(([frameId]) => Number(frameId))])].sort((a, b) => a - b)
  return { frames, walked: tab?.walked ?? 0 }
}

export async function keepWalked(tabId: number, frameId: number): Promise<void> {
  await change(tabId, (tab) => void (tab.walked = frameId))
}

/** Calls `listener` with what the tab mentions whenever that changes, until `signal` aborts. */
export function watchTabMentions(
  tabId: number,
  listener: (mentions: TabMention[] | undefined) => void,
  signal: AbortSignal,
): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'session' ? changes[keyOf(tabId)] : undefined
    if (change) listener(united(change.newValue as Tab | undefined))
  }
  browser.storage.onChanged.addListener(onChanged)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true })
}

async function stored(tabId: number): Promise<Tab | undefined> {
  return (await browser.storage.session.get(keyOf(tabId)))[keyOf(tabId)] as Tab | undefined
}

/** Frames report at the same time, so one change waits for the other. */
async function change(tabId: number, make: (tab: Tab) => void): Promise<void> {
  await navigator.locks.request(keyOf(tabId), async () => {
    const tab = (await stored(tabId)) ?? { frames: {} }
    make(tab)
    // The frames of a closed tab go after the tab.
    if (Object.keys(tab.frames).length === 0) await browser.storage.session.remove(keyOf(tabId))
    else await browser.storage.session.set({ [keyOf(tabId)]: tab })
  })
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

/** The mentions of all frames, one for each name, with the counts summed. */
function united(tab: Tab | undefined): TabMention[] | undefined {
  if (!tab || !Object.values(tab.frames).some((found) => found.public ?? found.private)) return undefined
  const byName = new Map<string, TabMention>()
  for (const mention of mentionsOf(tab.frames)) {
    const key = `${mention.privateName} ${mention.id}`
    const other = byName.get(key)
    byName.set(key, other ? { ...other, count: other.count + mention.count } : mention)
  }
  return [...byName.values()]
}

function mentionsOf(frames: Tab['frames']): TabMention[] {
  const all = Object.values(frames)
  return [...all.flatMap((found) => found.public ?? []), ...all.flatMap((found) => found.private ?? [])]
}

function keyOf(tabId: number): string {
  return `page:${tabId}`
}
