import type { Oracle } from './oracle'

/** How often the browser's own search finds each name, and words of advisories, which reaches into closed shadow roots. */
export const find: Oracle = {
  name: 'find',
  observe: (page) => () => {
    const { find } = window as unknown as { find?: (text: string, matchCase: boolean) => boolean }
    const words = [
      'Recertification',
      'Critical',
      'High',
      'Medium',
      'Low',
      'KEV',
      'exploited',
      'advisory',
      'watched',
      'Why marked',
    ]
    return [...page.names, ...words].map((word) => {
      getSelection()?.removeAllRanges()
      let found = 0
      while (found < 20 && find?.call(window, word, true)) found += 1
      return [word, found]
    })
  },
  leak: {
    run: (name) => {
      const host = document.createElement('div')
      const note = document.createElement('div')
      note.append('Critical')
      note.style.cssText = 'position:fixed;left:0;top:0;pointer-events:none'
      // Firefox does not look into a root that is closed.
      if (navigator.userAgent.includes('Firefox')) host.append(note)
      else host.attachShadow({ mode: 'closed' }).append(note)
      name.after(host)
    },
  },
}
