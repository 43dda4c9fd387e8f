import { describe, expect, it } from 'vitest'
import { readSettings, withKeptApart, withoutKeptApart, type KeptApart } from '../../../utils/settings'

const kept = (day: number, ...feeds: string[]): KeptApart => ({
  records: feeds.map((feed) => ({ feed, id: '7', source: feed })),
  name: 'A title',
  addedAt: `2026-11-0${day}T00:00:00.000Z`,
})

describe('records kept apart', () => {
  it('are the same by what is kept apart from what, and are undone by that', () => {
    const said = withKeptApart([kept(1, 'a', 'b', 'c')], [kept(5, 'a', 'c', 'b'), kept(2, 'b', 'a', 'c')])
    expect(said).toEqual([kept(1, 'a', 'b', 'c'), kept(2, 'b', 'a', 'c')])
    expect(withoutKeptApart(said, [kept(4, 'b', 'c', 'a')])).toEqual([kept(1, 'a', 'b', 'c')])
  })

  it.each([
    ['one record alone', kept(1, 'a')],
    ['a feed without an address', kept(1, 'a', '')],
    ['more records than are ever taken for one', kept(1, ...Array.from({ length: 13 }, (_, index) => `f${index}`))],
    ['no date', { ...kept(1, 'a', 'b'), addedAt: 'yesterday' }],
  ])('are refused with %s', (_what, said) => {
    expect(readSettings({ version: 1, keptApart: [said] })).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  it('have titles and feeds as plain text', () => {
    const read = readSettings({ version: 1, keptApart: [{ ...kept(1, 'a', 'b'), name: ' A <b>title\u202e' }] })
    expect(read.ok && read.value.keptApart[0]?.name).toBe('A <b>title')
  })
})
