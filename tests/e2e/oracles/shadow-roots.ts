import type { Oracle } from './oracle'

/** Shadow roots made by the page's own `attachShadow`, and those that can be seen. */
export const shadowRoots: Oracle = {
  name: 'shadow-roots',
  observe: (page) => {
    const made: string[] = []
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      made.push(`${page.nameOf(this)} ${init.mode}`)
      return attach.call(this, { ...init, mode: 'open' })
    }
    return () => [made, page.elements().flatMap((element) => (element.shadowRoot ? page.nameOf(element) : []))]
  },
  leak: {
    world: 'MAIN',
    run: (name) => {
      const host = document.createElement('div')
      host.attachShadow({ mode: 'closed' })
      name.append(host)
    },
  },
}
