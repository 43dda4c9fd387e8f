/* What pages do to have a person click on a card without meaning it. Everything runs in the page. */

/** What a page does about an open card. */
export interface Trick {
  /** Runs in the page while the card is open. */
  play: () => void
  /** Runs after a while, just before the click. */
  beforeClick?: () => void
  /** The click comes before the overlay is put above it again, after which the card is seen. */
  atOnce?: true
  /** The page is loaded anew, since what it did to the overlay is not to be undone. */
  reload?: true
}

/** What lies under the pointer is the card's button, drawn otherwise than it is. */
export const STYLES: Record<string, string> = {
  'makes the page transparent': 'html { opacity: 0.001 }',
  'fades the page almost out': 'html { opacity: 0.1 }',
  'filters the page away': 'html { filter: opacity(0) }',
  'blurs the page': 'html { filter: blur(20px) }',
  'shrinks the page': 'html { transform: scale(0.02); transform-origin: 300px 300px }',
  'shrinks the page by a property of its own': 'html { scale: 0.03 }',
  'turns the page upside down': 'html { transform: rotate(180deg); transform-origin: 50vw 50vh }',
  'turns the page on its edge': 'html { transform: perspective(100px) rotateY(85deg) }',
  'clips the page': 'html { clip-path: inset(0 0 99% 0) }',
  'masks the page': 'html { mask-image: linear-gradient(transparent, transparent) }',
  'blends the page away': 'html { mix-blend-mode: difference; background: white }',
  'draws the page very small': 'html { zoom: 0.02 }',
  'does not render the page': 'html { content-visibility: hidden; contain: none }',
  'covers all in a view transition that lasts':
    '::view-transition { background: white; pointer-events: none } ::view-transition-group(*), ::view-transition-new(*), ::view-transition-old(*) { animation-duration: 30s; opacity: 0; pointer-events: none }',
}

/** The card is drawn above all of it, in the browser's top layer: it is seen, and a click is meant. */
export const IN_VAIN: Record<string, string> = {
  'cuts the page off': 'html { contain: strict; width: 20px; height: 20px }',
  'covers all with a pseudo-element':
    'html::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none }',
  'covers all with an element of the page':
    'body::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none }',
}

export const TRICKS: Record<string, Trick> = {
  'covers all with a popover that lets clicks through': {
    play: () => {
      const cover = document.createElement('div')
      cover.className = 'trick'
      cover.popover = 'manual'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none'
      document.body.append(cover)
      cover.showPopover()
    },
    atOnce: true,
  },
  'covers all with a popover in a closed tree': {
    play: () => {
      const around = document.createElement('div')
      around.className = 'trick'
      document.body.append(around)
      const cover = document.createElement('div')
      cover.popover = 'manual'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none'
      around.attachShadow({ mode: 'closed' }).append(cover)
      cover.showPopover()
    },
    atOnce: true,
  },
  'covers all with a modal dialog that lets clicks through': {
    play: () => {
      const cover = document.createElement('dialog')
      cover.className = 'trick'
      cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none'
      document.body.append(cover)
      cover.showModal()
    },
  },
  'shows the page just before the click': {
    play: () => document.documentElement.style.setProperty('opacity', '0'),
    beforeClick: () => document.documentElement.removeAttribute('style'),
    reload: true,
  },
  'renders the page just before the click': {
    play: () => document.documentElement.style.setProperty('content-visibility', 'hidden'),
    beforeClick: () => document.documentElement.removeAttribute('style'),
    reload: true,
  },
  'scrolls the card under the pointer just before the click': {
    play: () => undefined,
    beforeClick: () => scrollBy({ top: 30, behavior: 'instant' }),
  },
  'moves the name, and the card with it, just before the click': {
    play: () => undefined,
    beforeClick: () => document.body.style.setProperty('margin-left', '90px'),
  },
  'makes the overlay’s host transparent': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.style.cssText = 'display: block; opacity: 0.001'
    },
    reload: true,
  },
  'moves the overlay’s host just before the click': {
    play: () => undefined,
    beforeClick: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.style.cssText = 'display: block; transform: translate(30px, 40px)'
    },
    reload: true,
  },
  'hides the overlay’s host and shows it just before the click': {
    play: () => (document.documentElement.lastElementChild as HTMLElement).style.setProperty('display', 'none', 'important'),
    beforeClick: () =>
      (document.documentElement.lastElementChild as HTMLElement).style.setProperty('display', 'contents', 'important'),
    reload: true,
  },
  'takes the overlay’s host out and puts it elsewhere': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      const around = document.createElement('div')
      around.style.opacity = '0.001'
      document.body.append(around)
      around.append(host)
    },
    reload: true,
  },
  'takes the overlay’s host out and puts it back': {
    play: () => {
      const host = document.documentElement.lastElementChild as HTMLElement
      host.remove()
      document.documentElement.append(host)
    },
    reload: true,
  },
}
