import { formatCount, t } from '../../utils/i18n'
import { withoutSnooze, withSnoozes, type Settings, type Snooze } from '../../utils/settings'
import { ChoiceList } from './choice-list'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** Names that are not marked until there is something new about them, the last snoozed first, each with the way back. */
export function SnoozedNames({ source, settings: { snoozed } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const keep = (change: (snoozed: Snooze[]) => Snooze[]) => save((current) => ({ ...current, snoozed: change(current.snoozed) }))
  return (
    <ChoiceList
      choices={snoozed}
      keyOf={({ entityId }) => entityId}
      heading={t('snoozed.heading')}
      intro={t(snoozed.length > 0 ? 'snoozed.intro' : 'snoozed.none')}
      label={t('snoozed.list')}
      failure={failure}
      undoText={t('about.wake')}
      undoLabel={({ name }) => t('snoozed.wakeOf', [name])}
      undoneText={({ name }) => t('snoozed.awake', [name])}
      undoAllText={t('snoozed.wakeAll')}
      allUndoneText={(count) => t('snoozed.allAwake', count, [formatCount(count)])}
      remove={(gone) =>
        keep((known) =>
          withoutSnooze(
            known,
            gone.map(({ entityId }) => entityId),
          ),
        )
      }
      putBack={(choices) => keep((known) => withSnoozes(known, choices))}
    />
  )
}
