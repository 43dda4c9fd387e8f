/** Milliseconds for which a card stays when the pointer left its name, so that it can travel to the card (WCAG 2.2, 1.4.13). */
const TRAVEL = 300

export interface PointerRest<Target> {
  /** What is at a point (viewport pixels), and for how many milliseconds the pointer has to rest on it. */
  targetAt: (x: number, y: number) => { target: Target; delay: number } | undefined
  /** True for an event on the card itself. */
  isOnCard: (event: Event) => boolean
  onRest: (target: Target) => void
  /** The pointer is neither on a target nor on the card any more. */
  onGone: () => void
}

/** Follows the mouse over the page without touching it: passive listeners, trusted events only. Touch has no hover and is left out. */
export function watchPointer<Target>(document: Document, rest: PointerRest<Target>, signal: AbortSignal): void {
  let current: Target | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  const stay = () => {
    clearTimeout(leaving)
    leaving = undefined
  }
  const leave = () => {
    clearTimeout(resting)
    current = undefined
    leaving ??= setTimeout(() => {
      leaving = undefined
      rest.onGone()
    }, TRAVEL)
  }
  const onMove = (event: PointerEvent) => {
    if (!event.isTrusted || event.pointerType === 'touch') return
    if (rest.isOnCard(event)) {
      clearTimeout(resting)
      current = undefined
      return stay()
    }
    const found = rest.targetAt(event.clientX, event.clientY)
    if (!found) return leave()
    stay()
    if (found.target === current) return
    current = found.target
    clearTimeout(resting)
    resting = setTimeout(() => rest.onRest(found.target), found.delay)
  }
  const options = { capture: true, passive: true, signal }
  document.addEventListener('pointermove', onMove, options)
  // A pointer that goes into a frame moves no more here: the last that is seen of it is that it came over the frame.
  document.addEventListener('pointerover', (event) => event.isTrusted && isFrame(event.composedPath()[0]) && leave(), options)
  document.addEventListener('pointerdown', (event) => event.isTrusted && !rest.isOnCard(event) && clearTimeout(resting), options)
  document.documentElement.addEventListener('pointerleave', (event) => event.isTrusted && leave(), { passive: true, signal })
  signal.addEventListener('abort', () => {
    clearTimeout(resting)
    clearTimeout(leaving)
  })
}

function isFrame(target: EventTarget | undefined): boolean {
  return target instanceof Element && /^(iframe|frame|object|embed|fencedframe)$/.test(target.localName)
}
