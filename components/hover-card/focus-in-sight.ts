/**
 * Focuses an element of a card and scrolls the card alone, to its end as far as the element allows: a browser that shows what has focus
 * scrolls the page too.
 */
export function focusInSight(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
  const card = element?.closest('[role=dialog]')
  if (!element || !card) return
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= card.getBoundingClientRect().bottom) return
  const header = card.firstElementChild?.getBoundingClientRect()
  card.scrollTop += top - (header?.bottom ?? 0)
}
