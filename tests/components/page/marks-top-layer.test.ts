import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import markStyles from '../../../components/page-mark/page-mark.css?inline'
import { createOverlay } from '../../../utils/page/overlay'
import { drawPage, type DrawnPage } from '../../support/drawn-page'
import { worstError } from '../../support/name-places'
import { until } from '../../support/until'

/* Marks in dialogs, popovers and what is shown full screen: in the browser's top layer, above which nothing of the page is. */

let page: DrawnPage
afterEach(() => {
  page.stop()
  scrollTo(0, 0)
  document.documentElement.removeAttribute('style')
})

const host = () => page.root()?.host as HTMLElement
const isRaised = () => host().matches(':popover-open')
const find = <Kind extends HTMLElement>(selector: string) => document.querySelector(selector) as Kind
const texts = () => page.boxes().map(({ text }) => text)
const settle = () => new Promise((resolve) => setTimeout(resolve, 150))

/** Waits until exactly these names are marked, each exactly where it stands. */
const marked = (...names: string[]) =>
  until(`marks on ${names.join(', ')}`, () => {
    const seen = texts()
    return seen.length === names.length && names.every((name) => seen.includes(name)) && worstError(page) <= 0.5
  })

const COVERING = 'position:fixed;inset:0;width:100%;height:100%;max-width:none;max-height:none'

