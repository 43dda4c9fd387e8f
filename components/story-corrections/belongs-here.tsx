import { useId, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'
import { useLoaded } from '../loaded/use-loaded'
import { Loading, StoreFailed } from '../notice/notice'
import { SearchBox } from '../search/search'
import type { StoryCandidate } from './story-source'

/** How many stories are offered at a time. */
const OFFERED = 5

/** Other stories to choose one from that belongs here: those most alike, or what a search finds among all. */
export function BelongsHere({
  candidates,
  inputs,
  isBusy,
  onChoose,
}: {
  candidates: () => Promise<StoryCandidate[]>
  /** What the candidates follow from. */
  inputs: readonly unknown[]
  isBusy: boolean
  onChoose: (candidate: StoryCandidate) => void
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="story-add" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('stories.add')}</summary>
      {isOpen && <Offered candidates={candidates} inputs={inputs} isBusy={isBusy} onChoose={onChoose} />}
    </details>
  )
}

function Offered({ candidates, inputs, isBusy, onChoose }: Parameters<typeof BelongsHere>[0]) {
  const id = useId()
  const [loaded] = useLoaded(candidates, inputs)
  const [query, setQuery] = useState('')
  if (loaded.state === 'loading') return <Loading text={t('state.loading')} />
  if (loaded.state === 'failed') return <StoreFailed detail={loaded.detail} />
  const found = matching(loaded.value, query)
  return (
    <div class="story-offered">
      <SearchBox query={query} onQuery={setQuery} label={t('stories.search')} />
      <p class="muted" id={id} role="status">
        {offeredText(found.length, query)}
      </p>
      <ul class="detail-rows" role="list" aria-labelledby={id}>
        {found.slice(0, OFFERED).map((candidate) => (
          <li key={candidate.articles[0]} class="row-with-action">
            <p>
              <span class="detail-row-title" dir="auto" lang={candidate.language || undefined}>
                {candidate.title}
              </span>
              <span class="muted dotted">
                {candidate.publishers[0] && <span>{candidate.publishers[0]}</span>}
                {candidate.published && <DateText iso={candidate.published} style="day" />}
                {candidate.articles.length > 1 && (
                  <span>{t('stories.articles', candidate.articles.length, [formatCount(candidate.articles.length)])}</span>
                )}
              </span>
            </p>
            <button
              type="button"
              class="button"
              aria-label={t('stories.putInOf', [candidate.title])}
              disabled={isBusy}
              onClick={() => onChoose(candidate)}
            >
              {t('stories.putInButton')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function offeredText(found: number, query: string): string {
  if (found === 0) return t(query.trim() === '' ? 'stories.none' : 'stories.nothingFound')
  return query.trim() === '' ? t('stories.mostAlike') : t('stories.found', found, [formatCount(found)])
}

/** Those that have every word of the query in their title or publishers. */
function matching(candidates: readonly StoryCandidate[], query: string): StoryCandidate[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return candidates.filter(({ title, publishers }) => {
    const text = [title, ...publishers].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
