import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { AboutRoute } from '../../utils/platform/panel-route'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import type { About, PanelSource } from './panel-source'

/**
 * What a card in a page was asked to do and may not do itself: to watch its name, or to be quiet on the page's site. Here a page can neither
 * press the button nor cover the question.
 */
export function AboutQuestion({
  source,
  route,
  about,
  onDone,
}: {
  source: PanelSource
  route: AboutRoute
  about: About
  /** Answered, either way. */
  onDone: () => void
}) {
  const { id, ask, site = '' } = route
  const name = about.entity?.name ?? id
  const [isQuiet] = useLoaded(() => source.isQuiet(site), [source, site])
  if (ask === 'quiet') {
    if (isQuiet.state !== 'ready' || site === '') return null
    const quiet = isQuiet.value
    return (
      <Question
        text={t(quiet ? 'ask.isQuiet' : 'ask.quiet', [site])}
        yes={t(quiet ? 'ask.loudYes' : 'ask.quietYes', [site])}
        run={() => source.setQuiet(site, !quiet)}
        onDone={onDone}
      />
    )
  }
  if (ask !== 'watch' || about.entity === null || about.watchedWith) return null
  return (
    <Question
      text={t(about.watched ? 'ask.isWatched' : 'ask.watch', [name])}
      yes={t(about.watched ? 'about.unwatch' : 'about.watch')}
      run={() => source.setWatched(id, !about.watched)}
      onDone={onDone}
    />
  )
}

function Question({ text, yes, run, onDone }: { text: string; yes: string; run: () => Promise<void>; onDone: () => void }) {
  const box = useRef<HTMLElement>(null)
  const [failed, setFailed] = useState('')
  useEffect(() => box.current?.focus(), [])
  const answer = () => run().then(onDone, (error: unknown) => setFailed(`${t('state.notSaved')} ${reasonOf(error)}`))
  return (
    <section class="panel-question" ref={box} tabIndex={-1} aria-label={text}>
      <p>{text}</p>
      <div class="panel-actions">
        <button type="button" class="button button-primary" onClick={() => void answer()}>
          {yes}
        </button>
        <button type="button" class="button button-quiet" onClick={onDone}>
          {t('ask.notNow')}
        </button>
      </div>
      {failed && <p role="alert">{failed}</p>}
    </section>
  )
}
