import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileLexicon } from '../../../utils/lexicon'
import { scanPage, type PageScan } from '../../../utils/page/page-scan'
import type { Spotter } from '../../../utils/page/spotter'
import { NAMES } from '../../support/drawn-page'
import { localSpotter } from '../../support/local-spotter'
import { at, parse } from '../../support/scanned-page'
import { until } from '../../support/until'

/* Clocks and counters: text that changes faster than anybody reads it. */

const real = localSpotter(compileLexicon(NAMES))
let stop: AbortController
/** What the worker was asked about. */
let asked: string[]
let scan: PageScan

beforeEach(() => {
  stop = new AbortController()
  asked = []
})

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
})

async function follow(markup: string): Promise<void> {
  document.body.replaceChildren(...parse(markup))
  const spotter: Spotter = {
    scan: (texts) => {
      asked.push(...texts)
      return real.scan(texts)
    },
    spot: (request) => real.spot(request),
  }
  const nothing = () => undefined
  const events = { onFound: nothing, onRead: nothing, onShadowTree: nothing, onMutation: nothing, onOtherNames: nothing }
  scan = scanPage(document, spotter, { ...events, signal: stop.signal })
  await until('the page was read', () => asked.length > 0)
}

const names = () => scan.blocks().flatMap(({ mentions }) => mentions.map(({ surface }) => surface))
const eventually = (...expected: string[]) =>
  until(expected.join(', '), () => JSON.stringify(names()) === JSON.stringify(expected), { timeout: 8_000 })

/** Changes a text every 50 milliseconds. */
async function tick(times: number, set: (text: string) => void): Promise<void> {
  for (let at = 0; at < times; at++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    set(`12:00:${String(at).padStart(2, '0')}`)
  }
}

const asData = (text: string) => void ((at('#clock').firstChild as Text).data = text)
const asContent = (text: string) => void (at('#clock').textContent = text)

describe('a clock', () => {
  it.each([
    ['whose text node changes', asData],
    ['whose text node is replaced', asContent],
  ])('%s is not asked about again and again, and a name that comes in its place is found', async (_, set) => {
    await follow('<p>FortiOS</p><div id="clock">12:00</div>')
    await tick(20, set)
    await until('it was taken for a clock', async () => {
      const before = asked.length
      await tick(10, set)
      return asked.length === before
    })
    set('NetScaler ADC')
    await eventually('FortiOS', 'NetScaler ADC')
  })

  it('beside a name is read with it each time', async () => {
    await follow('<p>FortiOS <b id="clock">7.2</b></p>')
    await eventually('FortiOS')
    for (let minor = 0; minor < 12; minor++) {
      asData(`7.${minor}`)
      await until('the version', () => scan.blocks()[0]?.mentions[0]?.version === `7.${minor}`)
    }
  })

  it('is one no more when it becomes a long text, as somebody writes it', async () => {
    await follow('<p id="clock">a</p>')
    await tick(20, asData)
    let text = 'So we looked at what it says about our own gateways, and found that it says a lot: '.repeat(2)
    asData(text)
    await until('it was read', () => asked.includes(text))
    for (let word = 0; word < 8; word++) {
      text += `${word === 4 ? 'NetScaler ADC' : 'word'} `
      asData(text)
      await until('it was read', () => asked.includes(text), { timeout: 1_200 })
    }
    await eventually('NetScaler ADC')
  })

  it('is read anew with all of the page when there are other names', async () => {
    await follow('<p>FortiOS</p><div id="clock">12:00</div>')
    await tick(40, asData)
    asData('12:01')
    asked = []
    scan.readAgain()
    await until('it was read', () => asked.includes('12:01'))
    asked = []
    asData('NetScaler ADC')
    await until('it was read', () => asked.includes('NetScaler ADC'), { timeout: 1_200 })
  })
})

describe('what moves on before it was read', () => {
  it('is read where it is then', async () => {
    await follow('<div id="a">12:00<p>12:00</p></div><div id="b"><p>nothing</p></div>')
    const set = (text: string) => at('#a').replaceChildren(...parse(`12:01<p>${text}</p>`))
    await tick(40, set)
    set('NetScaler ADC')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(asked).not.toContain('NetScaler ADC')
    at('#b').append(at('#a p'))
    await eventually('NetScaler ADC')
  })
})
