import { afterEach, describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon } from '../../../utils/lexicon'
import { PageReader } from '../../../utils/page/page-reader'
import { textRun } from '../../../utils/page/text-run'
import { textBlocks } from '../../../utils/page/text-blocks'
import { TextChunk } from '../../../utils/page/text-chunk'
import { NAMES } from '../../support/drawn-page'
import { readUnder } from '../../support/read-page'

afterEach(() => document.body.replaceChildren())

const lexicon = openLexicon(compileLexicon(NAMES))

function show(markup: string): void {
  const page = new DOMParser().parseFromString(markup, 'text/html')
  document.body.replaceChildren(...page.body.childNodes)
}

/** The names found under a node, each with the text that its places cut. `steps`: how often the clock is looked at before a pause. */
function namesIn(root: Node, steps = Infinity): string[] {
  let left = steps
  const isTime = () => {
    if (left-- > 0) return false
    left = steps
    return true
  }
  return readUnder(root, lexicon, isTime).flatMap(({ mentions }) =>
    mentions.map(({ start, end, surface }) => {
      const range = document.createRange()
      range.setStart(start.node, start.offset)
      range.setEnd(end.node, end.offset)
      expect(range.toString()).toBe(surface)
      return surface.replace(/\s+/g, ' ')
    }),
  )
}

describe('reading a page', () => {
  it.each([
    ['in one text node', '<p>We run FortiOS.</p>', ['FortiOS']],
    ['over inline elements', '<p>We run <b>Microsoft</b> <i>365</i> <span>Copilot</span>.</p>', ['Microsoft 365 Copilot']],
    ['in a word of two elements', '<p><b>Forti</b>OS and Forti<i>OS</i></p>', ['FortiOS', 'FortiOS']],
    ['never over blocks', '<p>NetScaler</p><p>ADC</p><td>Microsoft 365</td><div>Copilot</div>', []],
    ['never over a line break', '<p>NetScaler<br>ADC</p>', []],
    ['around what is not read', '<p>NetScaler ADC</p><script>FortiOS</script><style>FortiOS</style>', ['NetScaler ADC']],
    [
      'beside a block in the same element',
      '<div>FortiOS<p>NetScaler ADC</p>FortiOS</div>',
      ['FortiOS', 'NetScaler ADC', 'FortiOS'],
    ],
    [
      'in other scripts and behind unseen characters',
      '<p>Forti\u00adOS と FortiOS®、Ｆｏｒｔｉ<b>ＯＳ</b></p>',
      ['Forti\u00adOS', 'FortiOS', 'ＦｏｒｔｉＯＳ'],
    ],
    [
      'as identifiers',
      '<p>See CVE\u20112024\u20111 no, CVE\u20112024\u201112345, KB5034441 and MS17-010</p>',
      ['CVE\u20112024\u201112345', 'KB5034441', 'MS17-010'],
    ],
  ])('finds names %s', (_, markup, expected) => {
    show(markup)
    expect(namesIn(document.body)).toEqual(expected)
  })

  it('finds the same however often it has to pause', () => {
    show(`${'<p>Words without a name in them.</p>'.repeat(300)}<p>FortiOS <b>NetScaler</b> ADC</p>`.repeat(20))
    const all = namesIn(document.body)
    expect(all).toHaveLength(40)
    for (const steps of [0, 1, 7]) expect(namesIn(document.body, steps)).toEqual(all)
  })

  it('finds each name once in more text than is asked about at once', () => {
    show('<p>We run FortiOS here, and <b>NetScaler</b> ADC there.</p>'.repeat(4_000))
    expect(namesIn(document.body)).toEqual(Array(4_000).fill(['FortiOS', 'NetScaler ADC']).flat())
  })

  it('finds names in a text node of any length, each once and where it stands', () => {
    const node = document.createTextNode(
      `${'word '.repeat(5_000)}FortiOS ${'word '.repeat(5_000)}Microsoft 365 Copilot.\n`.repeat(4),
    )
    document.body.replaceChildren(node)
    expect(namesIn(document.body)).toEqual(Array(4).fill(['FortiOS', 'Microsoft 365 Copilot']).flat())
  })

  it('asks nothing about empty text nodes, nor about long scripts', () => {
    const empty = Array.from({ length: 300 }, () => document.createTextNode(''))
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.append('FortiOS '.repeat(100))
    document.body.replaceChildren(...empty, script, 'FortiOS')
    const reader = new PageReader(document.body)
    const chunk = new TextChunk<PageReader>()
    chunk.begin(reader)
    while (!reader.read(chunk, () => false));
    expect(chunk.texts).toEqual(['FortiOS'])
  })

  it('says when the page took away what it stood at', () => {
    show('<p id="first">FortiOS</p><p>FortiOS</p>'.repeat(200))
    const reader = new PageReader(document.body)
    const chunk = new TextChunk<PageReader>()
    chunk.begin(reader)
    expect(reader.read(chunk, () => true)).toBe(false)
    document.body.replaceChildren()
    while (!reader.read(chunk, () => false));
    expect(reader.whole).toBe(false)
  })
})

describe('the run of text around a text node', () => {
  it('is the block that reading from the beginning gives', () => {
    show(`<div>one <b>two</b> three<p>four <i>five<img alt="">six</i></p>seven<br>eight <ruby>nine<rt>ten</rt></ruby> eleven</div>
      <ul><li>a<li>b <a href="#">c</a></ul><table><tr><td>d</td><td>e</td></tr></table><span style="display:block">f</span>g`)
    const blocks = [...textBlocks(document.body)]
    for (const block of blocks) {
      for (const node of block.nodes) {
        const run = textRun(node, new Set())
        expect(run?.text).toBe(block.text)
        expect(run?.nodes).toEqual(block.nodes)
        expect(run?.starts).toEqual(block.starts)
      }
    }
    expect(blocks.length).toBeGreaterThan(10)
  })
})
