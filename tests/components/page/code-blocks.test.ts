import { afterEach, expect, it } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'

let page: DrawnPage
afterEach(() => page.stop())

const MARKUP = `<p>The <code>FortiOS</code> image.</p>
  <pre>upgrade FortiOS</pre>
  <pre><code class="language-sh">apt install <span>NetScaler ADC</span></code></pre>
  <code style="display:block">NetScaler ADC --version</code>
  <p>And Microsoft 365 Copilot.</p>`

it('leaves blocks of code alone, and reads code in a sentence', async () => {
  page = drawPage(MARKUP)
  const boxes = await page.waitFor(2)
  expect(boxes.map(({ text }) => text)).toEqual(['FortiOS', 'Microsoft 365 Copilot'])
})

it('reads blocks of code when that is asked for', async () => {
  page = drawPage(MARKUP, undefined, { codeBlocks: true })
  const boxes = await page.waitFor(5)
  expect(boxes.map(({ text }) => text)).toEqual(['FortiOS', 'FortiOS', 'NetScaler ADC', 'NetScaler ADC', 'Microsoft 365 Copilot'])
})
