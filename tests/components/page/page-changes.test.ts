import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Scan } from '../../../utils/lexicon'
import type { PageScan } from '../../../utils/page/page-scan'
import { at, parse, quiet, watchPage } from '../../support/scanned-page'
import { until } from '../../support/until'

/*
 * What a page's changes do to what was found in it, and what they cost: blocks that read as before are not matched again.
 */

let stop: AbortController
let scan: PageScan
const matched = vi.fn<(text: string) => void>()

beforeEach(() => {
  stop = new AbortController()
  matched.mockClear()
})

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
})

const watch = async (markup: string) => (scan = await watchPage(markup, stop.signal, matched))

const names = () => scan.blocks().flatMap(({ mentions }) => mentions.map(({ surface }) => surface.replace(/\s+/g, ' ')))
const eventually = (...expected: string[]) =>
  until(expected.join(', '), () => JSON.stringify(names()) === JSON.stringify(expected))
const blocksMatched = () => matched.mock.calls.length

describe('a page that changes', () => {
  it('is followed when text comes, changes and goes', async () => {
    await watch('<p id="a">FortiOS</p><p id="b">nothing</p>')
    await eventually('FortiOS')
    at('#b').firstChild!.nodeValue = 'NetScaler ADC'
    await eventually('FortiOS', 'NetScaler ADC')
    at('#a').before(...parse('<p>Microsoft <b>365</b> Copilot</p>'))
    await eventually('Microsoft 365 Copilot', 'FortiOS', 'NetScaler ADC')
    at('b').remove()
    await eventually('FortiOS', 'NetScaler ADC')
    at('#a').remove()
    at('#b').firstChild!.nodeValue = 'nothing'
    await eventually()
  })

  it('keeps its order when parts of it are moved', async () => {
    await watch('<p id="a">FortiOS</p><p id="b">NetScaler ADC</p><p id="c">Microsoft 365 Copilot</p>')
    document.body.append(at('#a'))
    await eventually('NetScaler ADC', 'Microsoft 365 Copilot', 'FortiOS')
    document.body.prepend(at('#c'))
    await eventually('Microsoft 365 Copilot', 'NetScaler ADC', 'FortiOS')
  })

  it('is read when what was just put in is moved on', async () => {
    await watch('<p>nothing</p><div></div>')
    const fresh = document.createElement('section')
    fresh.append(...parse('<p>FortiOS</p>'))
    document.body.append(fresh)
    document.body.prepend(fresh)
    await eventually('FortiOS')
    const inner = document.createElement('section')
    inner.append(...parse('<p>NetScaler ADC</p><p>gone</p>'))
    document.body.append(inner)
    at('div').append(inner.children[0]!)
    inner.remove()
    await eventually('FortiOS', 'NetScaler ADC')
  })

  it('is not matched again where it reads as before', async () => {
    await watch('<p id="a">FortiOS</p><div id="b">NetScaler ADC <i>here</i></div>'.repeat(20))
    await until('all names', () => names().length === 40)
    const before = blocksMatched()
    const kept = scan.blocks().map(({ mentions }) => mentions[0])
    for (const paragraph of document.querySelectorAll('p')) document.body.append(paragraph)
    scan.readAgain()
    at('#b').className = 'changed'
    await quiet()
    expect(names()).toHaveLength(40)
    expect(blocksMatched()).toBe(before)
    expect(new Set(scan.blocks().map(({ mentions }) => mentions[0]))).toEqual(new Set(kept))
    at('i').textContent = 'there'
    await until('the changed block', () => blocksMatched() > before)
    await quiet()
    expect(blocksMatched()).toBe(before + 1)
  })

  describe('of which parts are taken out and put back later', () => {
    const markup = '<section><p id="a">FortiOS</p><p>no name</p></section><p id="b">NetScaler ADC</p>'
    const outAndBack = async (meanwhile: (part: HTMLElement) => void, ...expected: string[]) => {
      await watch(markup)
      await eventually('FortiOS', 'NetScaler ADC')
      const scanned = vi.spyOn(Scan.prototype, 'add')
      const part = at('section')
      part.remove()
      await eventually('NetScaler ADC')
      meanwhile(part)
      await quiet()
      at('#b').after(part)
      await eventually(...expected)
      await quiet()
      expect(names()).toEqual(expected)
      const texts = scanned.mock.calls.map(([text]) => text)
      scanned.mockRestore()
      return texts
    }

    it('is not matched again, and has its names in order', async () => {
      const before = blocksMatched()
      await outAndBack(() => undefined, 'NetScaler ADC', 'FortiOS')
      expect(blocksMatched() - before).toBe(2)
    })

    it('is read where it changed while it was out', async () => {
      const change = (part: HTMLElement) => (part.lastElementChild!.textContent = 'FortiOS too')
      expect(await outAndBack(change, 'NetScaler ADC', 'FortiOS', 'FortiOS')).toContain('FortiOS too')
    })

    it('has none of the names that were taken from it while it was out', async () => {
      await outAndBack((part) => part.firstElementChild!.remove(), 'NetScaler ADC')
    })

    it('has its names wherever its parts are put back', async () => {
      let inner: Element | null = null
      await outAndBack((part) => {
        inner = part.firstElementChild
        inner?.remove()
      }, 'NetScaler ADC')
      document.body.prepend(inner!)
      await eventually('FortiOS', 'NetScaler ADC')
    })

    it('is followed when it goes and comes in one turn, over and over', async () => {
      await watch(markup)
      const part = at('section')
      for (let round = 0; round < 5; round++) {
        part.remove()
        await new Promise((resolve) => setTimeout(resolve, 5))
        document.body.append(part)
        part.remove()
        await new Promise((resolve) => setTimeout(resolve, 5))
        document.body.append(part)
      }
      await eventually('NetScaler ADC', 'FortiOS')
    })
  })

  it('forgets what changed deep inside of what was out for less than a look', async () => {
    await watch('<div><p>FortiOS</p></div><p>NetScaler ADC</p>')
    await eventually('FortiOS', 'NetScaler ADC')
    const part = at('div')
    part.remove()
    // Told of that, and not of what happens to it out of the page.
    await Promise.resolve()
    part.children[0]!.append('x')
    await Promise.resolve()
    document.body.append(part)
    await eventually('NetScaler ADC')
  })

  it('is read as a whole after very many changes at once', async () => {
    await watch('<main></main>')
    at('main').append(...parse('<p>FortiOS <b>and</b></p>'.repeat(1_200)))
    await until('all names', () => names().length === 1_200)
    at('main').replaceChildren(...[...at('main').children].slice(0, 3))
    await eventually('FortiOS', 'FortiOS', 'FortiOS')
  })
})

