import { afterEach, describe, expect, it } from 'vitest'
import type { Mark } from '../../../utils/messaging/protocol'
import type { Repeats } from '../../../utils/settings'
import { drawPage, paintedMark, type DrawnPage } from '../../support/drawn-page'

let page: DrawnPage
afterEach(() => page.stop())

const MARKUP = '<p>We run FortiOS here.</p><p>And FortiOS there, beside NetScaler ADC.</p>'

async function draw(fields: Partial<Mark>, repeats: Repeats = 'faint') {
  page = drawPage(MARKUP, (id) => ({ ...paintedMark(id), ...fields }), {}, repeats)
  await page.waitFor(3)
  return [...(page.root()?.querySelectorAll<HTMLElement>('.mark') ?? [])]
}

const sizesOf = (marks: HTMLElement[]) =>
  marks.map((mark) =>
    [mark, ...mark.querySelectorAll('*')].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect()
      return [x, y, width, height]
    }),
  )
const colourOf = (mark: HTMLElement | undefined, pseudo = '') =>
  getComputedStyle(mark?.querySelector('.mark-badge') ?? document.body, pseudo)

describe('repeats', () => {
  it('are faint, like the first, or not painted, and their boxes the same', async () => {
    const faint = await draw({})
    expect(faint.map(({ dataset }) => 'calm' in dataset)).toEqual([false, true, false])
    const sizes = sizesOf(faint)
    page.stop()
    const full = await draw({}, 'full')
    expect(full.map(({ dataset }) => 'calm' in dataset)).toEqual([false, false, false])
    expect(sizesOf(full)).toEqual(sizes)
    page.stop()
    const none = await draw({}, 'none')
    expect(none.map(({ dataset }) => 'painted' in dataset)).toEqual([true, false, true])
    expect(sizesOf(none)).toEqual(sizes)
  })
})

describe('what was not seen yet', () => {
  it('is told by a dot, whole for what is new, a ring for what changed, and takes the same room', async () => {
    const seen = await draw({ count: 3 })
    const sizes = sizesOf(seen)
    expect(colourOf(seen[0], '::after').backgroundColor).toBe('rgba(0, 0, 0, 0)')
    expect(colourOf(seen[0], '::after').borderTopColor).toBe('rgba(0, 0, 0, 0)')
    page.stop()
    const changed = await draw({ count: 3, news: 'changed' })
    expect(colourOf(changed[0], '::after').backgroundColor).toBe('rgba(0, 0, 0, 0)')
    expect(colourOf(changed[0], '::after').borderTopColor).not.toBe('rgba(0, 0, 0, 0)')
    expect(sizesOf(changed)).toEqual(sizes)
    page.stop()
    const fresh = await draw({ count: 3, news: 'new' })
    expect(colourOf(fresh[0], '::after').backgroundColor).not.toBe('rgba(0, 0, 0, 0)')
    expect(sizesOf(fresh)).toEqual(sizes)
    // A repeat has no badge to stand beside.
    expect(colourOf(fresh[1], '::after').backgroundColor).toBe('rgba(0, 0, 0, 0)')
  })
})

describe('the number of advisories', () => {
  it('stands beside the badge where there are several, and takes the same room where nothing is painted', async () => {
    const badge = (marks: HTMLElement[]) => marks[0]?.querySelector<HTMLElement>('.mark-badge')
    expect(badge(await draw({ count: 1 }))?.dataset['count']).toBeUndefined()
    page.stop()
    expect(badge(await draw({ count: 120 }))?.dataset['count']).toBe('9+')
    page.stop()
    const painted = await draw({ count: 3 })
    expect(badge(painted)?.dataset['count']).toBe('3')
    expect(colourOf(painted[0], '::before').content).toBe('"3" / ""')
    expect(colourOf(painted[0], '::before').color).not.toBe('rgba(0, 0, 0, 0)')
    const sizes = sizesOf(painted)
    page.stop()
    const unpainted = await draw({ count: 3, painted: false })
    expect(colourOf(unpainted[0], '::before').color).toBe('rgba(0, 0, 0, 0)')
    expect(sizesOf(unpainted)).toEqual(sizes)
  })
})
