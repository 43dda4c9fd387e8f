import { expect, test } from 'vitest'
import { Fights } from '../../../utils/page/host-fights'

test('five times in ten seconds are too often', () => {
  const fights = new Fights()
  expect([0, 1_000, 2_000, 3_000, 4_000].map((now) => fights.add(now))).toEqual([false, false, false, false, true])
})

test('any number of times is not, at three seconds each', () => {
  const fights = new Fights()
  expect(Array.from({ length: 100 }, (_, at) => fights.add(at * 3_000)).filter(Boolean)).toEqual([])
})
