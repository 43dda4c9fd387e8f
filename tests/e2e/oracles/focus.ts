import type { Oracle } from './oracle'

/** Where the focus is. */
export const focus: Oracle = {
  name: 'focus',
  observe: (page) => () => page.nameOf(document.activeElement),
  leak: {
    run: (name) => {
      name.tabIndex = 0
      name.focus()
    },
  },
}
