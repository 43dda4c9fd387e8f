import { describe, expect, it } from 'vitest'
import { firstSentences } from '../../components/hover-card/first-sentences'

describe('the first sentences of a text', () => {
  it.each([
    ['as many as fit', 'One is here. Two is here. Three is here.', 25, 'One is here. Two is here.'],
    ['the whole text where it fits', ' It is fixed. Update. ', 100, 'It is fixed. Update.'],
    ['never a part of one', 'It is exploited. Use in ransomware campaigns is not known.', 45, 'It is exploited.'],
    ['the first, however long', 'This sentence is longer than that. This one is not.', 10, 'This sentence is longer than that.'],
    ['all of a text without an end', 'no full stop in here', 5, 'no full stop in here'],
    [
      'no end after an abbreviation',
      'Agencies of the U.S. Government must act. Soon.',
      22,
      'Agencies of the U.S. Government must act.',
    ],
    ['no end in a version', 'Update to 7.2.5 or 8.0. Then restart it.', 24, 'Update to 7.2.5 or 8.0.'],
    ['paragraphs', 'First line\n\nSecond line', 12, 'First line'],
    ['other scripts', '修正済みです。更新してください。再起動します。', 16, '修正済みです。更新してください。'],
    ['nothing', '', 10, ''],
  ])('are %s', (_, text, max, expected) => {
    expect(firstSentences(text, max)).toBe(expected)
  })
})
