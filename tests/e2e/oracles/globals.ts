import type { Oracle } from './oracle'

/**
 * What the window, the document and the navigator have of their own. Not in which order: Firefox lists a window's properties as they
 * were first asked for, by the content script of any extension too.
 */
export const globals: Oracle = {
  name: 'globals',
  observe: () => () => {
    const own = [window, document, navigator, document.documentElement, document.body].map((owner) =>
      owner ? Object.getOwnPropertyNames(owner).sort() : [],
    )
    const { runtime } = (window as { chrome?: { runtime?: object } }).chrome ?? {}
    return [own, typeof runtime]
  },
  leak: { world: 'MAIN', run: () => void Object.assign(window, { caveat: true }) },
}
