import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { formatList, t } from '../../utils/i18n'
import { feedAddress } from '../../utils/settings'
import type { TrialErrorCode } from '../../utils/sync/trial'
import { feedErrorDetail, feedName } from '../feed-state/feed-state'
import { Notice } from '../notice/notice'
import { FeedTrialResult, recognisedText } from './feed-trial-result'
import { FieldProblem } from '../field-problem/field-problem'
import type { OptionsSource } from './options-source'
import type { NewFeed } from './use-adding'
import type { Trial } from './use-trial'

/** A feed on trial: that it is fetched, what was found, or what stands in the way and what can be done about it. */
export function FeedTrialPanel({
  trial,
  formats,
  isThere,
  onAdd,
  onTry,
  onClose,
}: {
  trial: Trial
  formats: OptionsSource['formats']
  isThere: boolean
  onAdd: () => Promise<{ problem: string }>
  onTry: (feed: NewFeed) => void
  onClose: () => void
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [problem, setProblem] = useState('')
  const { feed } = trial
  const running = trial.at === 'running'
  // Also when it is tried again: the button that said so is gone.
  useEffect(() => {
    if (running) heading.current?.focus()
  }, [running])
  const answer = trial.at === 'answered' ? trial.answer : undefined
  const found = answer?.ok ? answer.value : undefined
  const sites = found?.sites ?? []
  return (
    <section class="trial" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`} ref={heading} tabIndex={-1} dir="auto">
        {t('trial.heading', [feedName(feed)])}
      </h3>
      <p role="status" class="trial-status">
        {running && t('trial.running')}
        {found && recognisedText(found, formats)}
      </p>
      {trial.at === 'broke' && <Notice kind="error" text={t('trial.broke')} detail={trial.detail} />}
      {answer && !answer.ok && <Failed feed={feed} error={answer.error} onTry={onTry} />}
      {found && <FeedTrialResult found={found} />}
      {sites.length > 0 && (
        <Notice text={t('trial.sites', [formatList(sites.map((site) => new URL(site).host))])}>
          <button type="button" class="button" onClick={() => onTry({ ...feed, sites: [...feed.sites, ...sites] })}>
            {t('trial.allow')}
          </button>
        </Notice>
      )}
      <FieldProblem id={`${id}-problem`} text={problem} />
      <div class="options-actions">
        {found && !isThere && (
          <button
            type="button"
            class="button button-primary"
            aria-describedby={problem ? `${id}-problem` : undefined}
            onClick={() => void onAdd().then((outcome) => setProblem(outcome.problem))}
          >
            {t('trial.add')}
          </button>
        )}
        {isThere && <span class="chip">{t('presets.isThere')}</span>}
        <button type="button" class="button" onClick={onClose}>
          {t(running ? 'trial.cancel' : 'trial.close')}
        </button>
      </div>
    </section>
  )
}

/** What stood in the way, and what a person can do: read the hint, let the browser allow it, or follow where the feed went. */
function Failed({
  feed,
  error,
  onTry,
}: {
  feed: NewFeed
  error: { code: TrialErrorCode; detail: string }
  onTry: (feed: NewFeed) => void
}) {
  const { code, detail } = error
  if (code === 'cancelled') return <Notice text={t('trial.cancelled')} />
  if (code === 'notAnAddress') return <Notice kind="error" text={t('addFeed.notAnAddress')} />
  const moved = code === 'redirected' ? feedAddress(detail) : undefined
  const hint = hintOf(code)
  return (
    <Notice kind="error" text={t(`feedError.${code}`)} detail={feedErrorDetail({ code, detail })}>
      {hint && <p>{hint}</p>}
      {moved && (
        <button type="button" class="button" onClick={() => onTry({ ...feed, url: moved })}>
          {t('trial.tryThere')}
        </button>
      )}
      {code === 'permission' && (
        <button type="button" class="button" onClick={() => onTry(feed)}>
          {t('trial.allow')}
        </button>
      )}
    </Notice>
  )
}

/** What can be done about a failure, in a sentence; empty where what is said of it already says so. */
function hintOf(code: TrialErrorCode): string {
  switch (code) {
    case 'unreachable':
      return t('trialHint.unreachable')
    case 'timeout':
    case 'serverError':
      return t('trialHint.later')
    case 'notFound':
      return t('trialHint.notFound')
    case 'refused':
      return t('trialHint.refused')
    case 'tooLarge':
      return t('trialHint.tooLarge')
    case 'notRecognised':
      return t('trialHint.notRecognised')
    case 'invalid':
      return t('trialHint.invalid')
    default:
      return ''
  }
}
