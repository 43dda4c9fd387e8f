import type { ComponentChildren } from 'preact'
import { t } from '../../utils/i18n'
import type { Repeats } from '../../utils/settings'

/** A line of text with marks on it as they stand in pages, drawn by their own style sheet. */
export function SampleText({ repeats }: { repeats: Repeats }) {
  const name = <span class="sample-name">Ivanti Connect Secure</span>
  const again =
    repeats === 'none' ? {} : { 'data-painted': '', 'data-news': 'new', ...(repeats === 'full' ? {} : { 'data-calm': '' }) }
  return (
    <p class="sample-text surface" aria-hidden="true">
      {t('repeats.sampleFirst')} <SampleMark attributes={{ 'data-painted': '', 'data-news': 'new' }}>{name}</SampleMark>,{' '}
      {t('repeats.sampleAgain')} <SampleMark attributes={again}>{name}</SampleMark>.
    </p>
  )
}

function SampleMark({ attributes, children }: { attributes: Record<string, string>; children: ComponentChildren }) {
  return (
    <span class="sample-marked">
      {children}
      <span class="mark" data-severity="critical" {...attributes}>
        <span class="mark-badge">
          <span class="mark-shape" />
        </span>
      </span>
    </span>
  )
}
