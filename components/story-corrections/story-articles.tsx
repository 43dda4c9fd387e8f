import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { correctionKey, MOST_CORRECTED, type StoryCorrection } from '../../utils/settings/corrections'
import type { AdvisoryRow } from '../../utils/store/rows'
import { Articles } from '../advisory-detail/sources'
import { SaidBefore } from '../correction/said-before'
import { CorrectionStatus, useCorrection } from '../correction/use-correction'
import { useLoaded } from '../loaded/use-loaded'
import { BelongsHere } from './belongs-here'
import { correctionText } from './correction-text'
import type { StoryCandidate, StorySource } from './story-source'

/**
 * The articles of an advisory. Where news told them, a person can say that one is not about this, that another story belongs here, and
 * take back what was said. `onChanged`: the advisory is to be read again.
 */
export function StoryArticles({
  source,
  row: { id, advisory },
  onChanged,
  onOpen,
}: {
  source: StorySource
  row: AdvisoryRow
  onChanged: () => void
  onOpen: (route: PanelRoute) => void
}) {
  const [loaded] = useLoaded(() => source.story(id), [source, id, advisory])
  const [state, answered] = useCorrection(id, onChanged, onOpen)
  const story = loaded.state === 'ready' ? loaded.value : null
  if (!story) return <Articles articles={advisory.articles} />
  const { isBusy } = state
  const correct = (correction: StoryCorrection, undo: boolean, sentence: string) =>
    answered(() => source.correct({ correction, undo }), sentence)
  const made = () => ({ story: advisory.title, addedAt: new Date().toISOString() })
  const takeOut = (article: string, name: string) => {
    const others = story.articles.filter((other) => other !== article).slice(0, MOST_CORRECTED)
    const identifiers = story.identifiers.slice(0, MOST_CORRECTED)
    void correct({ ...made(), verdict: 'apart', article, others, identifiers, name }, false, t('stories.takenOut', [name]))
  }
  const putIn = ({ title, articles }: StoryCandidate) => {
    const both = [...story.articles.slice(0, MOST_CORRECTED), ...articles.slice(0, MOST_CORRECTED)]
    void correct({ ...made(), verdict: 'together', articles: both, name: title }, false, t('stories.putIn', [title]))
  }
  const canBeTakenOut = story.articles.length > 1 || story.identifiers.length > 0
  return (
    <Articles
      articles={advisory.articles}
      action={({ url, title }) =>
        canBeTakenOut &&
        url !== null &&
        story.articles.includes(url) && (
          <button
            type="button"
            class="button button-quiet story-take-out"
            aria-label={t('stories.takeOutOf', [title])}
            disabled={isBusy}
            onClick={() => takeOut(url, title)}
          >
            {t('stories.takeOut')}
          </button>
        )
      }
      end={
        <div class="story-corrections">
          <CorrectionStatus state={state} making={t('stories.making')} />
          <BelongsHere candidates={() => source.candidates(id)} inputs={[source, advisory]} isBusy={isBusy} onChoose={putIn} />
          <SaidBefore
            heading={t('stories.said')}
            said={story.corrections}
            keyOf={correctionKey}
            textOf={correctionText}
            isBusy={isBusy}
            onUndo={(correction) => void correct(correction, true, t('stories.undone'))}
          />
        </div>
      }
    />
  )
}
