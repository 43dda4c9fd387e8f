import type { SeverityBand } from '../../utils/advisories'

/**
 * The outline of each band as an SVG path in a 12 × 12 box, filled by the even-odd rule except for `none`, which is
 * stroked. Bands differ without colour: the octagon of a stop sign is told from the disc at any size by the bar cut out of it.
 */
export const SEVERITY_PATHS: Record<SeverityBand, string> = {
  critical: 'M3.5 0.2H8.5L11.8 3.5V8.5L8.5 11.8H3.5L0.2 8.5V3.5Z M2.75 5.05H9.25V6.95H2.75Z',
  high: 'M6 0.8L11.8 11.2H0.2Z',
  medium: 'M6 0.2L11.8 6L6 11.8L0.2 6Z',
  low: 'M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1Z',
  none: 'M6 1.75A4.25 4.25 0 1 1 6 10.25A4.25 4.25 0 1 1 6 1.75Z',
}

/** Stroke width of the ring that stands for `none`, in the units of its path. */
export const RING_WIDTH = 1.75
