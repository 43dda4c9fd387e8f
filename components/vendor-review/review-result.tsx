import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { countStates, orderedRows, ROW_STATES, type ReviewAs, type RowState } from '../../utils/vendor-review'
import { listName } from '../list-input/list-input'
import { ListProblems } from '../list-input/list-problems'
import { Notice } from '../notice/notice'
import { ReviewTakeAway } from '../take-away/review-take-away'
import { partsOf, WhileNear } from '../while-near/while-near'
import { comparedWith, judged, notesOf, reviewTable, type Decided, type JudgedRow } from './judged'
import { ReviewRowView } from './review-row'
import type { Reviewed, ReviewSource, Standing } from './review-source'

/** How high a row is about, in pixels. */
const ABOUT_HIGH = 96

type Shown = RowState | 'all' | 'exploited'
type Order = 'listed' | 'urgent'

/** What a list came to: a row each, to be narrowed, put in order, decided where several names may be meant, and taken away. */
export function ReviewResult({
  source,
  name,
  reviewed,
  onReadAs,
  onAgain,
}: {
  source: ReviewSource
  /** The file's name; empty for what was pasted. */
  name: string
  reviewed: Reviewed
  onReadAs: (as: ReviewAs) => void
  onAgain: () => void
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [decided, setDecided] = useState<Decided>(new Map())
  const [later, setLater] = useState<ReadonlyMap<string, Standing>>(new Map())
  const [shown, setShown] = useState<Shown>('all')
  const [order, setOrder] = useState<Order>('listed')
  useEffect(() => heading.current?.focus(), [])
  const rows = useMemo(() => {
    const standings = new Map([...reviewed.standings, ...later])
    return judged(reviewed.rows, decided, standings)
  }, [reviewed, decided, later])
  const listed = useMemo(() => {
    const some = rows.filter((row) => isShown(row, shown))
    return order === 'urgent' ? orderedRows(some) : some
  }, [rows, shown, order])
  const decide = async (place: number, choice: string) => {
    if (choice !== '' && !reviewed.standings.has(choice) && !later.has(choice)) {
      const standing = await source.standing(choice)
      setLater((before) => new Map(before).set(choice, standing))
    }
    setDecided((before) => new Map(before).set(place, choice))
  }
  const isText = reviewed.kind === 'text'
  return (
    <>
      <div class="review-found">
        <h2 id={`${id}-heading`} ref={heading} tabIndex={-1} dir="auto">
          {t('review.of', [listName(name)])}
        </h2>
        <p>
          {t(isText ? 'review.namesInText' : 'review.rows', rows.length, [formatCount(rows.length)])} {comparedWith(reviewed)}
        </p>
        <p class="muted">{notesOf(reviewed).join(' ')}</p>
        {reviewed.inventory && <ListProblems inventory={reviewed.inventory} />}
        <div class="review-actions">
          {rows.length > 0 && (
            <ReviewTakeAway name={listName(name)} table={() => reviewTable(name, reviewed, rows)} source={source} />
          )}
          <button type="button" class="button button-quiet" onClick={() => onReadAs(isText ? 'list' : 'text')}>
            {t(isText ? 'review.asList' : 'review.asText')}
          </button>
          <button type="button" class="button button-quiet" onClick={onAgain}>
            {t('review.again')}
          </button>
        </div>
      </div>
      {rows.length === 0 ? (
        <Notice text={t('review.nothing')} />
      ) : (
        <>
          <Narrow rows={rows} shown={shown} onShown={setShown} order={order} onOrder={setOrder} />
          <div class="review-rows" role="list" aria-labelledby={`${id}-heading`}>
            {partsOf(listed).map(({ start, part }) => (
              <WhileNear key={part.map(({ place }) => place).join(' ')} atOnce={start === 0} height={part.length * ABOUT_HIGH}>
                {() =>
                  part.map((row, index) => (
                    <ReviewRowView
                      key={row.place}
                      judged={row}
                      at={{ size: listed.length, place: start + index + 1 }}
                      onOpen={source.openPanel}
                      onDecide={(choice) => decide(row.place, choice)}
                    />
                  ))
                }
              </WhileNear>
            ))}
          </div>
        </>
      )}
    </>
  )
}

/** Which rows are shown, with how many there are of each kind, and in which order. */
function Narrow({
  rows,
  shown,
  onShown,
  order,
  onOrder,
}: {
  rows: readonly JudgedRow[]
  shown: Shown
  onShown: (shown: Shown) => void
  order: Order
  onOrder: (order: Order) => void
}) {
  const states = countStates(rows.map(({ state }) => state))
  const exploited = rows.filter((row) => isShown(row, 'exploited')).length
  const kinds: { kind: Shown; word: string; count: number }[] = [
    { kind: 'all', word: t('review.all'), count: rows.length },
    ...ROW_STATES.map((state) => ({ kind: state, word: t(`reviewState.${state}`), count: states[state] })),
  ]
  kinds.splice(2, 0, { kind: 'exploited', word: t('exploited.known'), count: exploited })
  return (
    <div class="review-narrow">
      <div role="group" aria-label={t('review.show')} class="review-kinds">
        {kinds
          .filter(({ kind, count }) => count > 0 || kind === 'all' || kind === shown)
          .map(({ kind, word, count }) => (
            <button
              type="button"
              key={kind}
              class="button review-kind"
              aria-pressed={kind === shown}
              onClick={() => onShown(kind)}
            >
              {word} <span class="number">{formatCount(count)}</span>
            </button>
          ))}
      </div>
      <label class="review-order">
        {t('review.order')}
        <select
          class="field"
          value={order}
          onChange={(event) => onOrder(event.currentTarget.value === 'urgent' ? 'urgent' : 'listed')}
        >
          <option value="listed">{t('review.orderListed')}</option>
          <option value="urgent">{t('review.orderUrgent')}</option>
        </select>
      </label>
    </div>
  )
}

function isShown({ state, status }: JudgedRow, shown: Shown): boolean {
  if (shown === 'all') return true
  return shown === 'exploited' ? (status?.exploited ?? 0) > 0 : state === shown
}
