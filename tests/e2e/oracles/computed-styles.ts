import type { Oracle } from './oracle'

/** Every computed style of every element, an element's in one number. */
export const computedStyles: Oracle = {
  name: 'computed-styles',
  observe: (page) => () =>
    page.elements().map((element) => {
      const style = getComputedStyle(element)
      let text = ''
      for (const property of style) text += `${style.getPropertyValue(property)}|`
      const around = ['::before', '::after', '::marker'].map((pseudo) => getComputedStyle(element, pseudo).content)
      return [page.nameOf(element), page.digest(text), ...around]
    }),
  leak: { run: (name) => name.style.setProperty('text-decoration', 'underline dotted') },
}
