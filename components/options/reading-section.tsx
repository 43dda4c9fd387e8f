import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { CorrectedStories } from './corrected-stories'
import { KeptApartRecords } from './kept-apart-records'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { RepeatsSetting } from './repeats-setting'
import { AcknowledgedAdvisories } from './acknowledged-advisories'
import { SnoozedNames } from './snoozed-names'
import { WordingSetting } from './wording-setting'

/** How marks and cards behave while reading, and which names are snoozed and which stories corrected. */
export function ReadingSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const [dragged, setDragged] = useState<number>()
  const delay = dragged ?? settings.hoverDelay
  const change = async (value: number) => {
    await save((current) => ({ ...current, hoverDelay: value }))
    setDragged(undefined)
  }
  return (
    <OptionsSection id="reading" title={t('options.reading')}>
      <RepeatsSetting repeats={settings.repeats} onChange={(repeats) => void save((current) => ({ ...current, repeats }))} />
      <label class="labelled reading-delay">
        {t('reading.hoverDelay')}
        <span class="reading-slider">
          <input
            type="range"
            min={0}
            max={3_000}
            step={50}
            value={delay}
            aria-valuetext={t('reading.milliseconds', [formatCount(delay)])}
            onInput={(event) => setDragged(event.currentTarget.valueAsNumber)}
            onChange={(event) => void change(event.currentTarget.valueAsNumber)}
          />
          <span class="number">{t('reading.milliseconds', [formatCount(delay)])}</span>
        </span>
      </label>
      <WordingSetting
        model={source.model}
        wanted={settings.machineWording}
        onChange={(machineWording) => void save((current) => ({ ...current, machineWording }))}
      />
      <SaveFailure failure={failure} />
      <SnoozedNames source={source} settings={settings} />
      <CorrectedStories source={source} settings={settings} />
      <KeptApartRecords source={source} settings={settings} />
      <AcknowledgedAdvisories source={source} settings={settings} />
    </OptionsSection>
  )
}
