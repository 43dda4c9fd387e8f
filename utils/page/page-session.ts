import { workerOfPage } from '../messaging/page-client'
import type { PageSettings } from '../messaging/protocol'
import { servePage } from '../messaging/page-messenger'
import { startDrawing, type Appearance, type PageLife } from './drawing'
import { isFramed, isReadableKind, whenReadable } from './frame-readable'
import type { Step } from './mention-walk'
import type { MentionBlock, PageMention } from './mentions'
import { isNotThis } from './not-this'
import { countMentions, createPageMarks } from './page-marks'
import { paintedAs } from './painted-as'
import { scanPage } from './page-scan'
import { watchRoot } from './new-root'
import { previewStrictness } from './strictness-preview'
import type { Spotter } from './spotter'
import { textSender } from './text-sender'
import { unclobbered } from './unclobbered'

/** Milliseconds between a change of what the page mentions and the report of it. */
const REPORT_DELAY = 500
/** Milliseconds in which names are gathered before it is asked how to paint them. */
const ASK_DELAY = 20
/** Milliseconds after which a page that got no answer asks again, once. */
const RETRY = 1_000

/**
 * Everything that happens in one page, until `signal` aborts: names found, marks painted, cards shown, the worker told what the
 * page mentions. Follows changes of the settings and the names; what only the person's own lists change never rebuilds anything
 * that the page could notice.
 */
export async function runPage(page: Document, appearance: Appearance, life: PageLife): Promise<void> {
  const document = unclobbered(page)
  const { signal } = life
  await whenReadable(document, signal)
  let lexiconVersion = 0
  let site = ''
  let session: Session | undefined
  let turn = 0
  /** The page fought over what is drawn in it: it is quiet until it is loaded anew. */
  let isFought = false
  const follow = async () => {
    const mine = ++turn
    const told = await workerOfPage.pageStart()
    const settings = { ...told, quiet: told.quiet || isFought }
    site = settings.site
    if (!isReadableKind(document)) return
    if (settings.lexiconVersion === 0 || mine !== turn || signal.aborted || !document.documentElement) return
    ;({ lexiconVersion } = settings)
    if (session?.goesOnWith(settings)) return session.refresh(settings)
    session?.stop()
    const onFight = () => void (isFought = true)
    session = startSession(document, settings, { appearance, life, onFight, onOtherNames: again })
  }
  const again = () => void follow().catch(() => undefined)
  servePage(
    {
      // The settings are asked for too: a private feed may have names now, for which the worker needs the page's text.
      storeChanged: again,
      settingsChanged: again,
      showNextMention: (step) => session?.showNext(step) ?? false,
      showMention: ({ id }) => session?.showMention(id) ?? false,
      closeCard: () => session?.closeCard(),
      isThere: () => true,
      previewStrictness: ({ codeBlocks }) => {
        if (lexiconVersion === 0) return null
        const asked = { codeBlocks, site, marks: workerOfPage.marks, signal }
        return previewStrictness(document, workerSpots(lexiconVersion), asked)
      },
    },
    signal,
  )
  listen(document, again, signal)
  const onNewRoot = () => {
    session?.stop()
    session = undefined
    listen(document, again, signal)
    again()
  }
  watchRoot(document, onNewRoot, signal)
  // The worker may die with the first question in flight; the second wakes it again.
  await follow().catch(() => new Promise((resolve) => setTimeout(resolve, RETRY)).then(follow).catch(() => undefined))
}

/** What happens to the page as a whole. */
function listen(document: Document, again: () => void, signal: AbortSignal): void {
  // A page that comes back from the back-forward cache slept through whatever changed meanwhile.
  addEventListener('pageshow', (event) => event.persisted && again(), { signal })
  // The next page of a tab says itself that it is there; nobody speaks for a frame that its page took away.
  if (isFramed(document)) addEventListener('pagehide', () => void workerOfPage.pageEnd().catch(() => undefined), { signal })
}

interface Session {
  /** Whether new settings need no new start. */
  goesOnWith: (settings: PageSettings) => boolean
  /** Asks about everything again, and obeys the settings. */
  refresh: (settings: PageSettings) => void
  /** The card of the next name or the one before, or of the first or last; false when there is none. */
  showNext: (step: Step) => boolean
  /** The card of the first mention of an id; false when there is none. */
  showMention: (id: string) => boolean
  closeCard: () => void
  stop: () => void
}

