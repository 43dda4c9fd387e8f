const FOCUSABLE = 'button:not(:disabled), a[href], summary, input:not(:disabled), select:not(:disabled), [tabindex="0"]'

/** What happens in a card is not the page's: a shortcut of its own, or a menu that closes on any press elsewhere. */
const OWN = ['keydown', 'keyup', 'keypress', 'click', 'auxclick', 'contextmenu', 'wheel'] as const
const OWN_PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'] as const

/** Ends the events of a card at the card. Whoever catches them on their way in has them all the same. */
export function keepToItself(card: Element, signal: AbortSignal): void {
  for (const type of [...OWN, ...OWN_PRESSES])
    card.addEventListener(type, (event) => event.stopPropagation(), { passive: true, signal })
}

/**
 * Escape closes the card wherever focus is, and Tab does on its way out of it: the card is no part of the page's order, so focus goes
 * on from where it was before (WCAG 2.2, 2.1.2).
 */
export function closingKeys(document: Document, card: Element, close: () => void, signal: AbortSignal): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted) return
    if (event.key === 'Escape' || (event.key === 'Tab' && leaves(card, event))) close()
  }
  document.addEventListener('keydown', onKeyDown, { capture: true, passive: true, signal })
}

function leaves(card: Element, { shiftKey }: KeyboardEvent): boolean {
  const active = (card.getRootNode() as ShadowRoot).activeElement
  if (!active || !card.contains(active)) return false
  const controls = [...card.querySelectorAll(FOCUSABLE)].filter((control) => control.checkVisibility())
  const last = shiftKey ? controls[0] : controls.at(-1)
  // Before the first control stands what the card itself is focused on.
  return active === last || (shiftKey && !controls.includes(active)) || controls.length === 0
}

/** The element of the page that has focus, in its open shadow trees too. */
export function focused(document: Document): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
