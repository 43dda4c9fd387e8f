import { formatCount, t } from '../../utils/i18n'
import { correctionKey, withCorrections, withoutCorrection, type Settings, type StoryCorrection } from '../../utils/settings'
import { correctionText } from '../story-corrections/correction-text'
import { ChoiceList } from './choice-list'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** What a person said about stories that were put together from news, the last said first, each with the way back. */
export function CorrectedStories({ source, settings: { corrections } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const keep = (change: (corrections: StoryCorrection[]) => StoryCorrection[]) =>
    save((current) => ({ ...current, corrections: change(current.corrections) }))
  return (
    <ChoiceList
      choices={corrections}
      keyOf={correctionKey}
      heading={t('stories.heading')}
      intro={t(corrections.length > 0 ? 'stories.intro' : 'stories.noneSaid')}
      label={t('stories.heading')}
      failure={failure}
      scopeText={({ verdict, story }) => t(verdict === 'apart' ? 'stories.apartFrom' : 'stories.togetherWith', [story])}
      undoText={t('action.undo')}
      undoLabel={(correction) => t('action.undoOf', [correctionText(correction)])}
      undoneText={() => t('stories.undone')}
      undoAllText={t('stories.undoAll')}
      allUndoneText={(count) => t('stories.allUndone', count, [formatCount(count)])}
      remove={(gone) => keep((known) => gone.reduce((left, each) => withoutCorrection(left, each), known))}
      putBack={(choices) => keep((known) => withCorrections(known, choices))}
    />
  )
}
