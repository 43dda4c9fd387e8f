import { afterEach, describe, expect, it, vi } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'
import { hitTests } from '../../support/hit-tests'
import { until } from '../../support/until'

/* Texts that change beside names, and what is asked of the browser then. */

let page: DrawnPage

afterEach(() => {
  page.stop()
  vi.restoreAllMocks()
})

const settle = () => new Promise((resolve) => setTimeout(resolve, 200))

/** How far the first mark is from the first element that a selector names. */
const offset = (selector: string) => {
  const text = document.querySelector(selector)?.getBoundingClientRect()
  return Math.abs((page.boxes()[0]?.box.top ?? Number.NaN) - (text?.top ?? 0))
}

describe('a text that changes beside names', () => {
  const clock = () => document.querySelector('#clock') as HTMLElement
  const tick = async (text: string) => {
    clock().textContent = text
    await settle()
  }

  it('has none of them asked about again while it is as large as before', async () => {
    page = drawPage(`<p>It is <span id="clock">00:00</span></p>${'<p>FortiOS</p>'.repeat(20)}`)
    await page.waitFor(20)
    await settle()
    await tick('00:11')
    await new Promise((resolve) => setTimeout(resolve, 500))
    const asked = vi.spyOn(Range.prototype, 'getClientRects')
    for (const text of ['11:00', '11:11', '00:00']) await tick(text)
    expect(asked).not.toHaveBeenCalled()
  })

  it.each([
    ['moves a name', '<p><span id="clock">short</span></p><p id="text">FortiOS</p>'],
    ['moves a name in its own block', '<p><span id="clock">short</span> <span id="text">FortiOS</span></p>'],
  ])('is followed where it %s', async (_, markup) => {
    page = drawPage(markup)
    await page.waitFor(1)
    await settle()
    const before = page.boxes()[0]?.box
    await tick('brief')
    await tick('a much longer text '.repeat(40))
    const text = document.querySelector('#text')?.getBoundingClientRect()
    const box = page.boxes()[0]?.box
    expect(box?.top).not.toBe(before?.top)
    expect(Math.abs((box?.top ?? Number.NaN) - (text?.top ?? 0))).toBeLessThan(text?.height ?? 0)
  })

  it('is followed where it is a style sheet', async () => {
    page = drawPage('<style id="clock">p { margin: 10px }</style><p id="text">FortiOS</p>')
    await page.waitFor(1)
    await settle()
    const before = offset('#text')
    for (const margin of [40, 70]) {
      await tick(`p { margin: ${margin}px }`)
      await until('its place', () => offset('#text') === before)
    }
  })

  it('asks nobody what covers names where it moves none, though nobody knows how large it was', async () => {
    page = drawPage(`${'<p>FortiOS</p>'.repeat(20)}<p class="line">one</p><p class="line">two</p><p class="line">three</p>`)
    await page.waitFor(20)
    await settle()
    hitTests.count = 0
    for (const [at, line] of [...document.querySelectorAll('.line')].entries()) {
      line.textContent = `a line of another length ${at}`
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    expect(hitTests.count).toBe(0)
    await until('all to be read once more', () => hitTests.count >= 20)
  })

  it('covers a name at once where it grows over it', async () => {
    page = drawPage(
      '<p style="margin-top:60px">FortiOS</p><div id="clock" style="position:absolute;top:0;left:0;background:white;width:300px">x</div>',
    )
    await page.waitFor(1)
    await settle()
    await tick('over it all '.repeat(20))
    expect(page.boxes()).toHaveLength(0)
  })

  it('is followed where it cuts a name off that stays where it is', async () => {
    page = drawPage(
      `<div style="display:flex;flex-direction:column;height:100px"><div style="overflow:hidden;flex:0 1 auto;min-height:0"><p style="margin:0">first</p><p style="margin:0">FortiOS</p></div><p id="clock" style="margin:0;flex:none;width:100px">x</p></div>`,
    )
    await page.waitFor(1)
    await settle()
    await tick('many words '.repeat(12))
    await until('its mark to go', () => page.boxes().length === 0, { timeout: 3_000 })
  })
})
