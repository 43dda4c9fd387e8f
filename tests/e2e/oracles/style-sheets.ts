import type { Oracle } from './oracle'

/** The style sheets of the document and of open shadow roots, adopted ones too. */
export const styleSheets: Oracle = {
  name: 'style-sheets',
  observe: (page) => () => {
    const trees = [document, ...page.elements().flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    const rules = ({ cssRules }: CSSStyleSheet) => [...cssRules].map(({ cssText }) => cssText)
    return trees.map((tree) => [[...tree.styleSheets].map(rules), tree.adoptedStyleSheets.map(rules)])
  },
  leak: {
    world: 'MAIN',
    run: () => {
      const sheet = new CSSStyleSheet()
      sheet.insertRule('caveat-mark { color: red }')
      document.adoptedStyleSheets = [sheet]
    },
  },
}
