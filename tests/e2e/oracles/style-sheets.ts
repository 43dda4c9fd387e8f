import type { Oracle } from './oracle'

/** The style sheets of the document and of open shadow roots, adopted ones too. */
export const styleSheets: Oracle = {
  name: 'style-sheets',
  observe: (page) => () => {
    const trees = [document, ...page.elements().flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    const rules = (sheet: CSSStyleSheet) => {
      try {
        return [...sheet.cssRules].map(({ cssText }) => cssText)
      } catch {
        // Those of the browser, which it puts into plain texts.
        return sheet.href
      }
    }
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
