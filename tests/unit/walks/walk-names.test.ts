import { expect, it } from 'vitest'
import { WALKS } from '../../../utils/walks'
import { WALK_NAMES } from '../../../utils/walks/walk-names'

it('every walk has words for people, and nothing else has', () => {
  expect(Object.keys(WALK_NAMES).sort()).toEqual(WALKS.map(({ id }) => id).sort())
})
