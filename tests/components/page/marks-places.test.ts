import { page as browserPage } from 'vitest/browser'
import { afterEach, describe, expect, it } from 'vitest'
import { drawPage, type DrawnPage } from '../../support/drawn-page'
import { nameRects, worstError } from '../../support/name-places'
import { until } from '../../support/until'

/* What of a mark is drawn where only a part of its text is seen, which way it stands, and how it keeps up with what never rests. */

let page: DrawnPage
afterEach(() => {
  page.stop()
  scrollTo(0, 0)
})

const find = (selector: string) => document.querySelector(selector) as HTMLElement
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const settle = () => new Promise((resolve) => setTimeout(resolve, 200))
const texts = () => page.boxes().map(({ text }) => text)
const marks = () => [...(page.root()?.querySelectorAll<HTMLElement>('.mark') ?? [])]
const inPlace = (count: number) => until('marks in their places', () => page.boxes().length === count && worstError(page) <= 0.5)

describe('where text is cut', () => {
  it.each(['ltr', 'rtl'])('by an ellipsis, the mark ends with a whole letter before it (%s)', async (direction) => {
    page =
      drawPage(`<div dir="${direction}" style="width:120px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font:16px monospace">
      <bdi>Microsoft 365 Copilot</bdi></div><p>FortiOS</p>`)
    const [cut] = await page.waitFor(2)
    const box = find('div').getBoundingClientRect()
    const seen = direction === 'ltr' ? box.right - (cut?.box.right ?? 0) : (cut?.box.left ?? 0) - box.left
    // The ellipsis is a letter wide in this font.
    expect(seen).toBeGreaterThanOrEqual(9)
    expect(seen).toBeLessThan(30)
    // The badge is at the name's end, which is cut off on the right only: these letters run to the right in either.
    expect(marks()[0]?.hasAttribute('data-part')).toBe(direction === 'ltr')
  })

  it('by an ellipsis before the name begins, there is none', async () => {
    page = drawPage(`<div style="width:120px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font:16px monospace">
      Here we run NetScaler ADC</div><p>FortiOS</p>`)
    await page.waitFor(1)
    await settle()
    expect(texts()).toEqual(['FortiOS'])
  })

  it('by a number of lines, none stands on what comes after or at the ellipsis', async () => {
    page =
      drawPage(`<div style="width:210px;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;font:16px/20px monospace">
      FortiOS and some words then NetScaler ADC and again FortiOS and so on and on</div>`)
    await page.waitFor((seen) => seen.length > 0)
    await settle()
    const { bottom, right } = find('div').getBoundingClientRect()
    for (const { box } of page.boxes()) {
      expect(box.bottom).toBeLessThanOrEqual(bottom + 0.5)
      if (box.top > bottom - 25) expect(box.right).toBeLessThanOrEqual(right - 9)
    }
    expect(texts()[0]).toBe('FortiOS')
  })

  it.each([
    ['an ancestor of a certain height', 'height:12px;overflow:hidden'],
    ['an ancestor that clips', 'height:12px;overflow:clip'],
    ['an ancestor that contains its paint', 'height:12px;contain:paint'],
    ['a shape', 'clip-path:inset(14px 0 0 0);width:100px'],
    ['a shape that is round', 'clip-path:circle(5px at 90% 50%);width:200px'],
  ])('by %s, a name that is not seen whole has no line through it', async (_what, css) => {
    page = drawPage(`<div style="line-height:20px;${css}">FortiOS</div><p>NetScaler ADC</p>`)
    await page.waitFor((seen) => seen.some(({ entity }) => entity.includes('netscaler')))
    await settle()
    expect(texts()).toEqual(['NetScaler ADC'])
  })

  it('line and badge stay inside of what clips the text', async () => {
    page = drawPage(`<div id="tight" style="display:inline-block;overflow:hidden;line-height:16px">FortiOS</div>
      <div style="overflow:hidden;padding:60px">NetScaler ADC</div>`)
    await page.waitFor(2)
    const [tight, free] = marks()
    expect(tight?.style.clipPath).not.toBe('')
    expect(free?.style.clipPath).toBe('')
  })

  it('by an ancestor that it is positioned outside of, it is whole', async () => {
    page = drawPage(`<div style="position:relative"><div style="overflow:hidden;width:20px;height:20px">
      <p style="position:absolute;left:100px;top:40px;white-space:nowrap">NetScaler ADC</p></div></div>`)
    await inPlace(1)
  })
})

