import { isHit, isInPlace, isSeen } from './card-seen'
import { topLayerOf } from './card-cover'

/*
 * Pages can hide, cover or move what stands in them, and have a person click what they do not see. So the card takes a click or a key
 * only from a person who has had it before them for a while.
 */

/** Milliseconds for which the card has to have been seen without a break. */
const SEEN_FOR = 500
/** Milliseconds between two looks, drawn by lot so that a page cannot show the card just when it is looked at. */
const [SHORTEST, LONGEST] = [40, 120]
/** Milliseconds by which the browser may gather what it tells of visibility; none allows less. */
const OBSERVED_EVERY = 100
/** Pixels by which the card may drift and still count as standing where it was. */
const DRIFT = 2

/** Everything by which a control may be made to act. */
const ACTING = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'keydown', 'keyup'] as const

const CONTROL = 'button, a[href], summary, input, select, textarea'

export interface CardGuard {
  /** Whether the card takes this event now. */
  takes: (event: Event) => boolean
}

export interface GuardedCard {
  /** True for an event that only closes the card: a person may do that however little there is to be seen. */
  closes: (event: Event) => boolean
  /** The page took the overlay's host away, or changed it. */
  onTampered: () => void
  signal: AbortSignal
}

/** Keeps events from whatever is in `container`, in a closed root, while it is not surely seen. */
export function guardCard(container: HTMLElement, { closes, onTampered, signal }: GuardedCard): CardGuard {
  const { host } = container.getRootNode() as ShadowRoot
  const beneath = new WeakSet(topLayerOf(host, true))
  const watch = watchVisible(container, signal)
  let since: { time: number; box: DOMRect } | undefined
  let looking: ReturnType<typeof setTimeout> | undefined
  const look = (thoroughly: boolean) => {
    const box = container.getBoundingClientRect()
    if (!watch.isVisible() || !isSeen(container, beneath, thoroughly)) since = undefined
    else if (!since || !standsAs(since.box, box)) since = { time: performance.now(), box }
  }
  const lookOn = () => {
    if (!isInPlace(host)) return onTampered()
    look(false)
    looking = setTimeout(lookOn, SHORTEST + Math.random() * (LONGEST - SHORTEST))
  }
  const isSurelySeen = () => {
    look(true)
    const now = performance.now()
    return since !== undefined && now - since.time >= SEEN_FOR && watch.visibleFor(now) >= SEEN_FOR
  }
  const takes = (event: Event) => {
    if (!event.isTrusted) return false
    if (closes(event)) return true
    const control = controlOf(event)
    // What is no control does nothing that a page could be after, but whoever listens to clicks there gets the same ones.
    if (control === undefined) return event.type !== 'click' || isSurelySeen()
    if (event instanceof KeyboardEvent && !/^(Enter| )$/.test(event.key)) return true
    return isSurelySeen() && isAimedAt(control, event)
  }
  const onEvent = (event: Event) => {
    if (takes(event)) return
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  for (const type of ACTING) container.addEventListener(type, onEvent, { capture: true, signal })
  watchHost(host, onTampered, signal)
  signal.addEventListener('abort', () => clearTimeout(looking), { once: true })
  lookOn()
  return { takes }
}

function controlOf(event: Event): Element | undefined {
  const target = event.composedPath()[0]
  return (target instanceof Element && target.closest(CONTROL)) || undefined
}

/** Keys, and the clicks that come of them or of a screen reader, have no point of their own. */
function isAimedAt(control: Element, event: Event): boolean {
  const isByPointer = event instanceof MouseEvent && event.detail > 0
  if (isByPointer || event.type.startsWith('pointer')) {
    const { clientX, clientY } = event as MouseEvent
    return isHit(control, clientX, clientY)
  }
  if (event instanceof KeyboardEvent && (control.getRootNode() as ShadowRoot).activeElement !== control) return false
  const { left, top, right, bottom } = control.getBoundingClientRect()
  return isHit(control, (left + right) / 2, (top + bottom) / 2)
}

/** A card that grows at one end because something opened in it has not moved. */
function standsAs(before: DOMRect, now: DOMRect): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= DRIFT
  return near(before.left, now.left) && (near(before.top, now.top) || near(before.bottom, now.bottom))
}

/** Closing is left to the guard's owner, who knows how often the page did this. */
function watchHost(host: Element, onTampered: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver((records) => {
    const isHosts = (nodes: NodeList) => [...nodes].includes(host)
    if (records.some(({ type, removedNodes }) => type === 'attributes' || isHosts(removedNodes))) onTampered()
  })
  observer.observe(host, { attributes: true, attributeFilter: ['style', 'class', 'hidden', 'inert', 'id', 'slot', 'dir'] })
  observer.observe(host.ownerDocument.documentElement, { childList: true })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}

/** What the browser itself says of visibility, where it does: it sees through closed roots, covers and the frames around. */
function watchVisible(
  container: HTMLElement,
  signal: AbortSignal,
): { isVisible: () => boolean; visibleFor: (now: number) => number } {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return { isVisible: () => true, visibleFor: () => Infinity }
  let since: number | undefined
  const take = (entries: IntersectionObserverEntry[]) => {
    for (const { isVisible } of entries as (IntersectionObserverEntry & { isVisible: boolean })[])
      since = isVisible ? (since ?? performance.now()) : undefined
  }
  const options = { trackVisibility: true, delay: OBSERVED_EVERY }
  const observer = new IntersectionObserver(take, options as IntersectionObserverInit)
  observer.observe(container)
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  return {
    isVisible: () => {
      take(observer.takeRecords())
      return since !== undefined
    },
    visibleFor: (now) => (since === undefined ? 0 : now - since),
  }
}
