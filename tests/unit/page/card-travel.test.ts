import { describe, expect, it } from 'vitest'
import { distance, isHeadingFor } from '../../../utils/page/travel'

const CARD = { left: 200, top: 300, right: 584, bottom: 700 }

describe('whether a pointer is heading for a card', () => {
  it.each([
    ['straight down', { x: 300, y: 100 }, { x: 300, y: 110 }],
    ['slantwise', { x: 100, y: 100 }, { x: 112, y: 112 }],
    ['for its near corner', { x: 590, y: 100 }, { x: 588, y: 116 }],
    ['from the side', { x: 100, y: 500 }, { x: 110, y: 498 }],
    ['up, from below', { x: 300, y: 780 }, { x: 302, y: 770 }],
  ])('it is, %s', (_way, from, to) => {
    expect(isHeadingFor(from, to, CARD)).toBe(true)
  })

  it.each([
    ['away from it', { x: 300, y: 110 }, { x: 300, y: 100 }],
    ['along a line above it', { x: 300, y: 100 }, { x: 320, y: 100 }],
    ['nearer, but past it', { x: 0, y: 290 }, { x: 10, y: 270 }],
    ['nowhere', { x: 300, y: 100 }, { x: 300, y: 100 }],
  ])('it is not, %s', (_way, from, to) => {
    expect(isHeadingFor(from, to, CARD)).toBe(false)
  })

  it('and how far it still is', () => {
    expect(distance({ x: 300, y: 400 }, CARD)).toBe(0)
    expect(distance({ x: 300, y: 290 }, CARD)).toBe(10)
    expect(distance({ x: 197, y: 296 }, CARD)).toBe(5)
  })
})
