import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { Loading, Notice } from '../notice/notice'
import { OptionsSection } from './options-section'
import type { OptionsSource } from './options-source'

/** What keys do: those that the browser keeps for Caveat, and those in its card and pages, which are the usual ones. */
export function KeysSection({ source }: { source: OptionsSource }) {
  const [loaded] = useLoaded(() => source.shortcuts(), [source])
  const [failed, setFailed] = useState('')
  const change = () => {
    setFailed('')
    source.changeShortcuts().catch((error: unknown) => setFailed(reasonOf(error)))
  }
  return (
    <OptionsSection id="keys" title={t('options.keys')}>
      {loaded.state === 'loading' && <Loading text={t('state.loading')} />}
      {loaded.state === 'failed' && <Notice kind="error" text={t('keys.unreadable')} detail={loaded.detail} />}
      {loaded.state === 'ready' && (
        <dl class="keys">
          <dt>{t('keys.onPages')}</dt>
          {loaded.value.map(({ name, description, keys }) => (
            <dd key={name}>
              {keys ? <kbd dir="ltr">{keys}</kbd> : <span class="muted">{t('keys.none')}</span>}{' '}
              <span>{description || t('keys.popup')}</span>
            </dd>
          ))}
          <dt>{t('keys.inCards')}</dt>
          <dd>
            <kbd>Tab</kbd> <span>{t('keys.tab')}</span>
          </dd>
          <dd>
            <kbd>Esc</kbd> <span>{t('keys.escape')}</span>
          </dd>
          <dt>{t('keys.inPages')}</dt>
          <dd>
            <kbd>{t('keys.leftRight')}</kbd> <span>{t('keys.arrowsAcross')}</span>
          </dd>
          <dd>
            <kbd>{t('keys.upDown')}</kbd> <span>{t('keys.arrowsDown')}</span>
          </dd>
        </dl>
      )}
      <div class="options-actions">
        <button type="button" class="button" onClick={change}>
          {t('keys.change')}
        </button>
      </div>
      {failed && <Notice kind="error" text={t('keys.notOpened')} detail={failed} />}
    </OptionsSection>
  )
}
