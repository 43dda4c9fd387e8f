import { afterEach, describe, expect, it } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'

let page: DrawnPage
afterEach(() => page.stop())

const parse = (markup: string) => new DOMParser().parseFromString(markup, 'text/html').body.childNodes

/** A page with a component that has its own tree; gives that tree. */
function drawComponent(inside: string): ShadowRoot {
  page = drawPage('<p>FortiOS</p><div id="before"></div>')
  const host = document.createElement('x-component')
  const tree = host.attachShadow({ mode: 'open' })
  tree.append(...parse(inside))
  document.querySelector('#before')?.replaceWith(host)
  return tree
}

describe('marks in open shadow roots', () => {
  it('stand over their text', async () => {
    const tree = drawComponent('<p>We run <b>NetScaler</b> <i>ADC</i> here.</p>')
    const [, second] = await page.waitFor(2)
    const text = tree.querySelector('b')?.getBoundingClientRect()
    expect(Math.abs((second?.box.left ?? 0) - (text?.left ?? -9))).toBeLessThan(1)
    expect(Math.abs((second?.box.top ?? 0) - (text?.top ?? -9))).toBeLessThan(4)
  })

  it('follow what scrolls in there, and stay within it', async () => {
    const tree = drawComponent(
      '<div style="height:60px;overflow:auto"><p>NetScaler ADC</p><p style="margin-top:200px">FortiOS</p></div>',
    )
    await page.waitFor((seen) => seen.length === 2 && seen.some(({ entity }) => entity.includes('netscaler')))
    tree.querySelector('div')?.scrollTo(0, 500)
    await page.waitFor((seen) => seen.length === 2 && !seen.some(({ entity }) => entity.includes('netscaler')))
  })

  it('are not drawn over what covers their text, in whichever tree that stands', async () => {
    const tree = drawComponent('<p>NetScaler ADC</p>')
    await page.waitFor(2)
    tree.append(...parse('<div style="position:fixed;inset:0;background:white"></div>'))
    await page.waitFor(0)
  })
})
