import { useId, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { WatchedEntity } from '../../utils/settings'
import type { Review, ReviewEntry } from '../../utils/watchlist/review'
import { entityTypeName } from '../names/names'
import type { Chosen } from './import-review'

/** How many names are listed at a time: a list may have 50,000. */
const PAGE = 50

/** The names of a list of one kind, each to be ticked or, where several may be meant, chosen from. */
export function ImportGroup({
  kind,
  entries,
  chosen,
  choose,
}: {
  kind: keyof Review
  entries: readonly ReviewEntry[]
  chosen: Chosen
  /** Takes for each entry the index of what is to be watched, or undefined for nothing. */
  choose: (changes: Iterable<[entry: ReviewEntry, choice: number | undefined]>) => void
}) {
  const id = useId()
  const [shown, setShown] = useState(PAGE)
  if (entries.length === 0) return null
  const open = entries.filter(({ choices }) => choices[0]?.isWatched === false)
  const isAll = open.every(({ key }) => chosen.has(key))
  return (
    <section class="import-group" aria-labelledby={`${id}-heading`}>
      <div class="import-group-head">
        <h4 id={`${id}-heading`}>
          {t(`importGroup.${kind}`)} <span class="muted number">{formatCount(entries.length)}</span>
        </h4>
        {kind !== 'ambiguous' && open.length > 1 && (
          <button
            type="button"
            class="button button-quiet"
            aria-describedby={`${id}-heading`}
            onClick={() => choose(open.map((entry) => [entry, isAll ? undefined : 0]))}
          >
            {isAll ? t('importGroup.selectNone') : t('importGroup.selectAll')}
          </button>
        )}
      </div>
      <p class="muted">{t(`importGroup.${kind}What`)}</p>
      <ul class="options-list" role="list" aria-labelledby={`${id}-heading`}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.key} class="import-row">
            {kind === 'ambiguous' ? (
              <Decision entry={entry} choice={chosen.get(entry.key)} onChoose={(choice) => choose([[entry, choice]])} />
            ) : (
              <Tick
                entry={entry}
                isChosen={chosen.has(entry.key)}
                onChoose={(isChosen) => choose([[entry, isChosen ? 0 : undefined]])}
              />
            )}
          </li>
        ))}
      </ul>
      {entries.length > shown && (
        <div class="options-actions">
          <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
            {t('panel.showMore', [formatCount(Math.min(PAGE, entries.length - shown)), formatCount(entries.length)])}
          </button>
        </div>
      )}
    </section>
  )
}

function Tick({ entry, isChosen, onChoose }: { entry: ReviewEntry; isChosen: boolean; onChoose: (isChosen: boolean) => void }) {
  const [choice] = entry.choices
  if (!choice) return null
  const { entity, isWatched } = choice
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isChosen || isWatched}
        disabled={isWatched}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <span>
        <strong dir="auto">{entity.name}</strong> <span class="muted">{whatItIs(entity)}</span>
        {isWatched && (
          <>
            {' '}
            <span class="chip" data-kind="watched">
              {t('importGroup.watched')}
            </span>
          </>
        )}{' '}
        <WrittenAs entry={entry} name={entity.name} />
      </span>
    </label>
  )
}

const NONE = 'none'

function Decision({
  entry,
  choice,
  onChoose,
}: {
  entry: ReviewEntry
  choice: number | undefined
  onChoose: (choice: number | undefined) => void
}) {
  const [name = ''] = entry.writtenAs
  return (
    <label class="import-decision">
      <span>
        <strong dir="auto">{name}</strong>{' '}
        <span class="muted" dir="auto">
          {entry.statedVendor}
        </span>{' '}
        <WrittenAs entry={entry} name={name} />
      </span>
      <select
        class="field"
        value={choice === undefined ? NONE : String(choice)}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChoose(value === NONE ? undefined : Number(value))
        }}
      >
        <option value={NONE}>{t('importGroup.noneOfThese')}</option>
        {entry.choices.map(({ entity, isWatched }, index) => (
          <option key={`${entity.vendor ?? ''}/${entity.name}`} value={String(index)} disabled={isWatched}>
            {[entity.name, whatItIs(entity), isWatched && t('importGroup.watched')].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  )
}

/** How the list writes a name, where that says more than the name, and that it only came along. */
function WrittenAs({ entry, name }: { entry: ReviewEntry; name: string }) {
  const { writtenAs, rowCount, indirect } = entry
  const [first = ''] = writtenAs
  const more = rowCount - 1
  const parts = [
    first !== name && first,
    more > 0 && t('importGroup.moreRows', more, [formatCount(more)]),
    indirect && t('importGroup.indirect'),
  ].filter((part) => part !== false)
  if (parts.length === 0) return null
  return (
    <span class="import-written muted dotted">
      {parts.map((part) => (
        <span key={part}>
          <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  )
}

function whatItIs({ vendor, type }: WatchedEntity): string {
  return [vendor, entityTypeName(type)].filter(Boolean).join(' · ')
}
