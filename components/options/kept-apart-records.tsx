import { formatCount, t } from '../../utils/i18n'
import { keptApartKey, withKeptApart, withoutKeptApart, type KeptApart, type Settings } from '../../utils/settings'
import { keptApartText } from '../alike-records/kept-apart-text'
import { ChoiceList } from './choice-list'
import { useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** Records that look alike and are kept apart, the last said first, each with the way back. */
export function KeptApartRecords({ source, settings: { keptApart } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const keep = (change: (known: KeptApart[]) => KeptApart[]) =>
    save((current) => ({ ...current, keptApart: change(current.keptApart) }))
  return (
    <ChoiceList
      choices={keptApart}
      keyOf={keptApartKey}
      heading={t('keptApart.heading')}
      intro={t(keptApart.length > 0 ? 'keptApart.intro' : 'keptApart.none')}
      label={t('keptApart.heading')}
      failure={failure}
      scopeText={({ records }) => records.map(({ source: feed }) => feed).join(' | ')}
      undoText={t('action.undo')}
      undoLabel={(kept) => t('action.undoOf', [keptApartText(kept)])}
      undoneText={() => t('alike.undone')}
      undoAllText={t('keptApart.undoAll')}
      allUndoneText={(count) => t('keptApart.allUndone', count, [formatCount(count)])}
      remove={(gone) => keep((known) => withoutKeptApart(known, gone))}
      putBack={(choices) => keep((known) => withKeptApart(known, choices))}
    />
  )
}
