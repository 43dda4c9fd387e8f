import type { Settings } from './settings'

/** For how many months advisories may be kept since they last changed; 0 is for ever. */
export const KEEP_MONTHS = [0, 60, 24, 12, 6, 3] as const
export type KeepMonths = (typeof KEEP_MONTHS)[number]

/** The day since which advisories have to have changed to be kept at a moment, as an ISO date; empty where all are kept. */
export function keptSince({ keepMonths }: Pick<Settings, 'keepMonths'>, now: Date): string {
  if (keepMonths === 0) return ''
  // A month that is shorter ends where it ends: three months before 31 May is 28 February.
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepMonths + 1, 0)).getUTCDate()
  const since = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepMonths, Math.min(now.getUTCDate(), lastDay))
  return new Date(since).toISOString().slice(0, 10)
}
