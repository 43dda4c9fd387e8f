import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'

/** What was last removed, and the way back. */
export function useUndo(): [removed: (name: string, putBack: () => Promise<unknown>) => void, offer: ComponentChild] {
  const [last, setLast] = useState<{ name: string; putBack: () => Promise<unknown> }>()
  const offer = (
    <div class="undo" aria-live="polite">
      {last && (
        <>
          <span>{t('action.removed', [last.name])}</span>{' '}
          <button type="button" class="button button-quiet" onClick={() => void last.putBack().then(() => setLast(undefined))}>
            {t('action.undo')}
          </button>
        </>
      )}
    </div>
  )
  return [(name, putBack) => setLast({ name, putBack }), offer]
}
