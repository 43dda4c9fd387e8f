import { useId, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { isAccessKey } from '../../utils/settings/access-key'
import { FieldProblem } from '../field-problem/field-problem'
import { reasonOf } from '../loaded/use-loaded'

/** The key that is sent with a feed's requests: whether there is one, and another in its place. It is never shown again. */
export function FeedKey({
  url,
  name,
  hasKey,
  onKeep,
}: {
  url: string
  /** What the feed is called. */
  name: string
  hasKey: boolean
  onKeep: (key: string | null) => Promise<void>
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const { host } = new URL(url)
  const keep = async (key: string | null) => {
    setSaid('')
    const isFit = key === null || isAccessKey(key)
    setProblem(isFit ? '' : t('feedKey.unfit'))
    if (!isFit) return
    try {
      await onKeep(key)
      setText('')
      setSaid(t(key === null ? 'feedKey.forgotten' : 'feedKey.saved'))
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  return (
    <details class="feed-key">
      <summary>
        {t(hasKey ? 'feedKey.has' : 'feedKey.none')} <span class="visually-hidden">{name}</span>
      </summary>
      <p class="muted" id={`${id}-what`}>
        {t('feedKey.what', [host])}
      </p>
      <form
        class="options-actions"
        onSubmit={(event) => {
          event.preventDefault()
          void keep(text.trim())
        }}
      >
        <input
          class="field"
          type="password"
          value={text}
          autocomplete="off"
          spellcheck={false}
          aria-label={t('feedKey.label', [name])}
          aria-describedby={`${id}-what ${id}-problem`}
          aria-invalid={problem !== ''}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t('feedKey.save')}
        </button>
        {hasKey && (
          <button type="button" class="button button-quiet" onClick={() => void keep(null)}>
            {t('feedKey.forget')}
          </button>
        )}
        <span role="status" class="muted">
          {said}
        </span>
      </form>
      <FieldProblem id={`${id}-problem`} text={problem} />
    </details>
  )
}
