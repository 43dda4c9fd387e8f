import { formatBytes, formatCount, formatDateTime, formatPast, formatUpcoming, t } from '../../utils/i18n'
import type { FeedSettings } from '../../utils/settings'
import { givesKeys } from '../../utils/sync/key-headers'
import type { FeedRow } from '../../utils/store/rows'
import { feedErrorDetail, feedName } from '../feed-state/feed-state'
import { FeedKey } from './feed-key'

/** One feed: its name, how it is doing in words, and what can be done with it. */
export function FeedItem({
  feed,
  row,
  busy,
  cost,
  hasKey,
  onKey,
  onSync,
  onAllow,
  onChange,
  onRemove,
}: {
  feed: FeedSettings
  row: FeedRow | undefined
  busy: boolean
  /** What the sync that runs has asked for so far. */
  cost: { requests: number; bytes: number } | undefined
  /** Whether it is asked with a key. */
  hasKey: boolean
  onKey: (key: string | null) => Promise<void>
  onSync: () => void
  /** Called with the address of the site that access is to be granted to. */
  onAllow: (site: string) => void
  onChange: (change: Partial<FeedSettings>) => void
  onRemove: () => void
}) {
  const name = feedName(feed, row)
  return (
    <li class="feed">
      <div class="feed-head">
        <h3 dir="auto">{name}</h3>
        {!feed.enabled && <span class="chip">{t('feeds.off')}</span>}
        {feed.private && <span class="chip">{t('chip.private')}</span>}
      </div>
      <p class="muted feed-url address">{feed.url}</p>
      {feed.enabled && <Health row={row} busy={busy} />}
      {busy && cost && cost.requests > 0 && (
        <p class="muted">{t('feeds.soFar', cost.requests, [formatCount(cost.requests), formatBytes(cost.bytes)])}</p>
      )}
      {row?.format === 'nvd' && <p class="muted">{t('feeds.nvdNotice')}</p>}
      <div class="options-actions">
        {feed.enabled && row?.error?.code === 'permission' && (
          <button
            type="button"
            class="button button-primary"
            onClick={() => onAllow(siteOf(feed, row))}
            aria-label={t('feeds.allowOf', [name])}
          >
            {t('feeds.allow')}
          </button>
        )}
        {feed.enabled && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={onSync}
            aria-label={busy ? undefined : t('feeds.syncOf', [name])}
          >
            {busy ? t('feeds.busy') : t('feeds.syncNow')}
          </button>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={feed.enabled}
            onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
          />
          {t('feeds.enabled')} <span class="visually-hidden">{name}</span>
        </label>
        <label class="check" title={t('feeds.privateWhy')}>
          <input
            type="checkbox"
            checked={feed.private}
            onChange={(event) => onChange({ private: event.currentTarget.checked })}
          />
          {t('feeds.private')} <span class="visually-hidden">{name}</span>
        </label>
        <button type="button" class="button button-quiet" onClick={onRemove} aria-label={t('feeds.removeOf', [name])}>
          {t('action.remove')}
        </button>
      </div>
      {(hasKey || feed.private || givesKeys(feed.url) || row?.error?.code === 'refused') && (
        <FeedKey url={feed.url} name={name} hasKey={hasKey} onKeep={onKey} />
      )}
    </li>
  )
}

/** The site that access is missing to: the feed's own, or one that its documents are on. */
function siteOf(feed: FeedSettings, row: FeedRow): string {
  const host = row.error?.detail ?? ''
  const other = host !== '' && host !== new URL(feed.url).host && URL.canParse(`https://${host}/`)
  return other ? `https://${host}/` : feed.url
}

function Health({ row, busy }: { row: FeedRow | undefined; busy: boolean }) {
  if (!row || (row.lastAttempt === 0 && row.records === 0)) {
    return <p class="muted">{busy ? t('feeds.busy') : t('feeds.never')}</p>
  }
  const bundled = row.lastSuccess === 0 && row.records > 0
  const detail = row.error && feedErrorDetail(row.error)
  const waiting = row.walk?.waiting ?? 0
  const { articles = 0 } = row
  const isNews = articles > 0 && row.records === 0
  const held = bundled ? 'feeds.bundled' : row.format === 'epss' ? 'feeds.scores' : isNews ? 'feeds.articles' : 'feeds.records'
  const count = isNews ? articles : row.records
  return (
    <>
      {row.error && (
        <p class="feed-error">
          <strong>{t(`feedError.${row.error.code}`)}</strong> {detail && <span dir="auto">{detail}</span>}
        </p>
      )}
      <p class="dotted">
        <span>{t(held, count, [formatCount(count)])}</span>
        <span>
          {row.lastSuccess > 0 ? (
            <Moment text="feeds.lastSuccess" at={row.lastSuccess} />
          ) : (
            t(bundled ? 'feedState.never' : 'feeds.neverSynced')
          )}
        </span>
        {row.error && row.lastAttempt > 0 && (
          <span>
            <Moment text="feeds.lastAttempt" at={row.lastAttempt} />
          </span>
        )}
        {row.failures > 1 && <span>{t('feeds.inARow', row.failures, [formatCount(row.failures)])}</span>}
        {waiting > 0 && <span>{t('feeds.waiting', waiting, [formatCount(waiting)])}</span>}
        {row.nextDue > Date.now() && <span>{t('feeds.next', [formatUpcoming(row.nextDue)])}</span>}
      </p>
      {row.problems.length > 0 && (
        <details>
          <summary>{t('feeds.problems', row.problems.length, [formatCount(row.problems.length)])}</summary>
          <ul class="feed-problems">
            {row.problems.map((problem, index) => (
              <li key={index} dir="auto">
                {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Moment({ text, at }: { text: 'feeds.lastSuccess' | 'feeds.lastAttempt'; at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {t(text, [formatPast(at)])}
    </time>
  )
}
