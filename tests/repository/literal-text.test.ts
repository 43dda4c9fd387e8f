import { describe, expect, test } from 'vitest'
import { messagesOf } from '../../scripts/translations.mjs'
import { filesIn, read, SHIPPED } from './sources'
import { literalTextIn } from './spoken'

/** Names, also of keys, and the beginning of an address: the same in every language. */
const NAMES = ['EPSS', 'https://', 'Tab', 'Esc']

describe('all that people read or hear is a message', () => {
  test('in elements and attributes', async () => {
    const keys = await messagesOf('en')
    const files = filesIn(SHIPPED, '.ts', '.tsx')
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap((path) => literalTextIn(path, read(path)).map((text) => ({ path, text })))
    expect(found.filter(({ text }) => !NAMES.includes(text) && !keys.has(text))).toEqual([])
    expect(NAMES.filter((name) => !found.some(({ text }) => text === name))).toEqual([])
  })

  test('in pages', () => {
    for (const path of filesIn(['entrypoints'], '.html')) {
      const html = read(path)
      expect(html, path).not.toMatch(/\s(lang|aria-label|title|placeholder|alt)=/)
      const text = html
        .replace(/<[^>]*>/g, '\n')
        .trim()
        .split(/\n\s*/)
      expect(
        text.filter((each) => each !== 'Caveat' && !/^__MSG_\w+__$/.test(each)),
        path,
      ).toEqual([])
    }
  })

  test('in what style sheets add', () => {
    for (const path of filesIn(SHIPPED, '.css')) {
      const added = [...read(path).matchAll(/content:\s*([^;]*);/g)].map((match) => match[1] ?? '')
      expect(
        added.filter((value) => /\p{L}{2}/u.test(value.replace(/\w+\([^)]*\)/g, '').match(/(['"]).*\1/)?.[0] ?? '')),
        path,
      ).toEqual([])
    }
  })
})

test.each([
  ['<p>Hello</p>', ['Hello']],
  ['<p>{a ? "Hello" : t("a.b")}</p>', ['Hello']],
  ['<p>{open && `Hello ${name}, you`}</p>', ['Hello', ', you']],
  ['<button aria-label="Close" title={"Now" + x} class="wide" type="button" />', ['Close', 'Now']],
  ['<input placeholder={x ?? "Search"} name="query" />', ['Search']],
  ['<Notice text="No feeds" kind="error" />', ['No feeds']],
  ['<p {...{ "aria-label": "Close", role: "group" }} />', ['Close']],
  ['<p>{["one", "two"].filter(Boolean).join(" ")}</p>', ['one', 'two']],
  ['element.textContent = "Hello"; document.title = t("a.b")', ['Hello']],
  ['element.setAttribute("aria-label", "Hello"); element.setAttribute("class", "wide")', ['Hello']],
  ['<p>{t("search.found", count, [formatCount(count)])} · 1 / 2 ×{x}</p>', []],
])('a text that is no message is found in %s', (source, expected) => {
  expect(literalTextIn('made-up.tsx', source)).toEqual(expected)
})
