import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'

/** What the person said before about what is shown, each with the way back. */
export function SaidBefore<Said extends { addedAt: string }>({
  heading,
  said,
  keyOf,
  textOf,
  isBusy,
  onUndo,
}: {
  heading: string
  said: readonly Said[]
  keyOf: (said: Said) => string
  /** What was said, in a sentence. */
  textOf: (said: Said) => string
  isBusy: boolean
  onUndo: (said: Said) => void
}) {
  const id = useId()
  if (said.length === 0) return null
  return (
    <div>
      <h3 class="detail-subheading" id={id}>
        {heading}
      </h3>
      <ul class="detail-rows" role="list" aria-labelledby={id}>
        {said.map((each) => (
          <li key={keyOf(each)} class="row-with-action">
            <p>
              <span dir="auto">{textOf(each)}</span>
              <span class="muted dotted">
                <DateText iso={each.addedAt} />
              </span>
            </p>
            <button
              type="button"
              class="button button-quiet"
              aria-label={t('action.undoOf', [textOf(each)])}
              disabled={isBusy}
              onClick={() => onUndo(each)}
            >
              {t('action.undo')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
