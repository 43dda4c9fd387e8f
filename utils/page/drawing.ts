import { workerOfPage } from '../messaging/page-client'
import type { Confidence, Cue } from '../lexicon'
import type { Card, Mark } from '../messaging/protocol'
import { cardAnswers, type CardAnswers } from './card-answers'
import { cardActions, type CardActions } from './card-actions'
import { holdsCard } from './card-place'
import { isFramed } from './frame-readable'
import type { MentionBlock, PageMention } from './mentions'
import { nextOf, type Step } from './mention-walk'
import { createOverlay } from './overlay'
import type { Moved } from './names-in-view'
import { createPainter, type Painter } from './painter'
import { watchPointer } from './pointer-rest'
import { repaintOn } from './repaint'
import { isShown, lineUnder, scrollToMention } from './mention-place'
import { watchTaps } from './tap'
import { distance } from './travel'
import type { View } from './visible-blocks'

export interface PageLife {
  /** Ends everything and leaves nothing in the page. */
  signal: AbortSignal
  /** Called before each paint, and when the page changes or the pointer moves: makes `signal` abort when the extension is gone. */
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
  /** Where the card is, in viewport pixels, undefined while there is none. */
  box: () => View | undefined
  /** Whether focus is in the card. */
  hasFocus: () => boolean
}

export interface CardOptions {
  anchor: View
  /** The way in which the text runs that the name stands in. */
  direction: 'ltr' | 'rtl'
  scheme: 'light' | 'dark'
  /** Opened by the keyboard: focus goes into the card and back when it closes. */
  takeFocus: boolean
  /** Opened by a finger: it slides up from the lower edge of the window. */
  asSheet: boolean
  /** The card is about to be put into the overlay. */
  onShow: () => void
  /** The card is gone, by whatever closed it. */
  onClosed: () => void
  why: WhyMarked
  actions: CardActions
}

/** Why a piece of text is marked. */
export interface WhyMarked {
  cue: Cue
  confidence: Confidence
  /** The version that stands beside the name. */
  version?: string | undefined
}

export interface DrawnPage {
  document: Document
  /** The page's host name. */
  site: string
  /** Milliseconds of rest before a card opens. */
  hoverDelay: number
  blocks: () => readonly MentionBlock[]
  markOf: (mention: PageMention) => Mark | undefined
  /** The person was shown what there is about a name: its mark may be another now. */
  onSeen: (id: string) => void
  /** The page does not want anything drawn in it. */
  onFight: () => void
}

export interface Drawing {
  /** The names found changed. */
  found: () => void
  /** Marks are to be painted otherwise. */
  painted: () => void
  /** The page changed, which may have moved text. */
  changed: (records: readonly MutationRecord[]) => void
  /** Names may stand in this tree too. */
  follow: (tree: ShadowRoot) => void
  /**
   * The keyboard commands: the card of the next name with something recent, in document order, or of the first; or the same from the
   * end. Closes the card and gives false when there is none.
   */
  showNext: (step: Step) => boolean
  /** The card of the first mention of an id that the page shows; false when there is none. */
  showMention: (id: string) => boolean
  closeCard: () => void
}

/** What opened a card. */
type Opener = 'pointer' | 'keyboard' | 'touch'

/** Milliseconds after which an open card counts as read. */
const READ = 1_000
/** Milliseconds that the pointer has to rest longer on a name of which nothing is recent. */
const LATE = 750

