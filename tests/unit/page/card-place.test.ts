import { describe, expect, it } from 'vitest'
import { holdsCard, placeCard, placeSheet } from '../../../utils/page/card-place'

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

  it('on the side where it stood as long as it fits there, also where its name would begin on the other', () => {
    expect(placeCard(name(0, 420), { width: 384, height: 300 }, WINDOW, { before: 'above' }).side).toBe('above')
    expect(placeCard(name(0, 300), { width: 384, height: 300 }, WINDOW, { before: 'above' }).side).toBe('below')
    expect(placeCard(name(0, 420), { width: 384, height: 300 }, WINDOW).side).toBe('below')
  })

  it('with its right edge at the name where text runs from right to left', () => {
    expect(placeCard(name(500, 100), CARD, WINDOW, { direction: 'rtl' }).left).toBe(216)
    expect(placeCard(name(20, 100), CARD, WINDOW, { direction: 'rtl' }).left).toBe(8)
  })

  it('in the window, without covering its name, wherever that is in windows of all sizes', () => {
    const wrong: string[] = []
    for (const [width, height] of [
      [320, 240],
      [640, 480],
      [1920, 1080],
    ] as const)
      for (const direction of ['ltr', 'rtl'] as const)
        for (let top = 0; top < height - 20; top += 17)
          for (let left = 0; left < width; left += 97) {
            const size = { width: Math.min(384, width - 16), height: Math.min(460, height - 16) }
            const place = placeCard(name(left, top), size, { width, height }, { direction })
            const end = place.top + Math.min(size.height, place.room)
            const isIn = place.left >= 8 && place.left + size.width <= width - 8 && place.top >= 8 && end <= height - 8
            // In a window that is hardly higher than a card can be, it rather covers the name.
            const isClear = height < 450 || place.top >= top + 20 || end <= top
            if (!isIn || !isClear) wrong.push(`${width}×${height}, ${left}/${top}: ${JSON.stringify(place)}`)
          }
    expect(wrong).toEqual([])
  })
})

describe('how high a sheet is', () => {
  it('is a part of what is to be seen of the window, above an on-screen keyboard', () => {
    expect(placeSheet({ height: 800 }, { height: 800, offsetTop: 0, scale: 1 })).toEqual({ room: 560, bottom: 0 })
    expect(placeSheet({ height: 800 }, { height: 500, offsetTop: 0, scale: 1 })).toEqual({ room: 350, bottom: 300 })
    expect(placeSheet({ height: 800 }, { height: 500, offsetTop: 100, scale: 1 })).toEqual({ room: 350, bottom: 200 })
  })

  it('does not follow fingers that zoom', () => {
    expect(placeSheet({ height: 800 }, { height: 400, offsetTop: 100, scale: 2 })).toEqual({ room: 560, bottom: 0 })
  })
})
