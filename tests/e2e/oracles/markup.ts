import type { Oracle } from './oracle'

/** The page written down as markup, by each of the ways that there are. */
export const markup: Oracle = {
  name: 'markup',
  observe: (page) => () => [
    document.documentElement.outerHTML,
    document.body?.innerHTML.length,
    page.digest(document.body?.innerText ?? ''),
    page.digest(document.documentElement.textContent ?? ''),
    page.digest(new XMLSerializer().serializeToString(document)),
    page.elements().flatMap(({ shadowRoot }) => shadowRoot?.innerHTML ?? []),
  ],
  leak: { run: (name) => name.setAttribute('title', 'Critical') },
}
