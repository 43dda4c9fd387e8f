import { browser } from '../platform/browser'

export const SYNC_ALARM = 'sync'

/** Makes sure that the one alarm exists; browsers lose alarms when they are killed. */
export async function ensureSyncAlarm(): Promise<void> {
  const alarm = await browser.alarms.get(SYNC_ALARM)
  if (!alarm) await browser.alarms.create(SYNC_ALARM, { delayInMinutes: 1, periodInMinutes: 15 })
}