describe('in the top layer', () => {
  it('names of a modal dialog are marked, and those under it are not', async () => {
    page = drawPage(`<p>FortiOS</p><dialog style="${COVERING}">NetScaler ADC</dialog>`)
    await marked('FortiOS')
    expect(host().hasAttribute('popover')).toBe(false)
    find<HTMLDialogElement>('dialog').showModal()
    await marked('NetScaler ADC')
    expect(isRaised()).toBe(true)
    find<HTMLDialogElement>('dialog').close()
    await marked('FortiOS')
    expect(host().hasAttribute('popover')).toBe(false)
  })

  it('names beside a dialog whose backdrop lies over them are not marked', async () => {
    page = drawPage('<p>FortiOS</p><dialog>NetScaler ADC</dialog>')
    await marked('FortiOS')
    find<HTMLDialogElement>('dialog').showModal()
    await marked('NetScaler ADC')
  })

  it('a dialog opened over a dialog gets its marks, and gives them back', async () => {
    page = drawPage(
      `<dialog id="one" style="${COVERING}">NetScaler ADC<dialog id="two" style="${COVERING}">FortiOS</dialog></dialog>`,
    )
    find<HTMLDialogElement>('#one').showModal()
    await marked('NetScaler ADC')
    find<HTMLDialogElement>('#two').showModal()
    await marked('FortiOS')
    find<HTMLDialogElement>('#two').close()
    await marked('NetScaler ADC')
    expect(isRaised()).toBe(true)
  })

  it('the host is above what closed and opened again between two paints', async () => {
    page = drawPage('<div popover="manual" style="margin:40px;position:absolute">NetScaler ADC</div>')
    find('[popover]').showPopover()
    await marked('NetScaler ADC')
    find('[popover]').hidePopover()
    find('[popover]').showPopover()
    const mark = page.root()?.querySelector('.mark') as HTMLElement
    await until('the mark above the popover', () => {
      mark.style.pointerEvents = 'auto'
      const { left, top, width, height } = mark.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      mark.style.pointerEvents = ''
      return hit === host()
    })
  })

  it('popovers are marked, opened by script, closed by whatever closes them', async () => {
    page = drawPage('<p>FortiOS</p><div popover style="margin:100px">NetScaler ADC</div><div popover id="other">Other</div>')
    await marked('FortiOS')
    find('[popover]').showPopover()
    await marked('FortiOS', 'NetScaler ADC')
    // An automatic popover closes when another opens.
    find('#other').showPopover()
    await until('the host to leave', () => !host().hasAttribute('popover'))
    find('#other').hidePopover()
    await marked('FortiOS')
  })

  it('marks of a popover that is positioned in the page scroll with it, and those of a fixed one stand', async () => {
    page = drawPage(`<div style="height:3000px"></div>
      <div popover="manual" id="absolute" style="position:absolute;inset:auto;top:300px;left:20px">NetScaler ADC</div>
      <div popover="manual" id="fixed" style="inset:auto;top:20px;left:20px">FortiOS</div>`)
    find('#absolute').showPopover()
    find('#fixed').showPopover()
    await marked('NetScaler ADC', 'FortiOS')
    scrollTo(0, 120)
    // Before any repaint: they are in the layers that move as their texts do.
    expect(worstError(page)).toBeLessThanOrEqual(0.5)
    await marked('NetScaler ADC', 'FortiOS')
  })

  it.each([
    ['a root that is zoomed', 'zoom:1.5'],
    ['a root that is scaled', 'transform:scale(0.8);transform-origin:0 0'],
    ['a root that is positioned, with a margin', 'position:relative;margin:37px;padding:11px;border:5px solid'],
    ['a root that is filtered', 'filter:saturate(0.9)'],
  ])('marks stand right in and out of it under %s', async (_what, style) => {
    document.documentElement.style.cssText = style
    page = drawPage('<p>FortiOS</p><div popover="manual" style="margin:100px;padding:9px;white-space:nowrap">NetScaler ADC</div>')
    await marked('FortiOS')
    find('[popover]').showPopover()
    await marked('FortiOS', 'NetScaler ADC')
    find('[popover]').hidePopover()
    await marked('FortiOS')
  })

  it('what is shown full screen is marked', async () => {
    page = drawPage('<p>FortiOS</p><div id="full" style="background:white">NetScaler ADC <button>Enlarge</button></div>')
    await marked('FortiOS', 'NetScaler ADC')
    find('button').addEventListener('click', () => void find('#full').requestFullscreen())
    // Only a person's own click may do it.
    await userEvent.click(find('button'))
    await until('full screen', () => document.fullscreenElement === find('#full'))
    await marked('NetScaler ADC')
    expect(isRaised()).toBe(true)
    await document.exitFullscreen()
    await marked('FortiOS', 'NetScaler ADC')
  })

  it('a page that styles every backdrop paints none for the host', async () => {
    page = drawPage(
      '<style>::backdrop{background:red !important;display:block}</style><div popover="manual" style="margin:100px">FortiOS</div>',
    )
    find('[popover]').showPopover()
    await marked('FortiOS')
    expect(getComputedStyle(host(), '::backdrop').display).toBe('none')
    expect(getComputedStyle(find('[popover]'), '::backdrop').display).toBe('block')
  })

  it('a page that takes the host out gets it back, and a page that never stops is not fought with for ever', async () => {
    page = drawPage('<div popover="manual" style="margin:100px">FortiOS</div>')
    find('[popover]').showPopover()
    await marked('FortiOS')
    host().hidePopover()
    await until('the host to be back', isRaised)
    host().removeAttribute('popover')
    await until('the host to be back', isRaised)
    let shows = 0
    const refuse = (event: Event) => {
      if (event.target !== host()) return
      shows++
      event.preventDefault()
    }
    addEventListener('beforetoggle', refuse, { capture: true })
    host().hidePopover()
    for (let round = 0; round < 40; round++) {
      dispatchEvent(new Event('resize'))
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    removeEventListener('beforetoggle', refuse, { capture: true })
    expect(shows).toBeGreaterThan(5)
    expect(shows).toBeLessThan(45)
  })

  it('nothing of it is used where no names are in it', async () => {
    page = drawPage('<p>FortiOS</p><dialog>Nothing to see.</dialog>')
    await marked('FortiOS')
    find<HTMLDialogElement>('dialog').showModal()
    await settle()
    expect(host().hasAttribute('popover')).toBe(false)
  })
})

describe('an open card', () => {
  it('is raised above what opens after it, and let down again', async () => {
    page = drawPage('<div popover="manual" style="margin:0;inset:0;width:300px;height:300px">Nothing</div>')
    const stop = new AbortController()
    const overlay = createOverlay(document, markStyles, stop.signal)
    overlay.raise(false)
    const card = document.createElement('div')
    card.style.cssText = 'position:fixed;inset:10px auto auto 10px;width:100px;height:100px;pointer-events:auto'
    overlay.cardLayer().append(card)
    overlay.raise(true)
    const uppermost = () => overlay.isHost(document.elementFromPoint(50, 50))
    expect(uppermost()).toBe(true)
    find('[popover]').showPopover()
    expect(uppermost()).toBe(false)
    overlay.draw([])
    expect(uppermost()).toBe(true)
    overlay.raise(false)
    expect(uppermost()).toBe(false)
    document.documentElement.style.cssText = 'transform:translateX(50px);filter:opacity(0.1)'
    overlay.raise(true)
    expect(card.getBoundingClientRect().left).toBe(10)
    stop.abort()
    expect([...document.documentElement.children].some((element) => element.hasAttribute('popover'))).toBe(false)
  })
})
