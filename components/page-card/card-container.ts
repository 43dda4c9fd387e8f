import { placeCard, placeSheet, type Side } from '../../utils/page/card-place'
import type { View } from '../../utils/page/visible-blocks'
import cardStyles from '../hover-card/hover-card.css?inline'
import placeStyles from './page-card.css?inline'

export interface CardContainer {
  element: HTMLElement
  /** The name stands here: the card goes with it, and stays where it is as long as the name does. */
  stand: (anchor: View) => void
}

/** What a card is mounted in, beside a name; in text that runs from right to left it ends where the name begins. */
export function newCardContainer(layer: HTMLElement, direction: 'ltr' | 'rtl'): CardContainer {
  const element = newElement(layer, 'card-place')
  let stood: { anchor: View; width: number; height: number } | undefined
  let side: Side | undefined
  return {
    element,
    stand(anchor) {
      const { width, height } = windowOf(layer)
      if (stood?.width === width && stood.height === height && isSame(stood.anchor, anchor)) return
      stood = { anchor, width, height }
      side = stand(element, anchor, { width, height }, { before: side, direction })
    },
  }
}

/** The root element alone knows of scroll bars, in its own pixels, and in quirks mode nothing of the window's height. */
function windowOf({ ownerDocument: document }: Element): { width: number; height: number } {
  const { innerWidth, innerHeight } = document.defaultView as Window
  const { clientWidth } = document.documentElement
  return { width: Math.min(innerWidth, clientWidth * zoomOf(document.documentElement)), height: innerHeight }
}

/** On a page that is zoomed by its own style, pixels of the style are larger than those of the window. */
function zoomOf(element: Element): number {
  return (element as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1
}

/** The same for fingers: it slides up from the lower edge of the window, and where the name stands is no matter. */
export function newSheet(layer: HTMLElement, signal: AbortSignal): CardContainer {
  const element = newElement(layer, 'card-place card-sheet')
  const window = layer.ownerDocument.defaultView as Window
  const visible = window.visualViewport
  const fit = () => {
    const { room, bottom } = placeSheet(
      { height: window.innerHeight },
      visible ?? { height: window.innerHeight, offsetTop: 0, scale: 1 },
    )
    element.style.setProperty('--card-room', `${room}px`)
    element.style.bottom = `${bottom}px`
  }
  for (const type of ['resize', 'scroll'] as const) visible?.addEventListener(type, fit, { passive: true, signal })
  fit()
  return { element, stand: () => undefined }
}

function newElement(layer: HTMLElement, className: string): HTMLElement {
  adoptStyles(layer)
  const element = layer.ownerDocument.createElement('div')
  element.className = `surface ${className}`
  layer.append(element)
  return element
}

function stand(
  element: HTMLElement,
  anchor: View,
  window: { width: number; height: number },
  how: { before: Side | undefined; direction: 'ltr' | 'rtl' },
): Side {
  // As high as it would be by itself, and only then as high as there is room.
  element.style.setProperty('--card-room', '100vh')
  const { width, height } = element.getBoundingClientRect()
  const { left, top, room, side } = placeCard(anchor, { width, height }, window, how)
  const zoom = zoomOf(element)
  const pixels = (length: number) => `${length / zoom}px`
  element.style.setProperty('--card-room', pixels(room))
  element.style.left = pixels(left)
  // What opens in a card makes it higher: it grows away from its name.
  element.style.top = side === 'above' ? 'auto' : pixels(top)
  element.style.bottom = side === 'above' ? pixels(window.height - top - Math.min(height, room)) : 'auto'
  return side
}

function isSame(a: View, b: View): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom
}

const adopted = new WeakSet<Node>()

function adoptStyles(layer: HTMLElement): void {
  const root = layer.getRootNode() as ShadowRoot
  if (adopted.has(root)) return
  adopted.add(root)
  const sheets = [cardStyles, placeStyles].map((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  })
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
}
