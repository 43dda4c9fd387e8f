import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textSender } from '../../../utils/page/text-sender'
import { until } from '../../support/until'

let stop: AbortController

beforeEach(() => (stop = new AbortController()))

afterEach(() => {
  stop.abort()
  document.body.replaceChildren()
})

describe('the text that is handed on', () => {
  it('goes in parts of a bounded length, whatever the length of a text node', async () => {
    const line = `${'word '.repeat(40)}\n`
    const text = line.repeat(25_000)
    document.body.replaceChildren(document.createTextNode(text))
    const sent: string[][] = []
    textSender((texts) => sent.push(texts), stop.signal)(document.body)
    await until('all text', () => sent.flat().join('').length >= text.length)
    expect(sent.flat().join('')).toBe(text)
    expect(Math.max(...sent.map((texts) => texts.join('').length))).toBeLessThan(100_000)
  })

  it('holds the whole run around a text that changed right in a shadow tree', async () => {
    const host = document.createElement('x-host')
    host.append('slotted')
    const tree = host.attachShadow({ mode: 'open' })
    const bold = document.createElement('b')
    bold.append('Zel')
    tree.append(bold, ' tron')
    document.body.append(host)
    const sent: string[] = []
    textSender((texts) => sent.push(...texts), stop.signal)(bold.firstChild!)
    await until('the text', () => sent.length > 0)
    expect(sent).toEqual(['Zel tron'])
  })
})
