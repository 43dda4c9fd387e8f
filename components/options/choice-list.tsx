import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import { SaveFailure } from './options-section'
import { useUndo } from './undo'

/** How many choices are listed at a time. */
const PAGE = 100

interface Choice {
  name: string
  /** When it was made, ISO 8601. */
  addedAt: string
}

/** Choices that a person made in cards about single names, the last made first; each can be undone, and that be undone again. */
export function ChoiceList<Made extends Choice>({
  choices,
  keyOf,
  heading,
  intro,
  label,
  failure,
  scopeText,
  undoText,
  undoLabel,
  undoneText,
  undoAllText,
  allUndoneText,
  remove,
  putBack,
}: {
  choices: readonly Made[]
  keyOf: (choice: Made) => string
  heading: string
  intro: string
  /** What the list is called. */
  label: string
  failure: { text: string; detail: string } | null
  /** Where a choice holds, if not everywhere. */
  scopeText?: (choice: Made) => ComponentChildren
  undoText: string
  undoLabel: (choice: Made) => string
  undoneText: (choice: Made) => string
  undoAllText: string
  allUndoneText: (count: number) => string
  /** Both resolve to whether that was saved. */
  remove: (choices: readonly Made[]) => Promise<boolean>
  putBack: (choices: readonly Made[]) => Promise<boolean>
}) {
  const [shown, setShown] = useState(PAGE)
  const [removed, undo] = useUndo()
  const latestFirst = [...choices].sort((a, b) => b.addedAt.localeCompare(a.addedAt))
  const undoOne = async (choice: Made) => {
    if (await remove([choice])) removed(choice.name, () => putBack([choice]), undoneText(choice))
  }
  const undoAll = async () => {
    const all = choices
    if (await remove(all)) removed('', () => putBack(all), allUndoneText(all.length))
  }
  return (
    <>
      <h3>{heading}</h3>
      <p class="options-intro">{intro}</p>
      <div>
        {choices.length > 0 && (
          <ul class="options-list" role="list" aria-label={label}>
            {latestFirst.slice(0, shown).map((choice) => (
              <li key={keyOf(choice)} class="options-row">
                <p>
                  <strong dir="auto">{choice.name}</strong>{' '}
                  <span class="muted dotted">
                    {scopeText && <span>{scopeText(choice)}</span>}
                    <DateText iso={choice.addedAt} />
                  </span>
                </p>
                <button
                  type="button"
                  class="button button-quiet"
                  aria-label={undoLabel(choice)}
                  onClick={() => void undoOne(choice)}
                >
                  {undoText}
                </button>
              </li>
            ))}
          </ul>
        )}
        {undo}
      </div>
      {choices.length > 1 && (
        <div class="options-actions">
          {choices.length > shown && (
            <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
              {t('panel.showMore', [formatCount(Math.min(PAGE, choices.length - shown)), formatCount(choices.length)])}
            </button>
          )}
          <button type="button" class="button" onClick={() => void undoAll()}>
            {undoAllText}
          </button>
        </div>
      )}
      <SaveFailure failure={failure} />
    </>
  )
}
