import { useEffect, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { FeedSettings, Settings } from '../../utils/settings'
import type { RequestRow } from '../../utils/store/rows'
import { loggedAddress } from '../../utils/sync/logged-address'
import type { SyncOutcome } from '../../utils/sync/outcome'
import { feedName } from '../feed-state/feed-state'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { FeedItem } from './feed-item'
import { feedNames } from './feed-names'
import { NewFeeds } from './new-feeds'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { useUndo } from './undo'

/** How often the feeds' health is read again: the worker syncs them while this page is open, and while the person waits for it. */
const REFRESH = 5_000
const REFRESH_BUSY = 1_000

const NONE: ReadonlySet<string> = new Set()

/** The feeds, how each is doing, and adding another. */
export function FeedsSection({
  source,
  settings,
  synced,
  onSynced,
}: {
  source: OptionsSource
  settings: Settings
  /** Grows whenever feeds were synced. */
  synced: number
  onSynced: () => void
}) {
  const [rows, reload] = useLoaded(() => source.feedRows(), [source, settings.feeds, synced])
  const [keys, reloadKeys] = useLoaded(() => source.feedsWithKey(), [source])
  const withKey = keys.state === 'ready' ? keys.value : NONE
  const [busy, setBusy] = useState<string[]>([])
  const isBusy = busy.length > 0
  const [log] = useLoaded(async () => (isBusy ? source.requests() : []), [source, rows, isBusy])
  const requests = log.state === 'ready' ? log.value : []
  const [since, setSince] = useState(0)
  const [said, setSaid] = useState('')
  const [save, failure] = useSave(source)
  const [removed, undo] = useUndo()
  useEffect(() => {
    const timer = setInterval(reload, isBusy ? REFRESH_BUSY : REFRESH)
    return () => clearInterval(timer)
  }, [reload, isBusy])
  const byUrl = new Map(rows.state === 'ready' ? rows.value.map((row) => [row.url, row]) : [])
  const enabled = settings.feeds.filter((feed) => feed.enabled).map(({ url }) => url)

  const sync = async (urls: string[]) => {
    setBusy(urls)
    setSince(Date.now())
    setSaid(t('feeds.syncing', urls.length, [formatCount(urls.length)]))
    try {
      const outcomes = await source.syncFeeds(urls)
      const nameOf = await feedNames(source)
      setSaid(outcomes.map((outcome) => outcomeText(outcome, nameOf(outcome.url))).join(' '))
    } catch (error) {
      setSaid(t('feeds.syncFailed', [reasonOf(error)]))
    }
    setBusy([])
    onSynced()
  }

  const remove = async (feed: FeedSettings, index: number) => {
    const without = (feeds: FeedSettings[]) => feeds.filter((other) => other.url !== feed.url)
    if (!(await save((current) => ({ ...current, feeds: without(current.feeds) })))) return
    removed(feedName(feed, byUrl.get(feed.url)), () =>
      save((current) => ({ ...current, feeds: without(current.feeds).toSpliced(index, 0, feed) })),
    )
  }

  return (
    <OptionsSection id="feeds" title={t('options.feeds')} intro={t('feeds.intro')}>
      {settings.feeds.length === 0 && <p>{t('feeds.none')}</p>}
      <div>
        <ul class="options-list" role="list">
          {settings.feeds.map((feed, index) => (
            <FeedItem
              key={feed.url}
              feed={feed}
              row={byUrl.get(feed.url)}
              busy={busy.includes(feed.url)}
              cost={costOf(feed.url, requests, since)}
              hasKey={withKey.has(feed.url)}
              onKey={async (key) => {
                await source.keepFeedKey(feed.url, key)
                reloadKeys()
              }}
              onSync={() => void sync([feed.url])}
              onAllow={(site) => void source.requestAccess(site).then((granted) => (granted ? sync([feed.url]) : undefined))}
              onChange={(change) =>
                void save((current) => ({
                  ...current,
                  feeds: current.feeds.map((other) => (other.url === feed.url ? { ...other, ...change } : other)),
                }))
              }
              onRemove={() => void remove(feed, index)}
            />
          ))}
        </ul>
        {undo}
      </div>
      <SaveFailure failure={failure} />
      <div class="options-actions">
        {enabled.length > 1 && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void sync(enabled)}>
            {t('feeds.syncAll')}
          </button>
        )}
        <p aria-live="polite" class="muted">
          {said}
        </p>
      </div>
      <NewFeeds source={source} settings={settings} onAdded={(url) => void sync([url])} onTried={onSynced} />
    </OptionsSection>
  )
}

function costOf(url: string, requests: readonly RequestRow[], since: number): { requests: number; bytes: number } {
  const feed = loggedAddress(url)
  const made = requests.filter((request) => request.feed === feed && request.at >= since)
  return { requests: made.length, bytes: made.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** What a sync came to, in a sentence, and how much is left where it goes on by itself. */
export function outcomeText(outcome: SyncOutcome, name: string): string {
  if (!outcome.ok) return t('feeds.outcomeFailed', [name, t(`feedError.${outcome.error.code}`)])
  const { added, updated, removed } = outcome
  const said = outcome.changed
    ? t('feeds.outcome', [name, formatCount(added), formatCount(updated), formatCount(removed)])
    : t('feeds.outcomeSame', [name])
  const { waiting = 0 } = outcome
  return waiting === 0 ? said : `${said} ${t('feeds.outcomeWaiting', waiting, [formatCount(waiting)])}`
}
