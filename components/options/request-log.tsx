import { useState } from 'preact/hooks'
import { formatBytes, formatCount, formatDateTime, formatPast, t } from '../../utils/i18n'
import type { RequestRow } from '../../utils/store/rows'

/** So many are shown at first, and so many more for each time that is asked for. */
const FIRST = 5
const PAGE = 50

/** All that left the machine: what was asked for, when, why, and what came of it. */
export function RequestLog({ requests }: { requests: readonly RequestRow[] }) {
  const [shown, setShown] = useState(FIRST)
  const left = requests.length - shown
  return (
    <>
      <h3>{t('requests.heading')}</h3>
      <p class="options-intro">{t('requests.intro')}</p>
      {requests.length === 0 && <p>{t('requests.none')}</p>}
      {requests.length > 0 && (
        <ul class="options-list request-log" role="list" aria-label={t('requests.list')}>
          {requests.slice(0, shown).map((request) => (
            <Request key={request.key} request={request} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <div class="options-actions">
          <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
            {t('panel.showMore', [formatCount(Math.min(PAGE, left)), formatCount(requests.length)])}
          </button>
        </div>
      )}
    </>
  )
}

function Request({ request: { url, led, at, why, bytes, outcome } }: { request: RequestRow }) {
  return (
    <li>
      <p class="address">{url}</p>
      <p class="muted dotted">
        <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
          {formatPast(at)}
        </time>
        <span>{t(`requestReason.${why}`)}</span>
        {bytes > 0 && <span>{formatBytes(bytes)}</span>}
        <span>{outcomeText(outcome)}</span>
        {led && <span class="address">{t('requests.led', [led])}</span>}
      </p>
    </li>
  )
}

function outcomeText(outcome: RequestRow['outcome']): string {
  if (outcome === 'begun' || outcome === 'document' || outcome === 'unchanged') return t(`requestOutcome.${outcome}`)
  return t(`feedError.${outcome}`)
}