/** Marks and cards on a page, until the page's life ends. */
export function startDrawing(
  { document, site, hoverDelay, blocks, markOf, onSeen, onFight }: DrawnPage,
  appearance: Appearance,
  life: PageLife,
): Drawing {
  const { signal } = life
  const overlay = createOverlay(document, appearance.markStyles, signal, onFight)
  const painter = createPainter(document, overlay, blocks, markOf)
  const card = appearance.createCardView(document, overlay.cardLayer, signal)
  const answers = cardAnswers(workerOfPage.card)
  let shown: { mention: PageMention; by: Opener } | undefined
  const paint = (moved: Moved, isMore: boolean) => {
    life.stopIfOrphaned()
    if (signal.aborted) return true
    const done = painter.paint(moved, isMore)
    if (shown && card.shown()) followName(shown.mention)
    return done
  }
  const followName = (mention: PageMention) => {
    const seen = painter.boxOf(mention)?.box
    // A name that moved under its own card has no box: the card makes room for it, and then it has.
    const under = seen ? undefined : lineUnder(mention, overlay.isHost)
    card.follow(seen ?? under)
    if (under) requestLater()
  }
  const { request, requestAfterChange, requestMore, follow } = repaintOn(document, { ...painter, paint }, signal)
  // What is asked for in the middle of a painting is forgotten at its end.
  const requestLater = () => queueMicrotask(request)
  const open = (mention: PageMention, by: Opener) => {
    const opened = { mention, by }
    shown = opened
    overlay.pointOut(by === 'keyboard' ? mention : undefined)
    void showCard(mention, {
      painter,
      card,
      answers,
      site,
      onSeen,
      onShow: () => overlay.raise(true),
      onClosed: () => {
        overlay.raise(false)
        overlay.pointOut(undefined)
        // Names that it covered have no box until they are looked for again.
        requestLater()
      },
      by,
      still: () => shown === opened && !signal.aborted,
    })
  }
  const forget = () => {
    shown = undefined
    card.close()
  }
  const markAt = (x: number, y: number) => (holdsCard(window) ? painter.markAt(x, y) : undefined)
  watchPointer(
    document,
    {
      targetAt: (x, y) => {
        life.stopIfOrphaned()
        if (signal.aborted) return undefined
        const mark = markAt(x, y)
        return mark && { target: mark.box.mention, delay: mark.mark?.opens === 'late' ? hoverDelay + LATE : hoverDelay }
      },
      cardBox: card.box,
      cardTarget: () => shown?.mention,
      onStaying: ({ id }) => answers.prepare(id),
      onRest: (mention) => {
        if (shown?.mention !== mention || !card.shown()) open(mention, 'pointer')
      },
      onGone: () => {
        // A card that the keyboard or a finger opened, or that focus is in, is not the mouse's to close.
        if (card.shown() && (shown?.by !== 'pointer' || card.hasFocus())) return
        forget()
      },
    },
    signal,
  )
  const isOnCard = (event: MouseEvent) => {
    const box = card.box()
    return box !== undefined && distance({ x: event.clientX, y: event.clientY }, box) === 0
  }
  watchTaps(
    document,
    ({ x, y, isTaken, event }) => {
      if (isOnCard(event)) return
      const mention = isTaken ? undefined : markAt(x, y)?.box.mention
      if (mention) open(mention, 'touch')
      else forget()
    },
    signal,
  )
  const onPress = (event: PointerEvent) => {
    if (event.isTrusted && event.pointerType !== 'touch' && card.hasFocus() && !isOnCard(event)) forget()
  }
  document.addEventListener('pointerdown', onPress, { capture: true, passive: true, signal })
  // Keys go to the frame that has the focus, which need not be the one that the pointer rests in.
  const onKeyDown = (event: KeyboardEvent) => {
    const isElsewhere = !card.shown() && (isFramed(document) || window.length > 0)
    if (event.isTrusted && event.key === 'Escape' && isElsewhere) void workerOfPage.dismiss().catch(() => undefined)
  }
  document.addEventListener('keydown', onKeyDown, { capture: true, passive: true, signal })
  return {
    found: requestMore,
    painted: requestMore,
    changed: (records) => {
      // Where nothing was found there is nothing to move.
      if (blocks().length > 0) requestAfterChange(records)
    },
    follow,
    showNext: (step) => {
      const names = mentions().filter((mention) => markOf(mention)?.opens === 'soon' && isShown(mention))
      return goTo(nextOf(names, shown?.mention, step))
    },
    showMention: (id) => goTo(mentions().find((mention) => mention.id === id && opens(mention) && isShown(mention))),
    closeCard: card.close,
  }

  function mentions(): PageMention[] {
    return blocks().flatMap((block) => block.mentions)
  }

  function opens(mention: PageMention): boolean {
    const mark = markOf(mention)
    return mark !== undefined && mark.opens !== 'never'
  }

  function goTo(mention: PageMention | undefined): boolean {
    card.close()
    if (!mention || !holdsCard(window)) {
      shown = undefined
      return false
    }
    // Keys go to the frame that has the focus, and this may be another than the last.
    if (isFramed(document)) window.focus()
    scrollToMention(mention)
    requestAnimationFrame(() => {
      if (signal.aborted) return
      paintWhole(painter)
      open(mention, 'keyboard')
      request()
    })
    return true
  }
}

/** Goes on painting to its end, for what a person asked for just now. */
function paintWhole(painter: Painter): void {
  for (let isDone = painter.paint('anything'), left = MOST_STEPS; !isDone && left > 0; left--) isDone = painter.paint('nothing')
}

const MOST_STEPS = 50

async function showCard(
  mention: PageMention,
  {
    painter,
    card,
    answers,
    site,
    onSeen,
    onShow,
    onClosed,
    by,
    still,
  }: {
    painter: Painter
    card: CardView
    answers: CardAnswers
    site: string
    onSeen: (id: string) => void
    onShow: () => void
    onClosed: () => void
    by: Opener
    still: () => boolean
  },
): Promise<void> {
  const content = await answers.of(mention.id)
  const at = painter.boxOf(mention)
  if (!content || !at || !still()) return
  let told: Promise<void> | undefined
  const reading = setTimeout(() => {
    told = workerOfPage.seen(content.id)
  }, READ)
  card.show(content, {
    anchor: at.box,
    direction: at.direction,
    scheme: at.scheme,
    takeFocus: by === 'keyboard',
    asSheet: by === 'touch',
    // After the card before it has closed, and before this one looks at what is above it.
    onShow,
    onClosed: () => {
      clearTimeout(reading)
      onClosed()
      // Not while it is open: the mark under the eyes of who reads its card stays as it was.
      void told?.then(
        () => onSeen(content.id),
        () => undefined,
      )
    },
    why: { cue: mention.cue, confidence: mention.confidence, version: mention.version },
    actions: cardActions(mention, site),
  })
  if (!card.shown()) clearTimeout(reading)
}
