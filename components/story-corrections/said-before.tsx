import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { correctionKey, type StoryCorrection } from '../../utils/settings/corrections'
import { DateText } from '../date-text/date-text'

/** What the person said about these articles, each with the way back. */
export function SaidBefore({
  corrections,
  isBusy,
  onUndo,
}: {
  corrections: readonly StoryCorrection[]
  isBusy: boolean
  onUndo: (correction: StoryCorrection) => void
}) {
  const id = useId()
  if (corrections.length === 0) return null
  return (
    <div>
      <h3 class="detail-subheading" id={id}>
        {t('stories.said')}
      </h3>
      <ul class="detail-rows" role="list" aria-labelledby={id}>
        {corrections.map((correction) => (
          <li key={correctionKey(correction)} class="story-candidate">
            <p>
              <span dir="auto">{correctionText(correction)}</span>
              <span class="muted dotted">
                <DateText iso={correction.addedAt} />
              </span>
            </p>
            <button
              type="button"
              class="button button-quiet"
              aria-label={t('stories.undoOf', [correctionText(correction)])}
              disabled={isBusy}
              onClick={() => onUndo(correction)}
            >
              {t('action.undo')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A correction in a sentence. */
export function correctionText({ verdict, name, story }: StoryCorrection): string {
  return t(`stories.${verdict}`, [name, story])
}
