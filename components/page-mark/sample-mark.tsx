import type { SeverityBand } from '../../utils/advisories'

/** A name with its mark as both stand in pages, by the style sheet that marks have there; for screen readers the name alone. */
export function SampleMark({ name, band, attributes }: { name: string; band: SeverityBand; attributes: Record<string, string> }) {
  return (
    <span class="sample-marked">
      {name}
      <span class="mark" aria-hidden="true" data-severity={band} {...attributes}>
        <span class="mark-badge">
          <span class="mark-shape" />
        </span>
      </span>
    </span>
  )
}
