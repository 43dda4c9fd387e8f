import { ALERT_REASONS, chooseAlerts, type Alert } from '../alerts/choose'
import { t } from '../i18n'
import { formatRoute, parseRoute, type PanelRoute } from '../platform/panel-route'
import { isQuietTime, type Settings } from '../settings'
import { beginTelling, endTelling, type Showing, type Store } from '../store'
import { watchMatcher } from '../watchlist'

/* Telling on the desktop what happened to watched names: all of it in one notification, and nothing in the quiet hours. */

/** Browsers refuse longer ids of notifications. */
const LONGEST_ID = 480
const PREFIX = 'caveat-alert'
/** So many titles are in a notification about several advisories. */
const TITLES = 3

export interface AlertContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  now: () => Date
  notify: (id: string, text: { title: string; message: string }) => Promise<boolean>
}

/** Tells what happened since the last time; one at a time. Where alerts are off, what happened is forgotten. */
export async function tellAlerts({ store, settings, now, notify }: AlertContext): Promise<void> {
  await navigator.locks.request('caveat-alerts', async () => {
    const { alerts: rules, watchlist } = await settings()
    if (rules.on && isQuietTime(rules, now())) return
    const isWatched = watchMatcher(watchlist)
    const there = await store()
    const showing = await beginTelling(there, now(), (from) =>
      rules.on ? chooseAlerts({ ...from, rules, isWatched, now: now() }) : [],
    )
    if (!showing) return
    await notify(alertId(showing), alertText(showing.alerts))
    await endTelling(there)
  })
}

/** The place that a notification leads to; undefined for one that is none of these. */
export function routeOfAlert(id: string): PanelRoute | undefined {
  const [prefix, hash] = id.split('@')
  return prefix === PREFIX && hash !== undefined ? parseRoute(hash) : undefined
}

/** The same for the same alerts, so that the browser shows them once. */
function alertId({ alerts: [first, ...others], at }: Showing): string {
  const id = first && others.length === 0 ? `${PREFIX}@${formatRoute({ view: 'advisory', id: first.id })}` : ''
  return id !== '' && id.length <= LONGEST_ID ? id : `${PREFIX}@${formatRoute({ view: 'days' })}@${at}`
}

function alertText(alerts: readonly Alert[]): { title: string; message: string } {
  const [first] = alerts
  if (first && alerts.length === 1) {
    return { title: t(`alert.${first.reason}`, [t(`severity.${first.band}`), first.name]), message: first.title }
  }
  const counted = ALERT_REASONS.flatMap((reason) => {
    const count = alerts.filter((alert) => alert.reason === reason).length
    return count > 0 ? [t(`alert.count.${reason}`, count)] : []
  })
  const titles = alerts.slice(0, TITLES).map(({ title }) => title)
  return { title: t('alert.several', alerts.length), message: [counted.join(' · '), ...titles].join('\n') }
}
