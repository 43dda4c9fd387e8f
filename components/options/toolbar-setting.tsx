import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { TOOLBAR_COUNTS, type ToolbarCount } from '../../utils/settings'

/** What the number on the toolbar counts. */
export function ToolbarSetting({ counts, onChange }: { counts: ToolbarCount; onChange: (counts: ToolbarCount) => void }) {
  const id = useId()
  return (
    <fieldset class="alerts-rules">
      <legend>{t('toolbarCount.legend')}</legend>
      {TOOLBAR_COUNTS.map((choice) => (
        <label key={choice} class="check">
          <input type="radio" name={id} checked={choice === counts} onChange={() => onChange(choice)} />
          {t(`toolbarCount.${choice}`)}
        </label>
      ))}
    </fieldset>
  )
}
