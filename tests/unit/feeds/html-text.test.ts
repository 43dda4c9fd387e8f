import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText } from '../../../utils/feeds/html-text'

test.each([
  ['One <b>two</b>&nbsp;&amp; three', 'One two\u00A0& three'],
  ['<p>One</p><p>Two</p>', '\nOne\n\nTwo\n'],
  ['a<br/>b<BR>c', 'a\nb\nc'],
  ['<script>alert("</b>")</script>x<STYLE>y</STYLE >z', 'xz'],
  ['<!-- a > b -->c<!-- open', 'c'],
  ['1 < 2 && 3 > 2', '1 < 2 && 3 > 2'],
  ['&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'],
  ['&#65;&#x42;&#0;&#x110000;&unknown;&constructor;&amp;lt;', 'AB\uFFFD\uFFFD&unknown;&constructor;&lt;'],
  ['<a href="x', ''],
  ['<script>never closed', ''],
])('%s', (html, text) => {
  expect(htmlToText(html, 1_000)).toBe(text)
})

test('no input takes longer than its length', () => {
  for (const part of ['<', '<a ', '<!--', '<script>', '&#', '</', '<p><script>']) {
    const start = performance.now()
    htmlToText(part.repeat(400_000), 24_000)
    expect(performance.now() - start, part).toBeLessThan(1_000)
  }
})

test('property: text without markup stays as it is', () => {
  fc.assert(fc.property(fc.stringMatching(/^[^<&]*$/), (text) => htmlToText(text, text.length + 1) === text))
})
