import { describe, expect, it } from 'vitest'
import { markdownSections, markdownText } from '../../../utils/feeds/markdown-text'

describe('Markdown as plain text', () => {
  it.each([
    ['**bold**, *soft*, __strong__ and `code`', 'bold, soft, strong and code'],
    ['[the page](https://a.example/b_(c)) and ![a picture](x.png "title")', 'the page and a picture'],
    ['<https://a.example/>', 'https://a.example/'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['> quoted\n- one\n* two', 'quoted\n• one\n• two'],
    ['```js\n<b>&amp;</b>\n```', '&'],
    ['a<br>b &lt;c&gt;', 'a\nb <c>'],
  ])('%j is %j', (markdown, text) => {
    expect(markdownText(markdown, 1_000)).toBe(text)
  })

  it('is told apart by its headings, but not by those in code', () => {
    expect(markdownSections('Before\n## One ##\ntext\n```\n# no heading\n```\n### Two', 1_000)).toEqual([
      { heading: '', text: 'Before' },
      { heading: 'One', text: 'text\n# no heading' },
      { heading: 'Two', text: '' },
    ])
  })

  it('takes time in proportion to its length, whatever it is', () => {
    for (const part of ['[', '**a', '![](', '`', '_a ', '# ', '\\']) {
      const took = (times: number) => {
        const started = performance.now()
        markdownText(part.repeat(times), 1_000_000)
        return performance.now() - started
      }
      took(1_000)
      const [short, long] = [took(20_000), took(40_000)]
      expect(long, part).toBeLessThan(Math.max(short * 6, 200))
    }
  })
})
