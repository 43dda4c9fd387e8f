import { formatCount, t } from '../../utils/i18n'
import { useLoaded } from '../loaded/use-loaded'
import { OptionsSection } from './options-section'
import type { OptionsSource } from './options-source'

/** What is kept and what is sent. */
export function AboutSection({ source, synced }: { source: OptionsSource; synced: number }) {
  const [counts] = useLoaded(() => source.counts(), [source, synced])
  return (
    <OptionsSection id="about" title={t('options.about')}>
      <p>{t('about.privacy')}</p>
      {counts.state === 'ready' && (
        <p class="muted">{t('about.stored', [formatCount(counts.value.advisories), formatCount(counts.value.entities)])}</p>
      )}
    </OptionsSection>
  )
}
