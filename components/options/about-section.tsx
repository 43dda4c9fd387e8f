import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { useLoaded } from '../loaded/use-loaded'
import { OptionsSection } from './options-section'
import type { OptionsSource } from './options-source'
import { RequestLog } from './request-log'

/** What is kept and what is sent, and the way to have what was seen forgotten. */
export function AboutSection({ source, synced }: { source: OptionsSource; synced: number }) {
  const [counts, reload] = useLoaded(() => source.counts(), [source, synced])
  const [log] = useLoaded(() => source.requests(), [source, synced])
  const [said, setSaid] = useState('')
  const { advisories, entities, seen } = counts.state === 'ready' ? counts.value : { advisories: 0, entities: 0, seen: 0 }
  const forget = async () => {
    await source.forgetSeen()
    setSaid(t('privacy.seenForgotten'))
    reload()
  }
  return (
    <OptionsSection id="about" title={t('options.about')}>
      <p>{t('privacy.reading')}</p>
      {counts.state === 'ready' && <p class="muted">{t('privacy.stored', [formatCount(advisories), formatCount(entities)])}</p>}
      {seen > 0 && (
        <>
          <p class="muted">{t('privacy.seen', seen, [formatCount(seen)])}</p>
          <div class="options-actions">
            <button type="button" class="button" onClick={() => void forget()}>
              {t('privacy.forgetSeen')}
            </button>
          </div>
        </>
      )}
      <p aria-live="polite" class="muted">
        {said}
      </p>
      {/* Comes last, and late: nothing moves for it. */}
      {log.state === 'ready' && <RequestLog requests={log.value} />}
    </OptionsSection>
  )
}
