import type { Oracle } from './oracle'

/** Event handlers that are set as properties of the window, the document and elements. */
export const handlers: Oracle = {
  name: 'handlers',
  observe: (page) => () =>
    [window, document, ...page.elements()].flatMap((owner) => {
      const set: string[] = []
      for (const key in owner) {
        if (key.startsWith('on') && owner[key as keyof typeof owner] !== null) set.push(`${page.nameOf(owner)} ${key}`)
      }
      return set
    }),
  leak: { world: 'MAIN', run: (name) => void (name.onmouseenter = () => undefined) },
}
