import type { Oracle } from './oracle'

/** The registry of custom highlights, which is one for the page and all extensions. */
export const highlights: Oracle = {
  name: 'highlights',
  observe: () => () => [...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(String)]),
  leak: {
    run: (name) => {
      const range = document.createRange()
      range.selectNodeContents(name)
      CSS.highlights.set('caveat', new Highlight(range))
    },
  },
}
