import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PageScan } from '../../../utils/page/page-scan'
import { at, parse, quiet, watchPage } from '../../support/scanned-page'
import { until } from '../../support/until'

/* Changes of a page in orders that frameworks and people make, after each of which the right names stand in the right places. */

let stop: AbortController
let scan: PageScan

beforeEach(() => (stop = new AbortController()))

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
})

const watch = async (markup: string) => (scan = await watchPage(markup, stop.signal))

/** The names as their places cut them from the page. */
const names = () =>
  scan.blocks().flatMap(({ mentions }) =>
    mentions.map(({ start, end }) => {
      const range = document.createRange()
      range.setStart(start.node, Math.min(start.offset, start.node.data.length))
      range.setEnd(end.node, Math.min(end.offset, end.node.data.length))
      return range.toString().replace(/\s+/g, ' ')
    }),
  )
const eventually = (...expected: string[]) =>
  until(expected.join(', '), () => JSON.stringify(names()) === JSON.stringify(expected)).catch(() =>
    expect(names()).toEqual(expected),
  )

describe('a run of text', () => {
  it('is joined when the block in it goes', async () => {
    await watch('<div>NetScaler <br>ADC</div>')
    await eventually()
    at('br').remove()
    await eventually('NetScaler ADC')
  })

  it('is parted when a block comes into it', async () => {
    await watch('<div>NetScaler <b>ADC</b></div>')
    await eventually('NetScaler ADC')
    at('b').before(document.createElement('br'))
    await eventually()
  })

  it('is read when text is put into an element that is moved in the same turn', async () => {
    await watch('<p id="a">nothing</p><p id="b">FortiOS</p><p id="c">x</p>')
    const text = at('#b').firstChild!
    document.body.append(at('#a'))
    at('#a').append(text)
    text.nodeValue = ' NetScaler ADC'
    await eventually('NetScaler ADC')
  })

  it('keeps its place when its text nodes go into another element', async () => {
    await watch('<p id="a">FortiOS</p>')
    await eventually('FortiOS')
    const section = document.createElement('section')
    section.append(...at('#a').childNodes)
    at('#a').replaceWith(section)
    await until('its new place', () => scan.blocks()[0]?.container === section)
    await eventually('FortiOS')
  })

  it('is followed when it is split and joined again', async () => {
    await watch('<p id="a">We run FortiOS and NetScaler ADC here</p>')
    await eventually('FortiOS', 'NetScaler ADC')
    ;(at('#a').firstChild as Text).splitText(10).splitText(12)
    await eventually('FortiOS', 'NetScaler ADC')
    await quiet()
    await eventually('FortiOS', 'NetScaler ADC')
    at('#a').normalize()
    await quiet()
    await eventually('FortiOS', 'NetScaler ADC')
  })
})

describe('a long text node', () => {
  const long = () => `${'word '.repeat(3_000)}FortiOS ${'word '.repeat(3_000)}NetScaler ADC.\n`

  it('keeps all its names', async () => {
    await watch('<p></p>')
    document.body.replaceChildren(document.createTextNode(long().repeat(2)))
    await eventually('FortiOS', 'NetScaler ADC', 'FortiOS', 'NetScaler ADC')
  })

  it('has its names where they stand when text is put before them', async () => {
    await watch('<p></p>')
    const node = document.createTextNode(`${long()}`)
    document.body.replaceChildren(node)
    await eventually('FortiOS', 'NetScaler ADC')
    const line = `${'word '.repeat(1_200)}\n`
    node.data = `${line.repeat(6)}FortiOS ${line}`
    await eventually('FortiOS')
    node.data = `${line.repeat(7)}FortiOS ${line}`
    await quiet()
    await eventually('FortiOS')
    node.data = `${line.repeat(9)}`
    await eventually()
  })

  it('beside a short one is read once', async () => {
    await watch('<p></p>')
    document.body.replaceChildren(...parse(`<p><b>FortiOS</b> ${long()}</p>`))
    await eventually('FortiOS', 'FortiOS', 'NetScaler ADC')
  })
})

describe('a body', () => {
  it('takes its names with it when another takes its place', async () => {
    const old = document.body
    await watch('<p>FortiOS</p>')
    await eventually('FortiOS')
    const fresh = document.createElement('body')
    fresh.append(...parse('<p>NetScaler ADC</p>'))
    document.documentElement.replaceChild(fresh, old)
    await eventually('NetScaler ADC')
    document.documentElement.replaceChild(old, fresh)
    await eventually('FortiOS')
  })
})

describe('a shadow tree', () => {
  const withTree = (text: string) => {
    const host = document.createElement('x-host')
    host.attachShadow({ mode: 'open' }).append(...parse(text))
    return host
  }

  it('is read again when its host was away', async () => {
    await watch('<p>nothing</p>')
    const host = withTree('<p>FortiOS</p>')
    document.body.append(host)
    await eventually('FortiOS')
    host.remove()
    await eventually()
    await quiet()
    document.body.append(host)
    await eventually('FortiOS')
    host.shadowRoot!.querySelector('p')!.textContent = 'NetScaler ADC'
    await eventually('NetScaler ADC')
  })

  it('that comes with text beside it into another one is read', async () => {
    await watch('<p>nothing</p>')
    const host = withTree('<p>FortiOS</p>')
    document.body.append(host)
    await eventually('FortiOS')
    // Until then all shadow trees are looked for once more.
    await new Promise((resolve) => setTimeout(resolve, 3_200))
    host.shadowRoot!.append('and ', withTree('<p>NetScaler ADC</p>'))
    await eventually('FortiOS', 'NetScaler ADC')
  })

  it('keeps its own text when what is slotted into it changes', async () => {
    await watch('<p>nothing</p>')
    const host = withTree('FortiOS and <slot></slot>')
    host.append('one')
    document.body.append(host)
    await eventually('FortiOS')
    host.append(' NetScaler ADC')
    await eventually('FortiOS', 'NetScaler ADC')
    await quiet()
    host.lastChild!.remove()
    await quiet()
    await eventually('FortiOS')
  })

  it('is followed where text stands right in it', async () => {
    await watch('<p>nothing</p>')
    const host = withTree('NetScaler <b>console</b>')
    document.body.append(host)
    await quiet()
    host.shadowRoot!.querySelector('b')!.textContent = 'ADC'
    await eventually('NetScaler ADC')
    host.shadowRoot!.querySelector('b')!.remove()
    await eventually()
  })

  it('is in order after its host was moved together with something new', async () => {
    await watch('<p>nothing</p><p id="b">NetScaler ADC</p><p id="c"></p>')
    const host = withTree('<p>FortiOS</p>')
    at('#b').before(host)
    await eventually('FortiOS', 'NetScaler ADC')
    at('#c').after(host)
    document.body.append(document.createElement('hr'))
    await eventually('NetScaler ADC', 'FortiOS')
  })
})
