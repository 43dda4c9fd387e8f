import { afterEach, describe, expect, it } from 'vitest'
import type { PageMention } from '../../../utils/page/mentions'
import { paintedAs } from '../../../utils/page/painted-as'
import { wordsAround } from '../../../utils/page/not-this'
import type { NotMarked } from '../../../utils/settings'
import { drawPage, paintedMark, type DrawnPage } from '../../support/drawn-page'

const SITE = 'wiki.example'
const FORTIOS = 'product:fortinet/fortios'

let page: DrawnPage
afterEach(() => page.stop())

/** Draws a page on which one name is not to be marked somewhere, and gives its mentions in order. */
async function draw(markup: string, count: number, not: Partial<NotMarked> = {}) {
  const mentions = new Map<PageMention, true>()
  page = drawPage(markup, (id, mention) => {
    mentions.set(mention, true)
    const mark = { ...paintedMark(id), not: { always: false, cues: [], around: [], ...not } }
    return paintedAs(mention, id === FORTIOS ? mark : paintedMark(id), { site: SITE, repeats: 'full' })
  })
  const boxes = await page.waitFor(count)
  return { mentions: [...mentions.keys()], painted: boxes.filter(({ painted }) => painted).map(({ text }) => text), boxes }
}

describe('what is not to be marked', () => {
  const MARKUP = '<p>We run FortiOS on every gateway.</p><p>They run FortiOS on some.</p><p>And NetScaler ADC.</p>'

  it('is a name as such, where its box stays', async () => {
    const { boxes: before } = await draw(MARKUP, 3)
    page.stop()
    const { painted, boxes } = await draw(MARKUP, 3, { always: true })
    expect(painted).toEqual(['NetScaler ADC'])
    expect(boxes.map(({ box, badge }) => [box, badge])).toEqual(before.map(({ box, badge }) => [box, badge]))
  })

  it('is a name where one cue alone speaks for it', async () => {
    expect((await draw(MARKUP, 3, { cues: ['list'] })).painted).toHaveLength(3)
    page.stop()
    expect((await draw(MARKUP, 3, { cues: ['distinct'] })).painted).toEqual(['NetScaler ADC'])
  })

  it('is one place, by the words around it, when the page is loaded again too', async () => {
    const [first] = (await draw(MARKUP, 3)).mentions
    const around = [wordsAround(first as PageMention, SITE)]
    page.stop()
    const again = MARKUP.replace('We run FortiOS', '<i>We</i>   run <b>FortiOS</b>')
    const { boxes } = await draw(`<h1>Something new above</h1>${again}`, 3, { around })
    expect(boxes.map(({ painted }) => painted)).toEqual([false, true, true])
  })
})

describe('the words around a mention', () => {
  const numbers = async (markup: string, count: number, site = SITE) =>
    (await draw(markup, count)).mentions.map((mention) => wordsAround(mention, site))

  it('are one number of 32 bits, of few words and the site', async () => {
    const far = `<p>${'elsewhere '.repeat(20)} all of our offices run FortiOS on every single gateway ${'here '.repeat(9)}</p>`
    const [number = -1] = await numbers(far, 1)
    expect(number >>> 0).toBe(number)
    page.stop()
    expect(await numbers('<p>All OF our offices run FortiOS on every single gateway.</p>', 1)).toEqual([number])
    page.stop()
    expect(await numbers('<p>All of our offices run FortiOS on every single server.</p>', 1)).not.toEqual([number])
    page.stop()
    expect(await numbers('<p>All of our offices run FortiOS on every single gateway.</p>', 1, 'other.example')).not.toEqual([
      number,
    ])
  })
})
