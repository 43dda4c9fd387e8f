import { useId, useState } from 'preact/hooks'
import { formatCount, formatMonths, t } from '../../utils/i18n'
import { KEEP_MONTHS, type KeepMonths, type Settings } from '../../utils/settings'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** For how long advisories are kept. What a choice would remove is said before it is made, since nothing brings that back. */
export function RetentionSetting({
  source,
  settings,
  onRemoved,
}: {
  source: OptionsSource
  settings: Settings
  onRemoved: () => void
}) {
  const id = useId()
  const [save, failure] = useSave(source)
  const [chosen, choose] = useState<KeepMonths>()
  const [said, setSaid] = useState('')
  const keepMonths = chosen ?? settings.keepMonths
  const isChange = keepMonths !== settings.keepMonths
  // Only for a choice that is not made yet: it looks through all that is stored.
  const [counted] = useLoaded(
    async () => ({ keepMonths, leaving: isChange ? await source.countNotKept({ ...settings, keepMonths }) : 0 }),
    [source, settings, keepMonths],
  )
  const keep = async () => {
    setSaid('')
    if (!(await save((current) => ({ ...current, keepMonths })))) return
    choose(undefined)
    if (keepMonths === 0) return
    await source.removeNotKept().then(
      (removed) => setSaid(t('retention.removed', removed, [formatCount(removed)])),
      (error: unknown) => setSaid(reasonOf(error)),
    )
    onRemoved()
  }
  // What was counted for another choice says nothing of this one.
  const isCounted = counted.state === 'ready' && counted.value.keepMonths === keepMonths
  return (
    <fieldset class="choices" aria-describedby={`${id}-what`}>
      <legend>{t('retention.legend')}</legend>
      <p id={`${id}-what`} class="muted">
        {t('retention.what')}
      </p>
      <div class="options-actions">
        <select
          class="field options-fitting"
          aria-label={t('retention.legend')}
          value={keepMonths}
          onChange={({ currentTarget: { value } }) => {
            setSaid('')
            choose(KEEP_MONTHS.find((months) => months === Number(value)))
          }}
        >
          {KEEP_MONTHS.map((months) => (
            <option key={months} value={months}>
              {months === 0 ? t('retention.forEver') : t('retention.after', [formatMonths(months)])}
            </option>
          ))}
        </select>
        {isChange && (
          <button type="button" class="button" onClick={() => void keep()}>
            {t('retention.save')}
          </button>
        )}
        <span role="status" class="muted">
          {said || (isChange && keepMonths !== 0 && isCounted ? wouldRemove(counted.value.leaving) : '')}
        </span>
      </div>
      <SaveFailure failure={failure} />
    </fieldset>
  )
}

function wouldRemove(count: number): string {
  return t('retention.would', count, [formatCount(count)])
}