describe('what covers a part of a name', () => {
  it.each([
    ['its upper half', 'left:0;right:0;top:0;height:50%'],
    ['its lower half', 'left:0;right:0;bottom:0;height:50%'],
    ['its end', 'right:0;width:20px;top:0;bottom:0'],
    ['its middle', 'left:45%;width:10%;top:0;bottom:0'],
  ])('keeps it unmarked: %s', async (_what, css) => {
    page = drawPage(`<p>FortiOS</p><div style="position:relative;display:inline-block"><span>NetScaler ADC</span>
      <i style="position:absolute;background:white;${css}"></i></div>`)
    await page.waitFor((seen) => seen.length > 0)
    await settle()
    expect(texts()).toEqual(['FortiOS'])
  })

  it('is not a line beside it whose letters reach over', async () => {
    page = drawPage(`<div style="font:16px/11px serif">${'<p style="margin:0"><a href="#">FortiOS</a></p>'.repeat(4)}</div>`)
    await inPlace(4)
  })
})

describe('a form whose fields have the names of what elements know', () => {
  const NAMES =
    'getBoundingClientRect checkVisibility assignedSlot isConnected parentNode parentElement contains matches closest getRootNode ' +
    'ownerDocument localName nodeType scrollLeft scrollTop scrollWidth scrollHeight clientLeft clientTop clientWidth clientHeight ' +
    'offsetWidth offsetHeight style children firstChild shadowRoot'

  it('has its names marked where they stand, where it scrolls too', async () => {
    const fields = NAMES.split(' ').map((name) => `<input type="hidden" name="${name}">`)
    page = drawPage(
      `<form style="height:120px;overflow:auto">${fields.join('')}<p>FortiOS</p>NetScaler ADC<div style="height:900px"></div></form>`,
    )
    await inPlace(2)
    for (const top of [10, 30]) {
      Element.prototype.scrollTo.call(find('form'), 0, top)
      await inPlace(2)
    }
  })
})

describe('text that runs otherwise', () => {
  it.each([
    ['vertical-rl', 'left'],
    ['vertical-lr', 'left'],
    ['sideways-lr', 'right'],
  ] as const)('in %s has its line at its under side, and the badge at its end', async (mode, under) => {
    page = drawPage(`<div style="writing-mode:${mode};height:200px;margin:40px">We run FortiOS here</div>`)
    const [mark] = await page.waitFor(1)
    await inPlace(1)
    const style = getComputedStyle(marks()[0] as HTMLElement)
    expect(style.getPropertyValue(`border-${under}-width`)).not.toBe('0px')
    expect(style.borderBottomWidth).toBe('0px')
    const { box, badge } = mark!
    const end = mode === 'sideways-lr' ? box.top - badge.bottom : badge.top - box.bottom
    expect(Math.abs(end)).toBeLessThan(8)
  })

  it.each([
    'rotate:30deg',
    'transform:skewX(20deg)',
    'transform:scaleX(-1)',
    'transform:rotate(180deg)',
    'transform:rotateY(40deg)',
  ])('is left alone where an upright mark would miss it: %s', async (css) => {
    page = drawPage(`<p>FortiOS</p><div style="margin:60px;display:inline-block;${css}">NetScaler ADC</div>`)
    await page.waitFor(1)
    await settle()
    expect(texts()).toEqual(['FortiOS'])
  })
})

