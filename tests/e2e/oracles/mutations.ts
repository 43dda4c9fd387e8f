import type { Oracle } from './oracle'

/** A MutationObserver on the document and on each open shadow root. */
export const mutations: Oracle = {
  name: 'mutations',
  observe: (page) => {
    const records: MutationRecord[] = []
    const observer = new MutationObserver((some) => void records.push(...some))
    // From here on the page itself changes nothing; how the parser cut it up differs from load to load.
    addEventListener('DOMContentLoaded', () => {
      const trees = [document, ...page.elements().flatMap(({ shadowRoot }) => shadowRoot ?? [])]
      for (const tree of trees)
        observer.observe(tree, { childList: true, subtree: true, attributes: true, characterData: true, attributeOldValue: true })
    })
    return () => {
      records.push(...observer.takeRecords())
      const written = (nodes: NodeList) => [...nodes].map((node) => (node as Partial<Element>).outerHTML ?? node.nodeValue)
      return records.map(({ type, target, attributeName, oldValue, addedNodes, removedNodes }) => {
        return [type, page.nameOf(target), attributeName, oldValue, written(addedNodes), written(removedNodes)]
      })
    }
  },
  leak: {
    run: (name) => {
      const mark = document.createElement('mark')
      mark.append(...name.childNodes)
      name.append(mark)
    },
  },
}
