import { describe, expect, it } from 'vitest'
import { holdsCard, placeCard } from '../../../utils/page/card-place'

const WINDOW = { width: 1_000, height: 800 }
const CARD = { width: 384, height: 400 }
const name = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 20 })

describe('where a card stands', () => {
  it('below its name where it fits', () => {
    expect(placeCard(name(200, 100), CARD, WINDOW)).toMatchObject({ left: 200, top: 126 })
  })

  it('above its name at the bottom of the window', () => {
    expect(placeCard(name(200, 700), CARD, WINDOW)).toMatchObject({ left: 200, top: 294 })
  })

  it('inside the window at its right edge', () => {
    expect(placeCard(name(950, 100), CARD, WINDOW).left).toBe(1_000 - 8 - 384)
  })

  it('where there is more room, and no higher than that, where it fits neither above nor below', () => {
    const { top, room } = placeCard(name(0, 350), { width: 384, height: 600 }, WINDOW)
    expect({ top, room }).toEqual({ top: 376, room: 416 })
    const above = placeCard(name(0, 500), { width: 384, height: 600 }, WINDOW)
    expect(above).toMatchObject({ top: 8, room: 486 })
  })

  it('as high as a small frame, at its edge', () => {
    expect(placeCard(name(20, 60), { width: 244, height: 144 }, { width: 260, height: 160 })).toMatchObject({ left: 8, top: 8 })
  })

  it('nowhere in a frame that is too small to read one', () => {
    expect(holdsCard({ innerWidth: 260, innerHeight: 160 })).toBe(true)
    expect(holdsCard({ innerWidth: 199, innerHeight: 400 })).toBe(false)
    expect(holdsCard({ innerWidth: 728, innerHeight: 90 })).toBe(false)
  })

  it('inside the window even where that is very small', () => {
    const { left, top } = placeCard(name(0, 100), { width: 384, height: 600 }, { width: 320, height: 220 })
    expect(left).toBe(8)
    expect(top).toBe(12)
  })
})
