import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { slug } from '../../utils/advisories'
import { formatCount, t } from '../../utils/i18n'
import { INVENTORY_FORMATS, type Inventory } from '../../utils/inventory'
import type { WatchedEntity } from '../../utils/settings'
import type { Review, ReviewEntry } from '../../utils/watchlist/review'
import { ListProblems } from '../list-input/list-problems'
import { ImportGroup } from './import-group'
import type { ReadList } from './read-list'

/** Which choice of an entry is to be watched; an entry that is not in it, none. */
export type Chosen = ReadonlyMap<string, number>

/** What a list comes to, to be looked through before anything of it is watched. */
export function ImportReview({
  name,
  list: { inventory, review },
  onWatch,
  onCancel,
}: {
  /** The file's name; empty for a pasted list. */
  name: string
  list: ReadList
  onWatch: (chosen: WatchedEntity[]) => void
  onCancel: () => void
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [chosen, setChosen] = useState<Chosen>(() => certainOf(review))
  const [find, setFind] = useState('')
  const found = useMemo(() => narrowed(review, find), [review, find])
  useEffect(() => heading.current?.focus(), [])
  const choose = (changes: Iterable<[entry: ReviewEntry, choice: number | undefined]>) =>
    setChosen((before) => {
      const after = new Map(before)
      for (const [{ key }, choice] of changes) {
        if (choice === undefined) after.delete(key)
        else after.set(key, choice)
      }
      return after
    })
  const groups = { chosen, choose }
  const isEmpty = sizeOf(review) === 0
  return (
    <div class="import-review" aria-labelledby={`${id}-heading`} role="group">
      <div class="import-found">
        <h4 id={`${id}-heading`} ref={heading} tabIndex={-1}>
          {name ? t('importList.foundIn', [name]) : t('importList.foundInPasted')}
        </h4>
        <p>{countsText(inventory, review)}</p>
        <ListProblems inventory={inventory} />
      </div>
      {isEmpty ? (
        <p>{t('importList.noNames')}</p>
      ) : (
        <label class="labelled">
          {t('importList.find')}
          <input
            class="field"
            type="search"
            value={find}
            autocomplete="off"
            onInput={(event) => setFind(event.currentTarget.value)}
          />
        </label>
      )}
      <p aria-live="polite" class="import-nothing">
        {!isEmpty && sizeOf(found) === 0 && t('importList.nothingFound', [find])}
      </p>
      <ImportGroup kind="matched" entries={found.matched} {...groups} />
      <ImportGroup kind="ambiguous" entries={found.ambiguous} {...groups} />
      <ImportGroup kind="unknown" entries={found.unknown} {...groups} />
      <div class="import-bar">
        {!isEmpty && (
          <button
            type="button"
            class={chosen.size > 0 ? 'button button-primary' : 'button'}
            disabled={chosen.size === 0}
            onClick={() => onWatch(entitiesOf(review, chosen))}
          >
            {t('importList.watch', chosen.size, [formatCount(chosen.size)])}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {t('importList.cancel')}
        </button>
      </div>
    </div>
  )
}

function countsText({ format, rows }: Inventory, review: Review): string {
  const names = sizeOf(review)
  const formatName = INVENTORY_FORMATS.find(({ id }) => id === format)?.name || t('importList.plainList')
  return [
    t('importList.rows', rows.length, [formatCount(rows.length), formatName]),
    t('importList.names', names, [formatCount(names)]),
  ].join(' ')
}

/** What is certain and not watched yet is chosen from the start. */
function certainOf({ matched }: Review): Chosen {
  return new Map(matched.filter(({ choices }) => choices[0]?.isWatched === false).map(({ key }) => [key, 0]))
}

function entitiesOf({ matched, ambiguous, unknown }: Review, chosen: Chosen): WatchedEntity[] {
  return [...matched, ...ambiguous, ...unknown].flatMap(({ key, choices }) => choices[chosen.get(key) ?? -1]?.entity ?? [])
}

function sizeOf({ matched, ambiguous, unknown }: Review): number {
  return matched.length + ambiguous.length + unknown.length
}

function narrowed(review: Review, find: string): Review {
  const words = slug(find)
  if (words === '') return review
  const has = ({ writtenAs, choices }: ReviewEntry) =>
    [...writtenAs, ...choices.flatMap(({ entity }) => [entity.name, entity.vendor ?? ''])].some((text) =>
      slug(text).includes(words),
    )
  return { matched: review.matched.filter(has), ambiguous: review.ambiguous.filter(has), unknown: review.unknown.filter(has) }
}