describe('text that is not shown for now', () => {
  it('gets its mark when it is: found by the browser, or come near enough to be laid out', async () => {
    page = drawPage(`<p>FortiOS</p><div hidden="until-found">NetScaler ADC</div>
      <div style="content-visibility:auto;contain-intrinsic-size:100px;margin-top:3000px"><p>Microsoft 365 Copilot</p></div>`)
    await page.waitFor(1)
    find('[hidden]').removeAttribute('hidden')
    await page.waitFor(2)
    find('div:last-child').scrollIntoView({ behavior: 'instant' })
    await until('the mark', () => texts().includes('Microsoft 365 Copilot') && worstError(page) <= 0.5)
  })

  it('is marked anew in a list that makes its rows as it scrolls', async () => {
    page = drawPage(
      '<div id="list" style="height:200px;overflow:auto;position:relative"><div style="height:20000px"></div></div>',
    )
    const list = find('#list')
    const render = () => {
      for (const row of list.querySelectorAll('p')) row.remove()
      const first = Math.floor(list.scrollTop / 40)
      for (let at = first; at < first + 5; at++) {
        const row = document.createElement('p')
        row.style.cssText = `position:absolute;margin:0;top:${at * 40}px`
        row.textContent = at % 2 ? 'FortiOS' : 'NetScaler ADC'
        list.append(row)
      }
    }
    list.addEventListener('scroll', render)
    render()
    await inPlace(5)
    list.scrollTop = 8_000
    await until(
      'the new rows',
      () => nameRects().every(({ top }) => top < 300) && page.boxes().length === 5 && worstError(page) <= 0.5,
    )
  })
})

describe('what moves in every frame', () => {
  /** How far a mark is from its place in its paragraph, as both are at the end of the next frame: in between, animations go on. */
  const errorInFrame = () =>
    new Promise<number>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        observer.disconnect()
        const box = entry?.boundingClientRect
        const mark = marks()[0]?.getBoundingClientRect()
        resolve(box && mark ? Math.max(Math.abs(mark.left - box.left), Math.abs(mark.top - box.top)) : Number.POSITIVE_INFINITY)
      })
      observer.observe(find('#box'))
    })

  /** The error that four of five frames do not exceed: where the machine did something else, one is late. */
  const mostly = async (milliseconds: number) => {
    const errors: number[] = []
    for (const end = performance.now() + milliseconds; performance.now() < end;) {
      errors.push(await errorInFrame())
      await frame()
    }
    return errors.sort((a, b) => a - b)[Math.floor(errors.length * 0.8)]
  }

  it.each([
    ['a transition', () => (find('#box').style.cssText = 'translate:200px 50px;transition:translate 1.5s linear')],
    ['an animation that a script begins', () => find('#box').animate({ translate: ['0 0', '150px 90px'] }, 1_500)],
    [
      'one that never ends',
      () => find('#box').animate({ translate: ['0 0', '150px 90px'] }, { duration: 1_500, iterations: Infinity }),
    ],
  ])('is followed: %s', async (_what, begin) => {
    page = drawPage('<p id="box"><span>FortiOS</span></p>')
    await inPlace(1)
    await settle()
    const still = await errorInFrame()
    begin()
    await frame()
    await frame()
    expect(Math.abs(((await mostly(1_000)) ?? Number.NaN) - still)).toBeLessThanOrEqual(0.5)
  })
})

describe('what comes late', () => {
  it('a font that a script loads', async () => {
    page = drawPage('<p style="font:20px late,serif">We run <b>FortiOS</b></p><p>NetScaler ADC</p>')
    await inPlace(2)
    await settle()
    const before = nameRects()[0]?.left
    const face = await new FontFace('late', 'local("DejaVu Sans Mono"), local("Liberation Mono"), local("Noto Sans Mono")').load()
    document.fonts.add(face)
    await until('the font to be used', () => nameRects()[0]?.left !== before)
    await inPlace(2)
    document.fonts.delete(face)
    await inPlace(2)
  })

  it('an image that pushes text down', async () => {
    page = drawPage('<img><p>FortiOS</p>')
    await inPlace(1)
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="120"/>'
    ;(find('img') as HTMLImageElement).src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    await until('the image', () => (nameRects()[0]?.top ?? 0) > 120)
    await inPlace(1)
  })

  it('another size of the window', async () => {
    page = drawPage('<p style="text-align:right">FortiOS</p>')
    await inPlace(1)
    const before = nameRects()[0]?.left
    await browserPage.viewport(700, 500)
    await until('the resize', () => nameRects()[0]?.left !== before)
    await inPlace(1)
    await browserPage.viewport(414, 896)
    await inPlace(1)
  })
})
