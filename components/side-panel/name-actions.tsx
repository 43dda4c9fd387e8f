import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { reasonOf } from '../loaded/use-loaded'
import type { About, PanelSource } from './panel-source'

/** Watching a name and, where something in force marks it, snoozing it, each with the way back. `onChanged`: what is known about the name is to be read again. */
export function NameActions({
  source,
  id,
  about: { entity, watched, watchedWith, snoozed },
  onChanged,
}: {
  source: PanelSource
  id: string
  about: About
  onChanged: () => void
}) {
  const [failed, setFailed] = useState('')
  const run = (change: Promise<void>) =>
    void change.then(
      () => (setFailed(''), onChanged()),
      (error: unknown) => setFailed(`${t('state.notSaved')} ${reasonOf(error)}`),
    )
  return (
    <div class="panel-actions">
      {entity && !watchedWith && (
        <button type="button" class="button" onClick={() => run(source.setWatched(id, !watched))}>
          {t(watched ? 'about.unwatch' : 'about.watch')}
        </button>
      )}
      {(snoozed || !entity || Object.keys(entity.standing).length > 0) && (
        <button type="button" class="button" onClick={() => run(source.setSnoozed(id, !snoozed))}>
          {t(snoozed ? 'about.wake' : 'about.snooze')}
        </button>
      )}
      {watchedWith && <span class="muted">{t('about.watchedWith')}</span>}
      {snoozed && <span class="muted">{t('about.snoozed')}</span>}
      {failed && <span role="alert">{failed}</span>}
    </div>
  )
}
