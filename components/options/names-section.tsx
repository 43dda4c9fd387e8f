import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { NotTheseList } from './not-these'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { StrictnessSetting } from './strictness-setting'

/** What is marked as a name: how sure it has to be, where it is looked for, and what a person does not want marked. */
export function NamesSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const id = useId()
  const [save, failure] = useSave(source)
  return (
    <OptionsSection id="names" title={t('options.names')} intro={t('names.intro')}>
      <StrictnessSetting
        source={source}
        settings={settings}
        onChange={(strictness) => void save((current) => ({ ...current, strictness }))}
      />
      <div>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.codeBlocks}
            aria-describedby={`${id}-code`}
            onChange={({ currentTarget: { checked } }) => void save((current) => ({ ...current, codeBlocks: checked }))}
          />
          {t('names.codeBlocks')}
        </label>
        <p id={`${id}-code`} class="muted choice-what">
          {t('names.codeBlocksWhy')}
        </p>
      </div>
      <SaveFailure failure={failure} />
      <NotTheseList source={source} settings={settings} />
    </OptionsSection>
  )
}
