import type { Oracle } from './oracle'

/** What is at each point of the window, and which letter. */
export const hitTesting: Oracle = {
  name: 'hit-testing',
  observe: (page) => () => {
    const points: unknown[] = []
    for (let y = 5; y < innerHeight; y += 20) {
      for (let x = 5; x < innerWidth; x += 40) {
        const caret = document.caretPositionFromPoint?.(x, y)
        const letter = caret ? `${page.nameOf(caret.offsetNode)} ${caret.offset}` : ''
        points.push(`${document.elementsFromPoint(x, y).map(page.nameOf).join(' ')} ${letter}`)
      }
    }
    return points
  },
  leak: {
    run: (name) => {
      const { left, top, width, height } = name.getBoundingClientRect()
      const host = document.createElement('div')
      const badge = document.createElement('div')
      host.attachShadow({ mode: 'closed' }).append(badge)
      badge.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width + 30}px;height:${height + 10}px`
      document.documentElement.append(host)
    },
  },
}
