import { useState } from 'preact/hooks'
import { formatBytes, formatCount, t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { useLoaded } from '../loaded/use-loaded'
import { Notice } from '../notice/notice'
import { OptionsSection } from './options-section'
import type { OptionsSource, Stored } from './options-source'
import { RequestLog } from './request-log'
import { RetentionSetting } from './retention-setting'

const NOTHING: Stored = { advisories: 0, entities: 0, seen: 0, bytes: 0, damage: [] }

/** What is kept and what is sent, and the way to have what was seen forgotten. */
export function AboutSection({ source, settings, synced }: { source: OptionsSource; settings: Settings; synced: number }) {
  const [stored, reload] = useLoaded(() => source.stored(), [source, synced])
  const [log] = useLoaded(() => source.requests(), [source, synced])
  const [said, setSaid] = useState('')
  const { advisories, entities, seen, bytes, damage } = stored.state === 'ready' ? stored.value : NOTHING
  const forget = async () => {
    await source.forgetSeen()
    setSaid(t('privacy.seenForgotten'))
    reload()
  }
  return (
    <OptionsSection id="about" title={t('options.about')}>
      <p>{t('privacy.reading')}</p>
      {stored.state === 'ready' && (
        <p class="muted">
          {t('privacy.stored', [formatCount(advisories), formatCount(entities)])}
          {bytes > 0 && <> {t('privacy.used', [formatBytes(bytes)])}</>}
        </p>
      )}
      <RetentionSetting source={source} settings={settings} onRemoved={reload} />
      {damage.length > 0 && <Notice text={t('privacy.rebuilt')} detail={damage.join('; ')} />}
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
