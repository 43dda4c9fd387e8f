import { useId, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { feedAddress, type Settings } from '../../utils/settings'
import { FieldProblem } from './field-problem'
import { SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'

/** Adds a feed by its address, asking for access to its site on the way. */
export function AddFeed({
  source,
  settings,
  onAdded,
}: {
  source: OptionsSource
  settings: Settings
  onAdded: (url: string) => void
}) {
  const id = useId()
  const [problem, setProblem] = useState('')
  const [save, failure] = useSave(source)

  const add = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const text = (key: string) => String(data.get(key) ?? '').trim()
    const url = feedAddress(text('url'))
    if (url === undefined) return setProblem(t('addFeed.notAnAddress'))
    if (settings.feeds.some((feed) => feed.url === url)) return setProblem(t('addFeed.alreadyThere'))
    // Nothing may be awaited before this: browsers ask only while the click lasts.
    const granted = await source.requestAccess(url)
    if (!granted) return setProblem(t('addFeed.notAllowed', [new URL(url).host]))
    setProblem('')
    const feed = {
      url,
      name: text('name'),
      format: text('format') || 'auto',
      enabled: true,
      private: data.get('private') !== null,
    }
    const saved = await save((current) => ({ ...current, feeds: [...current.feeds.filter((other) => other.url !== url), feed] }))
    if (!saved) return
    form.reset()
    onAdded(url)
  }

  return (
    <form
      class="options-form"
      aria-labelledby={`${id}-heading`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add(event.currentTarget)
      }}
    >
      <h3 id={`${id}-heading`}>{t('addFeed.heading')}</h3>
      <div class="field-group wide">
        <label class="labelled">
          {t('addFeed.url')}
          <input
            class="field"
            name="url"
            type="url"
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
      </div>
    </form>
  )
}
