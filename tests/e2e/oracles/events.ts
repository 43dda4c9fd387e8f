import type { Oracle } from './oracle'

/**
 * Every kind of event that reaches an element of the page. Which and where, not how often: scrolling tells of itself as often as
 * there were frames. What a pointer or a key does has its own oracle.
 */
export const events: Oracle = {
  name: 'events',
  observe: (page) => {
    const got: Event[] = []
    const prototypes = [HTMLElement.prototype, Element.prototype, Document.prototype, Window.prototype, window]
    const handlers = prototypes.flatMap((owner) => Object.getOwnPropertyNames(owner)).filter((key) => key.startsWith('on'))
    const kinds = [
      ...handlers.map((key) => key.slice(2)),
      'DOMContentLoaded',
      'selectionchange',
      'beforeinput',
      'compositionstart',
    ]
    // Focus comes and goes with the window's, which whoever drives the browser has in hand.
    // A frame of another site is told its size when its process gets to it, which may be before or after it is loaded.
    const leftOut =
      /^(resize|focus|blur|pointer|mouse|click|auxclick|key|touch|drag|wheel|contextmenu|copy|beforecopy|visibilitychange|pagereveal|message|error|unload)/
    for (const kind of new Set(kinds)) {
      if (leftOut.test(kind)) continue
      addEventListener(kind, (event) => void got.push(event), { capture: true, passive: true })
    }
    return () => {
      return [...new Set(got.map(({ type, target, isTrusted }) => `${type} ${page.nameOf(target)} ${isTrusted}`))].sort()
    }
  },
  leak: { run: (name) => void name.dispatchEvent(new Event('toggle')) },
}
