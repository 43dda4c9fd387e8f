import { describe, expect, it } from 'vitest'
import { openDocument } from '../../../utils/feeds'

describe('JSON', () => {
  it.each([
    [String.raw`{"a":"\\"}`, true],
    [String.raw`{"a":"\\\"[[["}`, true],
    [`{"a":"${'['.repeat(200)}"}`, true],
    [`${'['.repeat(65)}${']'.repeat(65)}`, false],
    [`{"a":"x\\"","b":${'['.repeat(64)}${']'.repeat(64)}}`, false],
  ])('that nests too deeply is told without being parsed: %.40s', (text, opens) => {
    expect(!('error' in openDocument(new TextEncoder().encode(text)))).toBe(opens)
  })
})
