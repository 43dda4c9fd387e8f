import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { REPEATS, type Repeats } from '../../utils/settings'
import { SampleText } from './sample-text'

/** How a name is marked after its first mention in a section, each choice with a picture of it. */
export function RepeatsSetting({ repeats, onChange }: { repeats: Repeats; onChange: (repeats: Repeats) => void }) {
  const id = useId()
  return (
    <fieldset class="choices">
      <legend>{t('repeats.legend')}</legend>
      {REPEATS.map((choice) => (
        <div key={choice}>
          <label class="check">
            <input
              type="radio"
              name={id}
              checked={choice === repeats}
              aria-describedby={`${id}-${choice}`}
              onChange={() => onChange(choice)}
            />
            {t(`repeats.${choice}`)}
          </label>
          <p id={`${id}-${choice}`} class="muted choice-what">
            {t(`repeats.${choice}What`)}
          </p>
          <SampleText repeats={choice} />
        </div>
      ))}
    </fieldset>
  )
}
