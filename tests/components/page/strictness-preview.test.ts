import { afterEach, expect, it, vi } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'
import type { Mark } from '../../../utils/messaging/protocol'
import { previewStrictness } from '../../../utils/page/strictness-preview'
import { paintedMark } from '../../support/drawn-page'
import { localSpotter } from '../../support/local-spotter'

afterEach(() => {
  document.body.replaceChildren()
  document.title = ''
})

const NAMES: LexiconEntity[] = [
  { id: 'product:fortinet/fortios', name: 'FortiOS', type: 'Product', vendor: 'Fortinet' },
  { id: 'product:zebra/zoneminder', name: 'ZoneMinder', type: 'Product' },
  { id: 'company:apple', name: 'Apple', type: 'Company' },
]
const APPLE = 'company:apple'
const buffer = compileLexicon(NAMES)
const MARKUP = `<h1>Review</h1><p>Apple announced new laptops. FortiOS and ZoneMinder run there.</p><p>FortiOS again.</p><pre>ZoneMinder</pre>`

function preview(markup: string, { marks = (ids: string[]) => ids.map(paintedMark), codeBlocks = false } = {}) {
  const parsed = new DOMParser().parseFromString(markup, 'text/html')
  document.body.replaceChildren(...parsed.body.childNodes)
  document.title = 'A page'
  const { signal } = new AbortController()
  return previewStrictness(document, localSpotter(buffer), {
    codeBlocks,
    site: 'wiki.example',
    marks: async (ids) => marks(ids),
    signal,
  })
}

it('says for each strictness which names it would paint, and in how many places', async () => {
  // What makes the example one: a name that is likely, beside those that are certain.
  const [apple] = spot(openLexicon(buffer), ['Apple announced new laptops.'])
  expect(apple).toMatchObject({ entityId: APPLE, confidence: 'likely' })
  const { title, levels } = await preview(MARKUP)
  expect(title).toBe('A page')
  expect(levels.strict).toEqual({
    names: 2,
    places: 3,
    found: [
      { id: 'product:fortinet/fortios', surface: 'FortiOS', cue: 'distinct', confidence: 'certain', count: 2 },
      { id: 'product:zebra/zoneminder', surface: 'ZoneMinder', cue: 'distinct', confidence: 'certain', count: 1 },
    ],
  })
  expect(levels.balanced).toMatchObject({ names: 3, places: 4 })
  expect(levels.balanced.found.find(({ id }) => id === APPLE)).toMatchObject({ surface: 'Apple', confidence: 'likely' })
  expect(levels.broad.names).toBeGreaterThanOrEqual(3)
})

it('reads blocks of code where that is asked for', async () => {
  const { levels } = await preview(MARKUP, { codeBlocks: true })
  expect(levels.strict).toMatchObject({ names: 2, places: 4 })
})

it('leaves out what would not be painted, and what was said not to be marked', async () => {
  const marks = vi.fn((ids: string[]) =>
    ids.flatMap((id): Mark[] => {
      if (id === APPLE) return []
      const not = { always: false, cues: ['distinct' as const], around: [] }
      return [{ ...paintedMark(id), ...(id.includes('zoneminder') ? { painted: false } : { not }) }]
    }),
  )
  const { levels } = await preview(MARKUP, { marks })
  expect(levels.broad).toEqual({ names: 0, places: 0, found: [] })
  expect(marks).toHaveBeenCalledTimes(1)
})

it('tells at most 200 names and counts all', async () => {
  const many = Array.from({ length: 250 }, (_, at) => `CVE-2026-${10_000 + at}`)
  const { levels } = await preview(`<p>${many.join(', ')}</p>`)
  expect(levels.strict.found).toHaveLength(200)
  expect(levels.strict).toMatchObject({ names: 250, places: 250 })
})

it('reads long pages to their end, and leaves them as they are', async () => {
  const html = `<main>${'<p>Some words of a page that is rather long.</p>'.repeat(4_000)}<p>FortiOS</p></main>`
  const { levels } = await preview(html)
  expect(levels.strict).toMatchObject({ names: 1, places: 1 })
  expect(document.body.innerHTML).toBe(html)
})
