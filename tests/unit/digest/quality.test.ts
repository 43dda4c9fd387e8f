import { describe, expect, test } from 'vitest'
import { measureDigest } from '../../../scripts/quality/measure-digest'
import { stories } from './stories'

describe('labelled stories', () => {
  const all = measureDigest([...stories('seen'), ...stories('held')])
  const held = measureDigest(stories('held'))

  test('are at least as many as were promised', () => {
    expect(all.items).toBeGreaterThanOrEqual(300)
    expect(all.stories).toBeGreaterThanOrEqual(60)
  })

  test('are found: pairs of articles', () => {
    expect(all.pairs.precision).toBeGreaterThanOrEqual(0.98)
    expect(all.pairs.f1).toBeGreaterThanOrEqual(0.95)
    expect(held.pairs.precision).toBeGreaterThanOrEqual(0.9)
    expect(held.pairs.f1).toBeGreaterThanOrEqual(0.9)
  })

  test('have the band that an analyst would give', () => {
    expect(all.bands.right).toBeGreaterThanOrEqual(0.92)
    expect(all.bands.offByTwo).toBeLessThanOrEqual(5)
    expect(held.bands.right).toBeGreaterThanOrEqual(0.83)
    expect(held.bands.offByTwo).toBeLessThanOrEqual(4)
  })

  test('have indicators that stand in their sentences as whole words', () => {
    expect(all.indicators.unsupported).toBe(0)
    expect(all.indicators.precision).toBeGreaterThanOrEqual(0.95)
    expect(held.indicators.precision).toBeGreaterThanOrEqual(0.95)
  })

  test('tell who is affected', () => {
    expect(all.affected.f1).toBeGreaterThanOrEqual(0.9)
    expect(held.affected.f1).toBeGreaterThanOrEqual(0.83)
  })

  test('have their dates', () => {
    expect(all.timeline.f1).toBeGreaterThanOrEqual(0.95)
    expect(held.timeline.f1).toBeGreaterThanOrEqual(0.92)
  })

  test('say only what an article says', () => {
    expect(all.quoted).toBe(1)
  })
})
