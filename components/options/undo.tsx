import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'

/** What was last removed, in a sentence where its name does not make one, and the way back. */
export function useUndo(): [
  removed: (name: string, putBack: () => Promise<unknown>, sentence?: string) => void,
  offer: ComponentChild,
] {
  const [last, setLast] = useState<{ sentence: string; putBack: () => Promise<unknown> }>()
  const offer = (
    <div class="undo" aria-live="polite">
      {last && (
        <>
          <span>{last.sentence}</span>{' '}
          <button type="button" class="button button-quiet" onClick={() => void last.putBack().then(() => setLast(undefined))}>
            {t('action.undo')}
          </button>
        </>
      )}
    </div>
  )
  return [(name, putBack, sentence = t('action.removed', [name])) => setLast({ sentence, putBack }), offer]
}
