import { matches } from './unclobbered'

/** Milliseconds and pixels that a finger may take for a tap. */
const LONGEST = 500
const FARTHEST = 10

/** What a tap is for by itself; its own handlers are told by the pointer that a mouse would show. */
const INTERACTIVE = [
  'a[href]',
  'button',
  'input',
  'select',
  'textarea',
  'label',
  'summary',
  'option',
  'audio',
  'video',
  'iframe',
  '[onclick]',
  '[contenteditable]:not([contenteditable="false"])',
  '[tabindex]:not([tabindex="-1"])',
  ...['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'option'].map((role) => `[role="${role}"]`),
].join(', ')

export interface Tap {
  x: number
  y: number
  /** True on something of the page that does something when tapped. */
  isTaken: boolean
  event: PointerEvent
}

/** Hears short touches of one finger that stay where they are, and leaves them to the page all the same. */
export function watchTaps(document: Document, onTap: (tap: Tap) => void, signal: AbortSignal): void {
  let down: { id: number; x: number; y: number; time: number } | undefined
  const isNear = (event: PointerEvent) => down && Math.hypot(event.clientX - down.x, event.clientY - down.y) <= FARTHEST
  const on = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', handle: (event: PointerEvent) => void) =>
    document.addEventListener(type, (event) => event.isTrusted && event.pointerType === 'touch' && handle(event), {
      capture: true,
      passive: true,
      signal,
    })
  on('pointerdown', (event) => {
    // A second finger makes it something else.
    down = event.isPrimary ? { id: event.pointerId, x: event.clientX, y: event.clientY, time: event.timeStamp } : undefined
  })
  on('pointermove', (event) => {
    if (!isNear(event)) down = undefined
  })
  on('pointercancel', () => (down = undefined))
  on('pointerup', (event) => {
    const isTap = down?.id === event.pointerId && event.timeStamp - down.time <= LONGEST && isNear(event)
    down = undefined
    if (isTap) onTap({ x: event.clientX, y: event.clientY, isTaken: isTaken(event), event })
  })
}

function isTaken(event: Event): boolean {
  const elements = event.composedPath().filter((node): node is Element => node instanceof Element)
  const [target] = elements
  return (
    elements.some((element) => matches(element, INTERACTIVE)) || (target ? getComputedStyle(target).cursor === 'pointer' : false)
  )
}
