import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { compileLexicon } from '../../../utils/lexicon'
import { scanPage, type PageScan } from '../../../utils/page/page-scan'
import { NAMES } from '../../support/drawn-page'
import { localSpotter } from '../../support/local-spotter'
import { parse } from '../../support/scanned-page'
import { until } from '../../support/until'

/*
 * Whatever a page does to its nodes, in whatever order and however quickly, what was followed reads in the end as what is read anew.
 */

afterEach(() => document.body.replaceChildren())

const spotter = localSpotter(compileLexicon(NAMES))
const nothing = () => undefined

function follow(signal: AbortSignal): PageScan {
  const events = { onFound: nothing, onRead: nothing, onShadowTree: nothing, onMutation: nothing, onOtherNames: nothing, signal }
  return scanPage(document, spotter, events)
}

const seen = (scan: PageScan) =>
  scan
    .blocks()
    .flatMap(({ mentions }) => mentions.map(({ id, start, first }) => ({ id, node: start.node, offset: start.offset, first })))

function same(a: ReturnType<typeof seen>, b: ReturnType<typeof seen>): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]
      return other?.node === one.node && other.offset === one.offset && other.id === one.id && other.first === one.first
    })
  )
}

/** Picks of an element and of another, what is done with them, and whether the browser has its turn afterwards, or time to read. */
const step = fc.record({
  what: fc.constantFrom('remove', 'putBack', 'move', 'edit', 'editAway', 'insert', 'append', 'takeApart'),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  text: fc.constantFrom('FortiOS', 'nothing', 'NetScaler ADC', 'Microsoft 365 Copilot and FortiOS'),
  then: fc.constantFrom('goOn', 'goOn', 'turn', 'read'),
})

/** Does one step; `away` is what was taken out. */
function change(away: Element[], { what, a, b, text }: { what: string; a: number; b: number; text: string }): void {
  const all = [...document.body.querySelectorAll('div, p')]
  const one = all[a % Math.max(1, all.length)]
  const other = all[b % Math.max(1, all.length)] ?? document.body
  const put = (node: Element) => (b % 2 === 0 || other === document.body ? other.append(node) : other.before(node))
  if (what === 'remove' && one) {
    one.remove()
    away.push(one)
  } else if (what === 'putBack') {
    const [back] = away.splice(a % Math.max(1, away.length), 1)
    if (back) put(back)
  } else if (what === 'move' && one && !one.contains(other)) put(one)
  else if (what === 'edit' && one?.firstChild) one.firstChild.textContent = text
  else if (what === 'editAway') {
    const out = away[a % Math.max(1, away.length)]
    const texts = out ? [...out.querySelectorAll('p'), out] : []
    const chosen = texts[b % Math.max(1, texts.length)]
    if (chosen?.lastChild) chosen.lastChild.textContent = text
  } else if (what === 'takeApart') {
    const inner = away[a % Math.max(1, away.length)]?.querySelector('p')
    if (!inner) return
    inner.remove()
    away.push(inner)
  } else if (what === 'insert') put(parse(`<div><p>${text}</p><p>more</p></div>`)[0] as Element)
  else if (what === 'append' && one) one.append(text)
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('a page that changes at random', () => {
  it('reads as if it were read anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const stop = new AbortController()
        document.body.replaceChildren(
          ...parse('<div><p>FortiOS</p><p>nothing</p></div><div><div><p>NetScaler ADC</p></div><p>text</p></div>'.repeat(3)),
        )
        const scan = follow(stop.signal)
        const away: Element[] = []
        await turn()
        for (const each of steps) {
          change(away, each)
          if (each.then === 'turn') await turn()
          if (each.then === 'read') await new Promise((resolve) => setTimeout(resolve, 30))
        }
        const anew = follow(stop.signal)
        await until('names', () => seen(anew).length > 0, { timeout: 400, interval: 10 }).catch(() => undefined)
        try {
          await until('the same', () => same(seen(scan), seen(anew)), { timeout: 10_000 })
        } catch {
          const surfaces = (of: PageScan) =>
            of.blocks().flatMap(({ mentions }) => mentions.map(({ surface, first }) => `${surface} ${first}`))
          expect(surfaces(scan)).toEqual(surfaces(anew))
          throw new Error('the same names in other places')
        } finally {
          stop.abort()
        }
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
