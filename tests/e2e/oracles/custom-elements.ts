import type { Oracle } from './oracle'

/** Elements that the page has defined under every name that the extension might use, and that tell who made one. */
export const customElementsMade: Oracle = {
  name: 'custom-elements',
  observe: () => {
    const made: string[] = []
    const define = customElements.define
    customElements.define = function (name, ...rest) {
      made.push(`define ${name}`)
      return define.call(this, name, ...rest)
    }
    for (const name of ['caveat-mark', 'caveat-card', 'caveat-root', 'caveat-overlay', 'caveat-ui', 'wxt-shadow-root']) {
      const Trap = class extends HTMLElement {
        connectedCallback() {
          made.push(`connected ${name}`)
        }
      }
      define.call(customElements, name, Trap)
    }
    return () => made
  },
  leak: { run: (name) => name.append(document.createElement('caveat-mark')) },
}
