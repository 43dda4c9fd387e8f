import { formatCount, t } from '../../utils/i18n'
import { notThisKey, withNotThese, withoutNotThis, type NotThis, type Settings } from '../../utils/settings'
import { contextText } from '../names/cues'
import { ChoiceList } from './choice-list'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** What a person said in a card is not to be marked. */
export function NotTheseList({ source, settings: { notThese } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const keep = (change: (choices: NotThis[]) => NotThis[]) =>
    save((current) => ({ ...current, notThese: change(current.notThese) }))
  return (
    <ChoiceList
      choices={notThese}
      keyOf={notThisKey}
      heading={t('notThese.heading')}
      intro={t(notThese.length > 0 ? 'notThese.intro' : 'notThese.none')}
      label={t('notThese.list')}
      failure={failure}
      scopeText={scopeText}
      undoText={t('action.undo')}
      undoLabel={(choice) => t('notThese.undoOf', [choice.name, scopeText(choice)])}
      undoneText={({ name }) => t('notThese.undone', [name])}
      undoAllText={t('notThese.undoAll')}
      allUndoneText={(count) => t('notThese.allUndone', count, [formatCount(count)])}
      remove={(gone) => keep((known) => gone.reduce((left, choice) => withoutNotThis(left, choice), known))}
      putBack={(choices) => keep((known) => withNotThese(known, choices))}
    />
  )
}

function scopeText(choice: NotThis): string {
  switch (choice.scope) {
    case 'here':
      return t('notThese.here', [choice.site])
    case 'context':
      return contextText(choice.cue)
    case 'always':
      return t('notThese.always')
  }
}
