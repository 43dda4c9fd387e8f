import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileLexicon } from '../../../utils/lexicon'
import { scanPage } from '../../../utils/page/page-scan'
import type { Spotter } from '../../../utils/page/spotter'
import { NAMES } from '../../support/drawn-page'
import { localSpotter } from '../../support/local-spotter'
import { at, parse } from '../../support/scanned-page'
import { until } from '../../support/until'

/* Workers are stopped at any moment, and names change while a page asks about them. */

const real = localSpotter(compileLexicon(NAMES))
let stop: AbortController
let told: number

beforeEach(() => {
  stop = new AbortController()
  told = 0
  document.body.replaceChildren(...parse('<p>FortiOS</p><p id="b">nothing</p>'))
})

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
})

/** What the page mentions as it is followed, and which questions were asked; of each kind the first that `fails` says are not answered. */
function follow(fails: { scan?: number; spot?: number }, how: () => Promise<null>) {
  const asked: string[] = []
  const left = { scan: 0, spot: 0, ...fails }
  const answer = <Answer>(kind: 'scan' | 'spot', given: () => Promise<Answer>): Promise<Answer | null> => {
    asked.push(kind)
    return left[kind]-- > 0 ? how() : given()
  }
  const spotter: Spotter = {
    scan: (texts) => answer('scan', () => real.scan(texts)),
    spot: (request) => answer('spot', () => real.spot(request)),
  }
  const nothing = () => undefined
  const events = { onFound: nothing, onRead: nothing, onShadowTree: nothing, onMutation: nothing, signal: stop.signal }
  const scan = scanPage(document, spotter, { ...events, onOtherNames: () => void told++ })
  return { asked, names: () => scan.blocks().flatMap(({ mentions }) => mentions.map(({ surface }) => surface)) }
}

const lost = () => Promise.reject(new Error('The message port closed before a response was received.'))
const other = () => Promise.resolve(null)

describe('a question that nobody answers', () => {
  it.each([
    ['which texts may hold a name', { scan: 2 }, ['scan', 'scan', 'scan', 'spot']],
    ['what blocks mention', { spot: 1 }, ['scan', 'spot', 'scan', 'spot']],
  ])('is asked again: %s', async (_, fails, expected) => {
    const { asked, names } = follow(fails, lost)
    await until('the name', () => names().join() === 'FortiOS', { timeout: 5_000 })
    expect(asked).toEqual(expected)
    expect(told).toBe(0)
  })

  it('is given up after some times, and asked anew when the page changes', async () => {
    const { asked, names } = follow({ scan: 6 }, lost)
    await until('six questions', () => asked.length === 6, { timeout: 10_000 })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(asked).toHaveLength(6)
    at('#b').firstChild!.nodeValue = 'NetScaler ADC'
    await until('all names', () => names().join() === 'FortiOS,NetScaler ADC', { timeout: 5_000 })
  })

  it('does not keep a page that takes many pieces of work from being read whole afterwards', async () => {
    document.body.append(
      ...Array.from({ length: 40_000 }, () => parse('<p>some words of no name</p>')[0]!),
      ...parse('<p id="c">-</p>'),
    )
    const { asked, names } = follow({ scan: 6 }, lost)
    await until('six questions', () => asked.length === 6, { timeout: 12_000 })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    at('#c').firstChild!.nodeValue = 'NetScaler ADC'
    await until('all names', () => names().join() === 'FortiOS,NetScaler ADC', { timeout: 5_000 })
  })
})

it('says so when the names are others by now, and asks again', async () => {
  const { names } = follow({ scan: 1 }, other)
  await until('the name', () => names().join() === 'FortiOS', { timeout: 5_000 })
  expect(told).toBe(1)
})
