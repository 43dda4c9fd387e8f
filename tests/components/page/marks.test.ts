import { afterEach, describe, expect, it } from 'vitest'
import { drawPage, paintedMark, type DrawnPage } from '../../support/drawn-page'
import { until } from '../../support/until'

let page: DrawnPage
afterEach(() => {
  page.stop()
  scrollTo(0, 0)
  document.documentElement.removeAttribute('dir')
})

const COPILOT = 'product:microsoft/365-copilot'

/** Two frames and the idle time in which changes are read. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 150))

describe('where marks stand', () => {
  it('exactly over the text of the name, in elements of its own', async () => {
    page = drawPage('<p>We run <b>Microsoft</b> <span>365</span> Copilot and FortiOS.</p>')
    const boxes = await page.waitFor(2)
    expect(boxes.map(({ text }) => text)).toEqual(['Microsoft 365 Copilot', 'FortiOS'])
  })

  it('on every line that the name runs over, with a badge on the last', async () => {
    page = drawPage('<p style="width:90px">Microsoft 365 Copilot</p>')
    const boxes = await page.waitFor((seen) => seen.length > 1)
    expect(new Set(boxes.map(({ entity }) => entity))).toEqual(new Set([COPILOT]))
    expect(boxes.map(({ box }) => box.top)).toEqual([...boxes.map(({ box }) => box.top)].sort((a, b) => a - b))
  })

  it('follows its text when the page scrolls, grows and is laid out anew', async () => {
    page = drawPage('<p id="text">FortiOS</p><div style="height:3000px"></div>')
    await page.waitFor(1)
    const offset = () => {
      const text = document.querySelector('#text')?.getBoundingClientRect()
      return Math.abs((page.boxes()[0]?.box.top ?? Number.NaN) - (text?.top ?? 0))
    }
    const before = offset()
    document.body.style.paddingTop = '200px'
    await settle()
    expect(offset()).toBe(before)
    scrollTo(0, 100)
    // It is in the document's own coordinates: no repaint is needed for the two to stay together.
    expect(offset()).toBe(before)
    await settle()
    expect(offset()).toBe(before)
  })

  it('nowhere beyond a scrolling or clipping ancestor', async () => {
    page =
      drawPage(`<div id="box" style="height:60px;width:300px;overflow:auto"><p>FortiOS</p><p style="margin-top:200px">NetScaler ADC</p></div>
      <div style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Microsoft 365 Copilot</div>`)
    await page.waitFor(2)
    const box = document.querySelector('#box')
    const widths = new Map(page.boxes().map(({ entity, box }) => [entity, box.width]))
    expect([...widths.keys()].toSorted()).toEqual(['product:fortinet/fortios', COPILOT])
    expect(widths.get(COPILOT)).toBeLessThanOrEqual(60)
    box?.scrollTo(0, 500)
    await page.waitFor((seen) => seen.some(({ entity }) => entity === 'product:citrix/netscaler-adc'))
    expect(page.boxes().some(({ entity }) => entity === 'product:fortinet/fortios')).toBe(false)
  })

  it('not over what covers the text', async () => {
    page = drawPage(`<header style="position:fixed;top:0;left:0;right:0;height:50px;background:white">About NetScaler ADC</header>
      <p style="margin-top:100px">FortiOS</p><div style="height:3000px"></div>`)
    await page.waitFor(2)
    scrollTo(0, 90)
    const left = await page.waitFor(1)
    expect(left[0]?.text).toBe('NetScaler ADC')
    expect(left[0]?.box.top).toBeGreaterThanOrEqual(0)
  })

  it('not on text that nobody sees', async () => {
    page = drawPage(`<p>FortiOS</p><p hidden>FortiOS</p><p style="visibility:hidden">FortiOS</p><p style="opacity:0">FortiOS</p>
      <details><summary>More</summary>FortiOS</details><p style="position:absolute;left:-9999px">FortiOS</p>`)
    await page.waitFor((seen) => seen.length > 0)
    await settle()
    expect(page.boxes().filter(({ box }) => box.right > 0)).toHaveLength(1)
    document.querySelector('details')?.setAttribute('open', '')
    await page.waitFor((seen) => seen.filter(({ box }) => box.right > 0).length === 2)
  })

  it('not in editors, fields, drawings and formulas', async () => {
    page =
      drawPage(`<div contenteditable>FortiOS</div><div class="cm-editor"><span>FortiOS</span></div><div role="textbox">FortiOS</div>
      <svg width="90" height="30"><text y="20">FortiOS</text></svg><p>NetScaler ADC</p>`)
    await page.waitFor(1)
    await settle()
    expect(page.boxes().map(({ text }) => text)).toEqual(['NetScaler ADC'])
  })

  it('not on text that is turned, which an upright box would miss', async () => {
    page = drawPage('<p style="rotate:30deg">FortiOS</p><p style="transform:scale(1.5);transform-origin:0 0">NetScaler ADC</p>')
    await page.waitFor(1)
    await settle()
    expect(page.boxes().map(({ text }) => text)).toEqual(['NetScaler ADC'])
  })

  it('not on a name put together from blocks that merely look inline in the markup', async () => {
    page = drawPage(
      '<style>span.row{display:block}</style><p><span class="row">Microsoft 365</span> <span class="row">Copilot</span></p><p>FortiOS</p>',
    )
    await page.waitFor(1)
    await settle()
    expect(page.boxes().map(({ text }) => text)).toEqual(['FortiOS'])
  })

  it('with the badge at the end of the reading direction', async () => {
    page = drawPage('<p dir="rtl">نستخدم FortiOS هنا</p>')
    const [mark] = await page.waitFor(1)
    expect(mark?.badge.left).toBeLessThan(mark?.box.left ?? 0)
    expect(mark?.badge.right).toBeLessThan((mark?.box.left ?? 0) + 4)
  })
})

describe('what marks leave alone', () => {
  it("the page's own nodes, and how far it scrolls", async () => {
    const markup = '<p style="text-align:right;white-space:nowrap">FortiOS</p><p>We run <b>Microsoft</b> 365 Copilot.</p>'
    page = drawPage(markup)
    const size = [document.documentElement.scrollWidth, document.documentElement.scrollHeight]
    const html = document.body.outerHTML
    await page.waitFor(2)
    expect(document.body.outerHTML).toBe(html)
    expect([document.documentElement.scrollWidth, document.documentElement.scrollHeight]).toEqual(size)
  })

  it('nothing behind when they go', async () => {
    page = drawPage('<p>FortiOS</p>')
    await page.waitFor(1)
    const host = page.root()?.host
    expect(host?.isConnected).toBe(true)
    page.stop()
    expect(host?.isConnected).toBe(false)
  })

  it('no trace at all on a page that names nothing', async () => {
    page = drawPage('<p>Nothing to see.</p>')
    await settle()
    expect(page.root()).toBeUndefined()
  })
})

describe('what a box tells', () => {
  it('nothing by its geometry: painted or not, watched or not, of whatever band, it is the same', async () => {
    const geometry = async (mark: typeof paintedMark | (() => undefined)) => {
      page = drawPage('<p>We run Microsoft 365 Copilot, FortiOS and FortiOS.</p>', mark)
      await page.waitFor(3)
      const parts = [...(page.root()?.querySelectorAll('.mark, .mark *') ?? [])]
      const boxes = parts.map((part) =>
        JSON.stringify([part.className, part.getBoundingClientRect(), getComputedStyle(part).opacity]),
      )
      page.stop()
      return boxes
    }
    const plain = await geometry(paintedMark)
    expect(await geometry((id) => ({ ...paintedMark(id), painted: false }))).toEqual(plain)
    expect(await geometry((id) => ({ ...paintedMark(id), watched: true }))).toEqual(plain)
    expect(await geometry(() => undefined)).toEqual(plain)
    page = drawPage('')
  })

  it('that a name was there before, in the same section', async () => {
    page = drawPage('<article>FortiOS and FortiOS</article><article>FortiOS</article>')
    const boxes = await page.waitFor(3)
    expect(boxes.map(({ repeat }) => repeat)).toEqual([false, true, false])
  })

  it('not that it was there in a menu or beside the text', async () => {
    page = drawPage('<nav>FortiOS</nav><main><p>FortiOS</p><aside>FortiOS</aside><p>FortiOS</p></main><p>FortiOS</p>')
    const boxes = await page.waitFor(5)
    expect(boxes.map(({ repeat }) => repeat)).toEqual([false, false, false, true, false])
  })
})

describe('a page that changes', () => {
  it('is followed: text that comes, changes and goes', async () => {
    page = drawPage('<p id="a">Nothing yet.</p><p id="b">NetScaler ADC</p>')
    await page.waitFor(1)
    const first = document.querySelector('#a')?.firstChild as Text
    first.data = 'Now FortiOS.'
    expect((await page.waitFor(2)).map(({ text }) => text)).toEqual(['FortiOS', 'NetScaler ADC'])
    const more = document.createElement('p')
    more.textContent = 'And Microsoft 365 Copilot'
    document.querySelector('#b')?.before(more)
    expect((await page.waitFor(3)).map(({ text }) => text)).toEqual(['FortiOS', 'Microsoft 365 Copilot', 'NetScaler ADC'])
    first.data = 'Gone.'
    more.remove()
    expect((await page.waitFor(1)).map(({ text }) => text)).toEqual(['NetScaler ADC'])
  })

  it('is followed through thousands of changes at once', async () => {
    page = drawPage('<main></main>')
    const rows = Array.from({ length: 3_000 }, (_, index) => {
      const row = document.createElement('p')
      row.textContent = index === 2_999 ? 'FortiOS at the end' : `Row ${index}`
      return row
    })
    document.querySelector('main')?.prepend(...rows.reverse())
    expect((await page.waitFor(1)).map(({ text }) => text)).toEqual(['FortiOS'])
  })

  it('is followed when its whole body is replaced, as some frameworks do for a link', async () => {
    page = drawPage('<p>FortiOS</p>')
    await page.waitFor(1)
    const former = document.body
    const next = document.createElement('body')
    next.innerText = 'And now NetScaler ADC.'
    former.replaceWith(next)
    expect((await page.waitFor((seen) => seen[0]?.text === 'NetScaler ADC')).length).toBe(1)
    next.replaceWith(former)
  })

  it('is read to its end however much of it goes while it is read', async () => {
    page = drawPage(`<main>${'<p>Some words of a page that is long.</p>'.repeat(20_000)}<p>FortiOS</p></main>`)
    for (let round = 0; round < 30; round++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      for (const row of [...document.querySelectorAll('main p:not(:last-child)')].slice(0, 400)) row.remove()
    }
    document.querySelector('main p:last-child')?.scrollIntoView()
    expect((await page.waitFor(1)).map(({ text }) => text)).toEqual(['FortiOS'])
  })

  it('makes one name of what comes together when something between goes', async () => {
    page = drawPage('<p>NetScaler <b id="between">and not</b> ADC</p>')
    await settle()
    expect(page.boxes()).toEqual([])
    document.querySelector('#between')?.remove()
    expect((await page.waitFor(1))[0]?.entity).toBe('product:citrix/netscaler-adc')
  })

  it('keeps its order when rows change places', async () => {
    page = drawPage('<p>FortiOS</p><p>NetScaler ADC</p><p>Microsoft 365 Copilot</p>')
    await page.waitFor(3)
    document.body.prepend(document.body.lastElementChild as Element)
    await settle()
    expect(page.boxes().map(({ text }) => text)).toEqual(['Microsoft 365 Copilot', 'FortiOS', 'NetScaler ADC'])
  })

  it('may take the host away: it comes back with the next paint', async () => {
    page = drawPage('<p>FortiOS</p>')
    await page.waitFor(1)
    page.root()?.host.remove()
    dispatchEvent(new Event('resize'))
    await until('the host', () => page.root()?.host.isConnected)
    expect(page.boxes()).toHaveLength(1)
  })

  it('draws only what is in view, of however much there is', async () => {
    page = drawPage(`<main>${'<p>FortiOS and NetScaler ADC</p>'.repeat(2_000)}</main>`)
    await page.waitFor((seen) => seen.length > 0)
    await settle()
    expect(page.boxes().length).toBeLessThan(200)
    document.querySelectorAll('p')[1_500]?.scrollIntoView({ block: 'center' })
    const inView = () => page.boxes().filter(({ box }) => box.top >= 0 && box.bottom <= innerHeight)
    const shown = await until('those in view', () => inView().length > 10 && inView())
    expect(shown.every(({ text }) => text === 'FortiOS' || text === 'NetScaler ADC')).toBe(true)
  })
})
