import { describe, expect, it } from 'vitest'
import { severityHistory } from '../../../utils/advisories'

const change = (at: string, before: string, after: string, field = 'score') => ({
  at,
  source: 'B',
  fields: [{ field, before, after }],
})

describe('how a severity score went', () => {
  it('is each score with the day since when it held, the first since the advisory was published', () => {
    const history = [
      change('2026-11-20', '9.8', '10.0'),
      change('2026-11-05', '7.5', '9.8'),
      change('2026-11-06', 'a', 'b', 'title'),
    ]
    expect(severityHistory({ published: '2026-11-01', history })).toEqual([
      { at: '2026-11-01', value: 7.5 },
      { at: '2026-11-05', value: 9.8 },
      { at: '2026-11-20', value: 10 },
    ])
  })

  it('is nothing where the score never changed, came first or is no number', () => {
    for (const history of [
      [],
      [change('2026-11-05', '', '9.8')],
      [change('2026-11-05', '9.8', '')],
      [change('2026-11-05', 'high', 'low')],
    ])
      expect(severityHistory({ published: '2026-11-01', history })).toEqual([])
  })

  it('begins with its first change where nobody says when it was published, or says a later day', () => {
    const history = [change('2026-11-05', '7.5', '9.8')]
    for (const published of [null, '2026-11-09']) expect(severityHistory({ published, history })[0]?.at).toBe('2026-11-05')
  })
})
