import { distance, isHeadingFor, type Point } from './travel'
import type { View } from './visible-blocks'

/** Milliseconds for which a card stays when the pointer left its name, so that it can travel to the card (WCAG 2.2, 1.4.13). */
const TRAVEL = 300

/** Milliseconds after which a pointer is taken to stay: one that sweeps over a page comes to many names and means none. */
const STAYING = 60

/** Pixels that the pointer goes before it is asked again where it is heading; hands are not steadier than that. */
const STEP = 4

export interface PointerRest<Target> {
  /** What is at a point (viewport pixels), and for how many milliseconds the pointer has to rest on it. */
  targetAt: (x: number, y: number) => { target: Target; delay: number } | undefined
  /** Where the card is, if there is one. */
  cardBox: () => View | undefined
  /** The target that the card is about. */
  cardTarget: () => Target | undefined
  /** It seems to come to rest on this: what that will need may be got ready. */
  onStaying: (target: Target) => void
  onRest: (target: Target) => void
  /** The pointer is neither on the card's target nor on the card any more. */
  onGone: () => void
}

/**
 * Follows the mouse over the page without touching it: passive listeners, trusted events only. Touch has no hover and is left out.
 * Whether it is on the card is told by where that is: a page that makes all but a dialog of its own inert takes the pointer from it.
 */
export function watchPointer<Target>(document: Document, rest: PointerRest<Target>, signal: AbortSignal): void {
  let current: Target | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let staying: ReturnType<typeof setTimeout> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  /** Where the pointer was when it was last asked where it is heading. */
  let before: Point | undefined
  let isOnTheWay = false
  const stay = () => {
    clearTimeout(leaving)
    leaving = undefined
  }
  const clear = () => {
    clearTimeout(staying)
    clearTimeout(resting)
  }
  const forget = () => {
    clear()
    current = undefined
  }
  const goSoon = () => {
    leaving ??= setTimeout(() => {
      leaving = undefined
      rest.onGone()
    }, TRAVEL)
  }
  const leave = () => {
    forget()
    goSoon()
  }
  const arrive = ({ target, delay }: { target: Target; delay: number }) => {
    // On the card's own name it stays; on another it may have been left for good.
    if (target === rest.cardTarget() || !rest.cardBox()) stay()
    else goSoon()
    if (target === current) return
    current = target
    clear()
    if (delay > STAYING) staying = setTimeout(() => rest.onStaying(target), STAYING)
    resting = setTimeout(() => {
      stay()
      rest.onRest(target)
    }, delay)
  }
  /** On the way to the card what lies between opens nothing; whoever stops there has arrived there. */
  const travel = (at: Point) => {
    forget()
    stay()
    leaving = setTimeout(() => {
      leaving = undefined
      look(at)
    }, TRAVEL)
  }
  const look = ({ x, y }: Point) => {
    const found = rest.targetAt(x, y)
    if (found) arrive(found)
    else leave()
  }
  const isTraveling = (at: Point, box: View) => {
    before ??= at
    if (Math.hypot(at.x - before.x, at.y - before.y) < STEP) return isOnTheWay
    isOnTheWay = isHeadingFor(before, at, box)
    before = at
    return isOnTheWay
  }
  const onMove = (event: PointerEvent) => {
    if (!event.isTrusted || event.pointerType === 'touch') return
    const at = { x: event.clientX, y: event.clientY }
    const box = rest.cardBox()
    if (!box || distance(at, box) === 0) {
      before = box && at
      isOnTheWay = false
      if (!box) return look(at)
      forget()
      return stay()
    }
    if (isTraveling(at, box) && rest.targetAt(at.x, at.y)?.target !== rest.cardTarget()) return travel(at)
    look(at)
  }
  const options = { capture: true, passive: true, signal }
  document.addEventListener('pointermove', onMove, options)
  // A pointer that goes into a frame moves no more here: the last that is seen of it is that it came over the frame.
  document.addEventListener('pointerover', (event) => event.isTrusted && isFrame(event.composedPath()[0]) && leave(), options)
  document.addEventListener('pointerdown', (event) => event.isTrusted && clear(), options)
  document.documentElement.addEventListener('pointerleave', (event) => event.isTrusted && leave(), { passive: true, signal })
  signal.addEventListener('abort', () => {
    clear()
    clearTimeout(leaving)
  })
}

function isFrame(target: EventTarget | undefined): boolean {
  return target instanceof Element && /^(iframe|frame|object|embed|fencedframe)$/.test(target.localName)
}
