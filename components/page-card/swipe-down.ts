/** Pixels that a finger has to draw a sheet down for it to close. */
const FAR = 80

/**
 * Lets a finger draw `sheet` down and away: from its header, or from anywhere while what scrolls in it is at its beginning. A sheet
 * that was not drawn far enough goes back.
 */
export function closeOnSwipeDown(sheet: HTMLElement, onSwiped: () => void, signal: AbortSignal): void {
  let from: { x: number; y: number } | undefined
  const drawn = (event: TouchEvent) => {
    const touch = event.changedTouches[0]
    if (!from || !touch) return 0
    const [across, down] = [Math.abs(touch.clientX - from.x), touch.clientY - from.y]
    return down > across ? down : 0
  }
  const show = (pixels: number) => (sheet.style.translate = pixels > 0 ? `0 ${pixels}px` : '')
  const on = (type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel', handle: (event: TouchEvent) => void) =>
    sheet.addEventListener(type, (event) => event.isTrusted && handle(event), { passive: true, signal })
  on('touchstart', (event) => {
    const touch = event.touches.length === 1 ? event.touches[0] : undefined
    from = touch && isAtBeginning(event, sheet) ? { x: touch.clientX, y: touch.clientY } : undefined
  })
  on('touchmove', (event) => show(drawn(event)))
  on('touchend', (event) => {
    const isFar = drawn(event) > FAR
    from = undefined
    show(0)
    if (isFar) onSwiped()
  })
  on('touchcancel', () => {
    from = undefined
    show(0)
  })
}

function isAtBeginning(event: Event, sheet: HTMLElement): boolean {
  const path = event.composedPath()
  const within = path.slice(0, path.indexOf(sheet)).filter((node): node is Element => node instanceof Element)
  return within.some((element) => element.localName === 'header') || within.every((element) => element.scrollTop <= 0)
}
