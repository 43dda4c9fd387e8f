import type { RefObject } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { feedAddress } from '../../utils/settings'
import { FieldProblem } from '../field-problem/field-problem'
import { SaveFailure } from './options-section'
import type { OptionsSource } from './options-source'
import type { NewFeed, useAdding } from './use-adding'

/** Adds a feed by its address, or has it tried first. */
export function AddFeed({
  source,
  heading,
  add,
  failure,
  onTry,
}: {
  source: Pick<OptionsSource, 'formats'>
  heading: RefObject<HTMLHeadingElement | null>
  add: ReturnType<typeof useAdding>[0]
  failure: ReturnType<typeof useAdding>[1]
  onTry: (feed: NewFeed) => void
}) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState('')

  /** Does something with the feed that the form describes, right within the click; says so where it describes none. */
  const withFeed = (use: (feed: NewFeed, form: HTMLFormElement) => void) => {
    if (!form.current) return
    const data = new FormData(form.current)
    const text = (key: string) => String(data.get(key) ?? '').trim()
    const url = feedAddress(text('url'))
    if (url === undefined) return setProblem(t('addFeed.notAnAddress'))
    setProblem('')
    const feed = { url, name: text('name'), format: text('format') || 'auto', private: data.get('private') !== null, sites: [] }
    use(feed, form.current)
  }
  const submit = async (feed: NewFeed, filled: HTMLFormElement) => {
    const outcome = await add(feed)
    setProblem(outcome.problem)
    if (outcome.added) filled.reset()
  }

  return (
    <form
      ref={form}
      class="options-form"
      aria-labelledby={`${id}-heading`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        withFeed((feed, filled) => void submit(feed, filled))
      }}
    >
      <h3 id={`${id}-heading`} ref={heading} tabIndex={-1}>
        {t('addFeed.heading')}
      </h3>
      <div class="field-group wide">
        <label class="labelled">
          {t('addFeed.url')}
          <input
            class="field"
            name="url"
            type="url"
            dir="ltr"
            inputmode="url"
            placeholder="https://"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
          />
        </label>
        <FieldProblem id={`${id}-problem`} text={problem} />
      </div>
      <label class="labelled">
        {t('addFeed.name')}
        <input class="field" name="name" autocomplete="off" />
      </label>
      <label class="labelled">
        {t('addFeed.format')}
        <select class="field" name="format">
          <option value="auto">{t('addFeed.auto')}</option>
          {source.formats.map((format) => (
            <option key={format.id} value={format.id}>
              {format.name}
            </option>
          ))}
        </select>
      </label>
      <label class="check wide">
        <input type="checkbox" name="private" />
        <span>
          {t('feeds.private')} <span class="muted">{t('feeds.privateWhy')}</span>
        </span>
      </label>
      <SaveFailure failure={failure} />
      <div class="options-actions wide">
        <button type="submit" class="button button-primary">
          {t('addFeed.add')}
        </button>
        <button type="button" class="button" onClick={() => withFeed(onTry)}>
          {t('addFeed.try')}
        </button>
        <span class="muted">{t('addFeed.tryWhat')}</span>
      </div>
    </form>
  )
}
