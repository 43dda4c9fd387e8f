import { afterEach, describe, expect, it } from 'vitest'
import { placeIn, textBlocks } from '../../../utils/page/text-blocks'

afterEach(() => document.body.replaceChildren())

function blocksOf(markup: string): string[] {
  const page = new DOMParser().parseFromString(markup, 'text/html')
  document.body.replaceChildren(...page.body.childNodes)
  return [...textBlocks(document.body)].map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
}

describe('the blocks of a page', () => {
  it.each([
    [
      'span inline elements',
      '<p>Microsoft <b>365</b> <a href="#"><i>Copilot</i></a> is here</p>',
      ['Microsoft 365 Copilot is here'],
    ],
    ['end where a block starts', '<div>one<p>two</p>three</div>', ['one', 'two', 'three']],
    ['end at a line break and a rule', 'one<br>two<hr>three', ['one', 'two', 'three']],
    [
      'end at a picture and at an element of unknown kind',
      'one<img alt="">two<my-badge>three</my-badge>four',
      ['one', 'two', 'three', 'four'],
    ],
    [
      'are one a table cell and one a list item',
      '<table><tr><td>one</td><td>two</td></tr></table><ul><li>three<li>four</ul>',
      ['one', 'two', 'three', 'four'],
    ],
    [
      'leave out code of the page and what is typed',
      '<script>one</script><style>two</style><textarea>three</textarea><select><option>four</select><noscript>five</noscript>six',
      ['six'],
    ],
    [
      'end where a style makes a block of an inline element',
      '<p>ColdFusion<small style="display:block">One site</small></p>',
      ['ColdFusion', 'One site'],
    ],
    ['leave out readings above characters', '<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>', ['漢字']],
  ])('%s', (_rule, markup, expected) => {
    expect(blocksOf(markup)).toEqual(expected)
  })

  it('are cut where they become long, at an end of a text node', () => {
    expect(blocksOf(`<p>${'<span>0123456789</span>'.repeat(2_000)}</p>`).length).toBeGreaterThan(1)
  })

  it('know the text node of every place', () => {
    blocksOf('<p>ab<b>cd</b>ef</p>')
    const [block] = [...textBlocks(document.body)]
    if (!block) throw new Error('no block')
    expect(placeIn(block, 2, 'start')).toEqual({ node: block.nodes[1], offset: 0 })
    expect(placeIn(block, 2, 'end')).toEqual({ node: block.nodes[0], offset: 2 })
    expect(placeIn(block, 6, 'end')).toEqual({ node: block.nodes[2], offset: 2 })
    expect(placeIn(block, 0, 'start')).toEqual({ node: block.nodes[0], offset: 0 })
  })

  it('end early and without an error when the page changes under the walk', () => {
    blocksOf('<div id="a"><p>one</p><p>two</p></div><p>three</p>')
    const walk = textBlocks(document.body)
    expect(walk.next().value).toMatchObject({ text: 'one' })
    document.querySelector('#a')?.remove()
    expect([...walk].length).toBeLessThanOrEqual(2)
  })
})
