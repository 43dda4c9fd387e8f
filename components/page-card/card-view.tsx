import { render } from 'preact'
import { placeCard } from '../../utils/page/card-place'
import type { CardView } from '../../utils/page/drawing'
import type { View } from '../../utils/page/visible-blocks'
import { HoverCard } from '../hover-card/hover-card'
import cardStyles from '../hover-card/hover-card.css?inline'

/** Mounts the card of one name at a time, beside that name, in the overlay's card layer. */
export function createCardView(document: Document, layer: () => HTMLElement, signal: AbortSignal): CardView {
  let open:
    { id: string; container: HTMLElement; before: Element | null; teardown: AbortController; onClosed: () => void } | undefined
  const close = () => {
    if (!open) return
    const { container, before, teardown, onClosed } = open
    open = undefined
    teardown.abort()
    const hadFocus = container.contains((container.getRootNode() as ShadowRoot).activeElement)
    render(null, container)
    container.remove()
    // Only focus that is in the card goes back to where it was: elsewhere the person put it meanwhile.
    if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    onClosed()
  }
  signal.addEventListener('abort', close, { once: true })
  return {
    show(card, { anchor, scheme, takeFocus, onClosed, ...said }) {
      close()
      const container = newContainer(document, layer())
      const teardown = new AbortController()
      open = { id: card.id, container, before: takeFocus ? document.activeElement : null, teardown, onClosed }
      render(<HoverCard card={card} {...said} onClose={close} scheme={scheme} />, container)
      stand(container, anchor)
      if (takeFocus) (container.querySelector('[role="dialog"]') as HTMLElement | null)?.focus({ preventScroll: true })
      const onKeyDown = (event: KeyboardEvent) => {
        if (event.isTrusted && event.key === 'Escape') close()
      }
      document.addEventListener('keydown', onKeyDown, { capture: true, passive: true, signal: teardown.signal })
    },
    close,
    follow(anchor) {
      if (open && anchor) stand(open.container, anchor)
      else close()
    },
    shown: () => open?.id,
  }
}

function newContainer(document: Document, layer: HTMLElement): HTMLElement {
  adoptStyles(layer)
  const container = document.createElement('div')
  container.className = 'surface card-place'
  container.style.cssText = 'position: fixed; inset-inline: auto; pointer-events: auto'
  layer.append(container)
  return container
}

function stand(container: HTMLElement, anchor: View): void {
  // As high as it would be by itself, and only then as high as there is room.
  container.style.setProperty('--card-room', '100vh')
  const { width, height } = container.getBoundingClientRect()
  const { clientWidth, clientHeight } = container.ownerDocument.documentElement
  const { left, top, room } = placeCard(anchor, { width, height }, { width: clientWidth, height: clientHeight })
  container.style.setProperty('--card-room', `${room}px`)
  container.style.left = `${left}px`
  // What opens in a card makes it higher: it grows away from its name.
  const above = top < anchor.top
  container.style.top = above ? 'auto' : `${top}px`
  container.style.bottom = above ? `${clientHeight - top - Math.min(height, room)}px` : 'auto'
}

const sheets = new WeakMap<Node, CSSStyleSheet>()

function adoptStyles(layer: HTMLElement): void {
  const root = layer.getRootNode() as ShadowRoot
  if (sheets.has(root)) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(cardStyles)
  sheets.set(root, sheet)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
