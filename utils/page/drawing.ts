import { workerOfPage } from '../messaging/client'
import type { Confidence, Cue } from '../lexicon'
import type { Card, Mark, NotThisAnswer, NotThisChoice } from '../messaging/protocol'
import { holdsCard } from './card-place'
import { isFramed } from './frame-readable'
import type { MentionBlock, PageMention } from './mentions'
import { wordsAround } from './not-this'
import { createOverlay } from './overlay'
import { createPainter, type Painter } from './painter'
import { watchPointer } from './pointer-rest'
import { repaintOn } from './repaint'
import type { View } from './visible-blocks'

export interface PageLife {
  /** Ends everything and leaves nothing in the page. */
  signal: AbortSignal
  /** Called before each paint: makes `signal` abort when the extension is gone. */
  stopIfOrphaned: () => void
}

/** How marks and cards look: what the components give to the page, which knows only where and when. */
export interface Appearance {
  /** The style sheet of the overlay. */
  markStyles: string
  createCardView: (document: Document, layer: () => HTMLElement, signal: AbortSignal) => CardView
}

/** The card of one name at a time, beside that name. */
export interface CardView {
  show: (card: Card, options: CardOptions) => void
  close: () => void
  /** The name that the card stands at moved to `anchor`, or out of sight. */
  follow: (anchor: View | undefined) => void
  /** The id that the card shows, undefined while there is none. */
  shown: () => string | undefined
}

export interface CardOptions {
  anchor: View
  scheme: 'light' | 'dark'
  /** Opened by the keyboard: focus goes into the card and back when it closes. */
  takeFocus: boolean
  /** The whole advisory is asked for. */
  onOpen: () => void
  /** All advisories about the name are asked for. */
  onMore: () => void
  /** The card is gone, by whatever closed it. */
  onClosed: () => void
  why: WhyMarked
  notThis: NotThisChoices
}

/** Why a piece of text is marked. */
export interface WhyMarked {
  cue: Cue
  confidence: Confidence
  /** The version that stands beside the name. */
  version?: string | undefined
}

/** What the person may say of a mark. Each rejects when nobody answers. */
export interface NotThisChoices {
  /** What "not this" can mean of the mention that the card stands at, from the least to the most. */
  choices: readonly NotThisChoice[]
  choose: (choice: NotThisChoice) => Promise<NotThisAnswer>
  undo: (choice: NotThisChoice) => Promise<NotThisAnswer>
}

export interface DrawnPage {
  document: Document
  /** The page's host name. */
  site: string
  /** Milliseconds of rest before a card opens. */
  hoverDelay: number
  blocks: () => readonly MentionBlock[]
  markOf: (mention: PageMention) => Mark | undefined
}

export interface Drawing {
  /** The names found changed. */
  found: () => void
  /** Marks are to be painted otherwise. */
  painted: () => void
  /** The page changed, which may have moved text. */
  changed: () => void
  /** Names may stand in this tree too. */
  follow: (tree: ShadowRoot) => void
  /**
   * The keyboard command: the card of the next name with something recent, in document order, or of the first. Closes the card and
   * gives false when there is none.
   */
  showNext: (fromStart: boolean) => boolean
  closeCard: () => void
}

/** Milliseconds that the pointer has to rest longer on a name of which nothing is recent. */
const LATE = 750

