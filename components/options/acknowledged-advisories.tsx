import { formatCount, formatDate, t } from '../../utils/i18n'
import { withAcknowledged, withoutAcknowledged, type Acknowledgement, type Settings } from '../../utils/settings'
import { ChoiceList } from './choice-list'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** Advisories that the person acknowledged, the last first, each with the way back. */
export function AcknowledgedAdvisories({ source, settings: { acknowledged } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const keep = (change: (acknowledged: Acknowledgement[]) => Acknowledgement[]) =>
    save((current) => ({ ...current, acknowledged: change(current.acknowledged) }))
  return (
    <ChoiceList
      choices={acknowledged}
      keyOf={({ advisoryId }) => advisoryId}
      heading={t('acknowledged.heading')}
      intro={t(acknowledged.length > 0 ? 'acknowledged.intro' : 'acknowledged.none')}
      label={t('acknowledged.list')}
      failure={failure}
      scopeText={inWords}
      undoText={t('acknowledge.reopen')}
      undoLabel={({ name }) => t('acknowledged.reopenOf', [name])}
      undoneText={({ name }) => t('acknowledged.open', [name])}
      undoAllText={t('acknowledged.reopenAll')}
      allUndoneText={(count) => t('acknowledged.allOpen', count, [formatCount(count)])}
      remove={(gone) =>
        keep((known) =>
          withoutAcknowledged(
            known,
            gone.map(({ advisoryId }) => advisoryId),
          ),
        )
      }
      putBack={(choices) => keep((known) => withAcknowledged(known, choices))}
    />
  )
}

function inWords({ reason, owner, until }: Acknowledgement): string {
  const words = [
    t(`acknowledgeReason.${reason}`),
    owner && t('acknowledge.by', [owner]),
    until && t('acknowledge.until', [formatDate(until, 'day')]),
  ]
  return words.filter((word) => word !== '').join(' · ')
}