describe('a page in pieces', () => {
  it('is read in open shadow roots, at any depth and in the order in which it is seen', async () => {
    await watch('<p>FortiOS</p><div id="host"><p slot="x">Microsoft 365 Copilot</p></div><p id="last">FortiOS</p>')
    const outer = at('#host').attachShadow({ mode: 'open' })
    outer.append(...parse('NetScaler <b>ADC</b><section id="inner"></section><slot name="x"></slot>'))
    outer
      .querySelector('#inner')!
      .attachShadow({ mode: 'open' })
      .append(...parse('<p>FortiOS</p>'))
    scan.readAgain()
    await eventually('FortiOS', 'NetScaler ADC', 'FortiOS', 'Microsoft 365 Copilot', 'FortiOS')
    outer.querySelector('b')!.textContent = 'console'
    await eventually('FortiOS', 'FortiOS', 'Microsoft 365 Copilot', 'FortiOS')
    at('#host').remove()
    await eventually('FortiOS', 'FortiOS')
  })

  it('is read when an element comes with a shadow root, and leaves closed ones alone', async () => {
    await watch('<p>nothing</p>')
    const open = document.createElement('x-open')
    open.attachShadow({ mode: 'open' }).append(...parse('<p>FortiOS</p>'))
    const closed = document.createElement('x-closed')
    closed.attachShadow({ mode: 'closed' }).append(...parse('<p>NetScaler ADC</p>'))
    document.body.append(closed, open)
    await eventually('FortiOS')
  })
})