/** What a page is read and drawn by from its beginning, as is whether it is quiet. */
const RESTARTING = ['hoverDelay', 'lexiconVersion', 'strictness', 'codeBlocks'] as const

function startSession(
  document: Document,
  settings: PageSettings,
  {
    appearance,
    life,
    onFight,
    onOtherNames,
  }: { appearance: Appearance; life: PageLife; onFight: () => void; onOtherNames: () => void },
): Session {
  const stop = new AbortController()
  const signal = AbortSignal.any([life.signal, stop.signal])
  const marks = createPageMarks((ids) => workerOfPage.marks(ids))
  let { wantsText, repeats } = settings
  const { hoverDelay, strictness, codeBlocks, site } = settings
  const markOf = (mention: PageMention) => paintedAs(mention, marks.of(mention.id), { site, repeats })
  const onSeen = (id: string) => void marks.askAgain([id]).then(told, () => undefined)
  const fought = new AbortController()
  const drawn = {
    document,
    site,
    hoverDelay,
    blocks: () => scan.blocks(),
    markOf,
    onSeen,
    onFight: () => {
      onFight()
      isQuiet = true
      drawing = undefined
      fought.abort()
    },
  }
  // Quiet: nothing is drawn at all, but the popup still says what the page mentions.
  let isQuiet = settings.quiet
  let drawing = isQuiet
    ? undefined
    : startDrawing(drawn, appearance, { ...life, signal: AbortSignal.any([signal, fought.signal]) })
  const mentions = () => scan.blocks().flatMap((block) => block.mentions)
  let asked = new WeakSet<MentionBlock>()
  const ask = reporter(ASK_DELAY, signal, () => {
    const fresh = scan.blocks().filter((block) => !asked.has(block))
    for (const block of fresh) asked.add(block)
    const forget = () => void (asked = new WeakSet())
    void marks.ask(fresh.flatMap((block) => block.mentions.map(({ id }) => id))).then(told, forget)
  })
  const report = reporter(REPORT_DELAY, signal, () => {
    const meant = mentions().filter((mention) => !isNotThis(mention, marks.of(mention.id), site))
    void workerOfPage.pageMentions({ mentions: countMentions(meant) }).catch(() => undefined)
  })
  const sendText = textSender((texts) => void workerOfPage.pageText(texts).catch(() => undefined), signal)
  const told = () => {
    drawing?.painted()
    // Which mentions count hangs on what was answered about them.
    report()
  }
  const scan = scanPage(
    document,
    workerSpots(settings.lexiconVersion),
    {
      signal,
      onOtherNames,
      onMutation: (records) => {
        life.stopIfOrphaned()
        drawing?.changed(records)
      },
      onShadowTree: (tree) => drawing?.follow(tree),
      onRead: (root) => wantsText && sendText(root),
      onFound: () => {
        drawing?.found()
        report()
        ask()
      },
    },
    { strictness, codeBlocks },
  )
  report()
  return {
    goesOnWith: (next) => next.quiet === isQuiet && RESTARTING.every((field) => next[field] === settings[field]),
    refresh: (next) => {
      ;({ wantsText, repeats } = next)
      // The names that only the worker may look for may be new ones: it has to see the text once more.
      if (wantsText) scan.readAgain()
      void marks.askAgain().then(told, () => undefined)
      report()
    },
    showNext: (step) => drawing?.showNext(step) ?? false,
    showMention: (id) => drawing?.showMention(id) ?? false,
    closeCard: () => drawing?.closeCard(),
    stop: () => stop.abort(),
  }
}

/** The worker as what finds the names of one version. */
function workerSpots(lexiconVersion: number): Spotter {
  return {
    scan: (texts) => workerOfPage.scanTexts(lexiconVersion, texts),
    spot: (request) => workerOfPage.spotNames(lexiconVersion, request),
  }
}

/** Calls `send` once, `delay` milliseconds after it was first asked to: a page that never rests is reported now and then. */
function reporter(delay: number, signal: AbortSignal, send: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true })
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      send()
    }, delay)
  }
}