/** Marks and cards on a page, until the page's life ends. */
export function startDrawing(
  { document, site, hoverDelay, blocks, markOf }: DrawnPage,
  appearance: Appearance,
  life: PageLife,
): Drawing {
  const { signal } = life
  const overlay = createOverlay(document, appearance.markStyles, signal)
  const painter = createPainter(document, overlay, blocks, markOf)
  const card = appearance.createCardView(document, overlay.cardLayer, signal)
  let shown: { mention: PageMention; byKeyboard: boolean } | undefined
  const paint = (everything: boolean) => {
    life.stopIfOrphaned()
    if (signal.aborted) return true
    const done = painter.paint(everything)
    if (shown && card.shown()) card.follow(painter.boxOf(shown.mention)?.box)
    return done
  }
  const { request, requestAfterChange, requestMore, follow } = repaintOn(document, { paint, anchors: painter.anchors }, signal)
  const open = (mention: PageMention, byKeyboard: boolean) => {
    const opened = { mention, byKeyboard }
    shown = opened
    void showCard(mention, {
      painter,
      card,
      site,
      repaint: request,
      takeFocus: byKeyboard,
      still: () => shown === opened && !signal.aborted,
    })
  }
  watchPointer(
    document,
    {
      targetAt: (x, y) => {
        const mark = holdsCard(window) ? painter.markAt(x, y) : undefined
        return mark && { target: mark.box.mention, delay: mark.mark?.opens === 'late' ? hoverDelay + LATE : hoverDelay }
      },
      isOnCard: (event) => overlay.isHost(event.target),
      onRest: (mention) => {
        if (shown?.mention !== mention || !card.shown()) open(mention, false)
      },
      onGone: () => {
        // A card that the keyboard opened is not the mouse's to close.
        if (shown?.byKeyboard && card.shown()) return
        shown = undefined
        card.close()
      },
    },
    signal,
  )
  // Keys go to the frame that has the focus, which need not be the one that the pointer rests in.
  const onKeyDown = (event: KeyboardEvent) => {
    const isElsewhere = !card.shown() && (isFramed(document) || window.length > 0)
    if (event.isTrusted && event.key === 'Escape' && isElsewhere) void workerOfPage.dismiss().catch(() => undefined)
  }
  document.addEventListener('keydown', onKeyDown, { capture: true, passive: true, signal })
  return {
    found: requestMore,
    painted: requestMore,
    changed: () => {
      // Where nothing was found there is nothing to move.
      if (blocks().length > 0) requestAfterChange()
    },
    follow,
    showNext: (fromStart) => {
      const names = blocks()
        .flatMap((block) => block.mentions)
        .filter((mention) => markOf(mention)?.opens === 'soon')
      const next = holdsCard(window) ? names[shown && !fromStart ? names.indexOf(shown.mention) + 1 : 0] : undefined
      card.close()
      if (!next) {
        shown = undefined
        return false
      }
      // Keys go to the frame that has the focus, and this may be another than the last.
      if (isFramed(document)) window.focus()
      next.start.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      requestAnimationFrame(() => {
        if (signal.aborted) return
        paintWhole(painter)
        open(next, true)
      })
      return true
    },
    closeCard: card.close,
  }
}

/** Goes on painting to its end, for what a person asked for just now. */
function paintWhole(painter: Painter): void {
  for (let isDone = painter.paint(true), left = MOST_STEPS; !isDone && left > 0; left--) isDone = painter.paint(false)
}

const MOST_STEPS = 50

async function showCard(
  mention: PageMention,
  {
    painter,
    card,
    site,
    repaint,
    takeFocus,
    still,
  }: { painter: Painter; card: CardView; site: string; repaint: () => void; takeFocus: boolean; still: () => boolean },
): Promise<void> {
  const content = await workerOfPage.card(mention.id).catch(() => null)
  const at = painter.boxOf(mention)
  if (!content || !at || !still()) return
  card.show(content, {
    anchor: at.box,
    scheme: at.scheme,
    takeFocus,
    onOpen: () => void workerOfPage.openAdvisory(content.advisoryId).catch(() => undefined),
    onMore: () => void workerOfPage.openAbout(content.id).catch(() => undefined),
    // Names that it covered have no box until they are looked for again.
    onClosed: repaint,
    why: { cue: mention.cue, confidence: mention.confidence, version: mention.version },
    notThis: {
      choices: choicesFor(mention, site),
      choose: (choice) => workerOfPage.notThis(choice),
      undo: (choice) => workerOfPage.undoNotThis(choice),
    },
  })
}

/** Cues that lie in the name itself: where one of them speaks for it is wherever it stands. */
const OWN_CUES: ReadonlySet<Cue> = new Set(['identifier', 'distinct', 'phrase'])

function choicesFor(mention: PageMention, site: string): NotThisChoice[] {
  const { id, cue } = mention
  const here: NotThisChoice = { id, scope: 'here', around: wordsAround(mention, site) }
  const context: NotThisChoice[] = OWN_CUES.has(cue) ? [] : [{ id, scope: 'context', cue }]
  return [here, ...context, { id, scope: 'always' }]
}
