import { formatCount, formatDateTime, formatPast, t } from '../../utils/i18n'
import { feedErrorDetail, type FeedsState } from './feed-state'

/** How the feeds are doing, in one line: what is wrong where something is, else how fresh they are. */
export function FeedStateLine({ state }: { state: FeedsState }) {
  const [problem, ...others] = state.failing
  if (problem) {
    return (
      <span class="feed-state" title={feedErrorDetail(problem.error)}>
        <strong>{problem.name}</strong>: {t(`feedError.${problem.error.code}`)}
        {others.length > 0 && ` ${t('feedState.moreProblems', others.length, [formatCount(others.length)])}`}
      </span>
    )
  }
  if (state.enabled === 0) return <span class="feed-state">{t('feedState.none')}</span>
  return (
    <span class="feed-state dotted">
      <span>{t('feedState.feeds', state.enabled, [formatCount(state.enabled)])}</span>
      {state.lastSuccess === 0 ? <span>{t('feedState.never')}</span> : <Synced at={state.lastSuccess} />}
    </span>
  )
}

function Synced({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {t('feedState.synced', [formatPast(at)])}
    </time>
  )
}
