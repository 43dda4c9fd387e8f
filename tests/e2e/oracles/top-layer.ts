import type { Oracle } from './oracle'

/** What is in the top layer, and which elements are in a state that selectors can tell. */
export const topLayer: Oracle = {
  name: 'top-layer',
  observe: (page) => () => {
    const states = [
      ':popover-open',
      ':modal',
      ':fullscreen',
      ':target',
      ':not(:defined)',
      ':checked',
      ':invalid',
      '[inert]',
      '[hidden]',
    ]
    return states.map((state) => [state, [...document.querySelectorAll(state)].map(page.nameOf)])
  },
  leak: {
    run: (name) => {
      const note = document.createElement('div')
      note.popover = 'manual'
      name.append(note)
      note.showPopover()
    },
  },
}
