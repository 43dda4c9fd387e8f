import { afterEach, describe, expect, it } from 'vitest'
import { whenReadable } from '../../../utils/page/frame-readable'

/** A document that is the tab's own, or that Chromium prepares to be. */
function newPage(prerendering: boolean): Document {
  const page = document.implementation.createHTMLDocument('Page')
  Object.defineProperty(page, 'prerendering', { value: prerendering })
  return page
}

function settled(page: Document, signal: AbortSignal): { yet: boolean } {
  const state = { yet: false }
  void whenReadable(page, signal).then(() => (state.yet = true))
  return state
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('a page', () => {
  let life = new AbortController()
  afterEach(() => {
    life.abort()
    life = new AbortController()
  })

  it('is read at once', async () => {
    const reading = settled(newPage(false), life.signal)
    await turn()
    expect(reading.yet).toBe(true)
  })

  it('that is prepared behind another is read when the tab shows it', async () => {
    const page = newPage(true)
    const reading = settled(page, life.signal)
    await turn()
    expect(reading.yet).toBe(false)
    page.dispatchEvent(new Event('prerenderingchange'))
    await turn()
    expect(reading.yet).toBe(true)
  })
})
