import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { MOST_CORRECTED, type StoryCorrection } from '../../utils/settings/corrections'
import type { AdvisoryRow } from '../../utils/store/rows'
import { Articles } from '../advisory-detail/sources'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { BelongsHere } from './belongs-here'
import { SaidBefore } from './said-before'
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
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was clicked may be gone.
    if (said) status.current?.focus()
  }, [said])
  const story = loaded.state === 'ready' ? loaded.value : null
  if (!story) return <Articles articles={advisory.articles} />
  const correct = async (correction: StoryCorrection, undo: boolean, sentence: string) => {
    setBusy(true)
    setSaid('')
    setFailed('')
    try {
      const answer = await source.correct({ correction, undo })
      if (!answer.ok) return setFailed(`${t(`correctionError.${answer.error.code}`)} ${answer.error.detail}`.trim())
      setSaid(sentence)
      if (answer.value.advisoryId === null || answer.value.advisoryId === id) onChanged()
      else onOpen({ view: 'advisory', id: answer.value.advisoryId })
    } catch (error) {
      setFailed(`${t('correctionError.notSaved')} ${reasonOf(error)}`)
    } finally {
      setBusy(false)
    }
  }
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
          <p class="story-said" role="status" tabIndex={-1} ref={status}>
            {isBusy ? t('stories.making') : said}
          </p>
          {failed && <p role="alert">{failed}</p>}
          <BelongsHere candidates={() => source.candidates(id)} inputs={[source, advisory]} isBusy={isBusy} onChoose={putIn} />
          <SaidBefore
            corrections={story.corrections}
            isBusy={isBusy}
            onUndo={(correction) => void correct(correction, true, t('stories.undone'))}
          />
        </div>
      }
    />
  )
}
