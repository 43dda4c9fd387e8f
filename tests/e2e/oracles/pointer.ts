import type { Oracle } from './oracle'

/** What the pointer is over, and through what it came; the root element not, which a pointer that was left in a corner is over at times. */
export const pointer: Oracle = {
  name: 'pointer',
  observe: (page) => {
    const over: Event[] = []
    const kinds = ['pointerover', 'pointerout', 'pointerenter', 'pointermove', 'mouseover', 'mouseout', 'mousemove']
    for (const kind of kinds) addEventListener(kind, (event) => void over.push(event), { capture: true, passive: true })
    const isWithin = ({ target }: Event) => target !== document.documentElement
    return () => [
      [...new Set(over.filter(isWithin).map(({ type, target }) => `${type} ${page.nameOf(target)}`))],
      [...document.querySelectorAll(':hover:not(:root)')].map(page.nameOf),
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
