import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText, looksLikeHtml, pageText, plainOrHtml } from '../../../utils/feeds/html-text'

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

test.each([
  ['<p>A sentence\n  over two lines.</p><pre>one\ntwo</pre>and\nmore', '\nA sentence   over two lines.\n\none\ntwo\nand more'],
  ['No <b>lines</b>\nbut these', 'No lines\nbut these'],
])('the line breaks of %s', (html, text) => {
  expect(pageText(html, 1_000)).toBe(text)
})

test.each([
  ['<a title="x > y" alt=\'>\'>b</a>', 'b'],
  ['<a b="never closed>c</a> it\'s', "c it's"],
  ['<xhtml:p>a</xhtml:p><svg/>b<svg><title>c</title></svg>d', '\na\nbd'],
  ['<![CDATA[a <b>b</b>]]> c', 'a b c'],
  ['a <!DOCTYPE html> b <?php c ?> d </ e>', 'a  b  d '],
])('%s', (html, text) => {
  expect(htmlToText(html, 1_000)).toBe(text)
})

test.each([
  ['How <script> tags are abused', false, 'How <script> tags are abused'],
  ['1 < 2 > 0 &amp; so', false, '1 < 2 > 0 & so'],
  ['Q&A, R&D; AT&T', false, 'Q&A, R&D; AT&T'],
  ['<b>Bold</b> words', true, 'Bold words'],
  ['Line<br>break', true, 'Line\nbreak'],
  ['<img src="x">Picture', true, 'Picture'],
  ['&lt;i&gt;Twice&lt;/i&gt;', false, 'Twice'],
])('a title: %s', (written, isHtml, text) => {
  expect(looksLikeHtml(written)).toBe(isHtml)
  expect(plainOrHtml(written, 1_000)).toBe(text)
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
