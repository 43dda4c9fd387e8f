import type { Oracle } from './oracle'

/** What is selected and copied when all of the page is, and whether anybody stops it. */
export const selection: Oracle = {
  name: 'selection',
  observe: () => {
    const copied: unknown[] = []
    addEventListener('copy', ({ isTrusted, defaultPrevented }) => {
      copied.push([isTrusted, defaultPrevented, getSelection()?.toString()])
    })
    return () => {
      const byHand = copied.splice(0)
      const selected = getSelection()
      if (document.body) selected?.selectAllChildren(document.body)
      const text = selected?.toString()
      document.body?.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true }))
      const ends = [selected?.rangeCount, selected?.anchorOffset, selected?.focusOffset, selected?.type]
      selected?.removeAllRanges()
      return [text, ends, byHand, copied]
    }
  },
  leak: { run: () => document.addEventListener('copy', (event) => event.preventDefault()) },
}
