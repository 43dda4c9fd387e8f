import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { notThisKey, withNotThese, withoutNotThis, type NotThis, type Settings } from '../../utils/settings'
import { DateText } from '../date-text/date-text'
import { contextText } from '../names/cues'
import { SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { useUndo } from './undo'

/** How many choices are listed at a time. */
const PAGE = 100

/** What a person said in a card is not to be marked, the last said first, each with the way back. */
export function NotTheseList({ source, settings: { notThese } }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const [shown, setShown] = useState(PAGE)
  const [removed, undo] = useUndo()
  const latestFirst = [...notThese].sort((a, b) => b.addedAt.localeCompare(a.addedAt))
  const putBack = (choices: readonly NotThis[]) => () =>
    save((current) => ({ ...current, notThese: withNotThese(current.notThese, choices) }))
  const undoOne = async (choice: NotThis) => {
    if (!(await save((current) => ({ ...current, notThese: withoutNotThis(current.notThese, choice) })))) return
    removed(choice.name, putBack([choice]), t('notThese.undone', [choice.name]))
  }
  const undoAll = async () => {
    const all = notThese
    if (!(await save((current) => ({ ...current, notThese: [] })))) return
    removed('', putBack(all), t('notThese.allUndone', all.length, [formatCount(all.length)]))
  }
  return (
    <>
      <h3>{t('notThese.heading')}</h3>
      <p class="options-intro">{t(notThese.length > 0 ? 'notThese.intro' : 'notThese.none')}</p>
      <div>
        {notThese.length > 0 && (
          <ul class="options-list" role="list" aria-label={t('notThese.list')}>
            {latestFirst.slice(0, shown).map((choice) => (
              <li key={notThisKey(choice)} class="options-row">
                <p>
                  <strong dir="auto">{choice.name}</strong>{' '}
                  <span class="muted dotted">
                    <span>{scopeText(choice)}</span>
                    <DateText iso={choice.addedAt} />
                  </span>
                </p>
                <button
                  type="button"
                  class="button button-quiet"
                  aria-label={t('notThese.undoOf', [choice.name, scopeText(choice)])}
                  onClick={() => void undoOne(choice)}
                >
                  {t('action.undo')}
                </button>
              </li>
            ))}
          </ul>
        )}
        {undo}
      </div>
      {notThese.length > 1 && (
        <div class="options-actions">
          {notThese.length > shown && (
            <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
              {t('panel.showMore', [formatCount(Math.min(PAGE, notThese.length - shown)), formatCount(notThese.length)])}
            </button>
          )}
          <button type="button" class="button" onClick={() => void undoAll()}>
            {t('notThese.undoAll')}
          </button>
        </div>
      )}
      <SaveFailure failure={failure} />
    </>
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
