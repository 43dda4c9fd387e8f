import { beforeAll, describe, expect, it } from 'vitest'
import '../../components/design-tokens/tokens.css'
import { SEVERITY_BANDS } from '../../utils/advisories'

const SURFACES = ['surface', 'surface-sunken', 'surface-hover', 'surface-page'] as const
const TEXTS = ['text', 'text-muted', 'accent', 'accent-strong'] as const

const canvas = new OffscreenCanvas(1, 1)
const context = canvas.getContext('2d', { willReadFrequently: true })

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  let probe: HTMLElement
  beforeAll(() => {
    probe = document.createElement('div')
    probe.style.colorScheme = scheme
    probe.className = 'surface'
    document.body.append(probe)
    return () => probe.remove()
  })
  const contrast = (a: string, b: string) => ratio(luminance(token(probe, a)), luminance(token(probe, b)))

  it.each(TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))(
    '%s can be read on %s',
    (text, surface) => {
      expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(SEVERITY_BANDS.flatMap((band) => SURFACES.map((surface) => [band, surface] as const)))(
    'the word and the shape of %s can be told from %s',
    (band, surface) => {
      expect(contrast(`severity-${band}`, surface)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['accent', 'accent-tint'],
    ['text', 'accent-tint'],
    ['text', 'severity-critical-tint'],
    ['severity-critical', 'severity-critical-tint'],
  ])('%s can be read on %s', (text, surface) => {
    expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the edges of controls', () => {
    for (const surface of SURFACES) expect(contrast('line-control', surface)).toBeGreaterThanOrEqual(3)
  })

  it('gives every band a colour of its own', () => {
    const colours = SEVERITY_BANDS.map((band) => token(probe, `severity-${band}`).join())
    expect(new Set(colours).size).toBe(SEVERITY_BANDS.length)
  })
})

/** A token's colour as the browser paints it: red, green and blue from 0 to 255. */
function token(element: HTMLElement, name: string): [number, number, number] {
  element.style.color = `var(--${name})`
  if (!context) throw new Error('no canvas')
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = getComputedStyle(element).color
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data
  if (alpha !== 255) throw new Error(`--${name} is no opaque colour`)
  return [red, green, blue]
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: [number, number, number]): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function ratio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
