import { render } from 'preact'
import { guardCard } from '../../utils/page/card-guard'
import type { CardView } from '../../utils/page/drawing'
import type { View } from '../../utils/page/visible-blocks'
import { HoverCard } from '../hover-card/hover-card'
import { newCardContainer, newSheet, type CardContainer } from './card-container'
import { closingKeys, focused, keepToItself } from './card-keys'
import { closeOnSwipeDown } from './swipe-down'

/** As often as a page may take a card away or change what it stands in; then there are no more cards on it. */
const MOST_FIGHTS = 3

interface OpenCard extends CardContainer {
  id: string
  before: Element | null
  teardown: AbortController
  onClosed: () => void
}

/** Mounts the card of one name at a time, beside that name, in the overlay's card layer. */
export function createCardView(document: Document, layer: () => HTMLElement, signal: AbortSignal): CardView {
  let open: OpenCard | undefined
  let fights = 0
  const close = () => {
    if (!open) return
    const { element, before, teardown, onClosed } = open
    open = undefined
    teardown.abort()
    const hadFocus = hasFocus(element)
    render(null, element)
    element.remove()
    // Only focus that is in the card goes back to where it was: elsewhere the person put it meanwhile.
    if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    onClosed()
  }
  signal.addEventListener('abort', close, { once: true })
  return {
    show(card, { anchor, direction, scheme, takeFocus, asSheet, onShow, onClosed, ...said }) {
      close()
      if (fights >= MOST_FIGHTS) return
      onShow()
      const teardown = new AbortController()
      const container = asSheet ? newSheet(layer(), teardown.signal) : newCardContainer(layer(), direction)
      const { element } = container
      const before = focused(document)
      open = { ...container, id: card.id, before, teardown, onClosed }
      const guarded = {
        closes: (event: Event) => event.composedPath().some((node) => node instanceof Element && node.matches(CLOSE)),
        onTampered: () => {
          fights++
          close()
        },
        signal: teardown.signal,
      }
      guardCard(element, guarded)
      render(<HoverCard card={card} {...said} onClose={close} scheme={scheme} />, element)
      container.stand(anchor)
      if (asSheet) closeOnSwipeDown(element, close, teardown.signal)
      keepToItself(element, teardown.signal)
      closingKeys(document, element, close, teardown.signal)
      if (takeFocus) (element.querySelector('[role="dialog"]') as HTMLElement | null)?.focus({ preventScroll: true })
    },
    close,
    follow(anchor) {
      if (open && anchor && isInView(anchor, document)) open.stand(anchor)
      else close()
    },
    shown: () => open?.id,
    box: () => open?.element.getBoundingClientRect(),
    hasFocus: () => open !== undefined && hasFocus(open.element),
  }
}

const CLOSE = '.hover-card-close'

function hasFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as ShadowRoot).activeElement)
}

function isInView({ left, top, right, bottom }: View, document: Document): boolean {
  const { innerWidth, innerHeight } = document.defaultView as Window
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
}
