import type { Oracle } from './oracle'

/** What the pointer is over, and through what it came. */
export const pointer: Oracle = {
  name: 'pointer',
  observe: (page) => {
    const over: Event[] = []
    const kinds = ['pointerover', 'pointerout', 'pointerenter', 'pointermove', 'mouseover', 'mouseout', 'mousemove']
    for (const kind of kinds) addEventListener(kind, (event) => void over.push(event), { capture: true, passive: true })
    return () => [
      [...new Set(over.map(({ type, target }) => `${type} ${page.nameOf(target)}`))],
      [...document.querySelectorAll(':hover')].map(page.nameOf),
    ]
  },
  leak: {
    byHand: true,
    run: (name) => {
      const mark = document.createElement('mark')
      mark.append(...name.childNodes)
      name.append(mark)
    },
  },
}
