import { compareBands, compareText, type Advisory, type SeverityBand } from '../advisories'
import type { AlertRules } from '../settings/alert-rules'
import { watchedIn, type NamedEntity } from '../watchlist'
import type { Happening, HappeningKind } from './happening'

/* Which of what happened a person is told of: pure, and the same however often it is asked. */

/** Days after its last change for which an advisory that comes in is news: feeds that are added or read on bring old ones. */
const NEWS_DAYS = 7

/** Why somebody is told, the most telling first. */
export const ALERT_REASONS = ['exploited', 'new', 'severity', 'epss', 'changed'] as const satisfies readonly HappeningKind[]
export type AlertReason = (typeof ALERT_REASONS)[number]

/** One thing that a person is told of. */
export interface Alert {
  /** The advisory's id in the store. */
  id: string
  reason: AlertReason
  band: SeverityBand
  title: string
  /** The watched name that it is about. */
  name: string
}

/** What the person was told before. */
export interface Told {
  id: string
  reason: AlertReason
  /** An ISO date. */
  at: string
}

export interface ChooseFrom {
  happenings: readonly Happening[]
  /** The advisories of these, by id, with the date that the store goes by; those that are gone are missing. */
  advisories: ReadonlyMap<string, { advisory: Advisory; changed: string }>
  told: readonly Told[]
  rules: AlertRules
  isWatched: (entity: NamedEntity) => boolean
  now: Date
}

/**
 * What to tell, the most severe first, one alert an advisory. That an advisory came in and that it is known to be exploited is told once
 * each, whatever its feeds take back and say again.
 */
export function chooseAlerts({ happenings, advisories, told, rules, isWatched, now }: ChooseFrom): Alert[] {
  const before = new Set(told.map(({ id, reason }) => keyOf(id, reason)))
  const kinds = new Map<string, Set<HappeningKind>>()
  for (const happening of happenings) {
    kinds.set(happening.id, new Set([...(kinds.get(happening.id) ?? []), ...happening.kinds]))
  }
  const alerts = [...kinds].flatMap(([id, happened]): Alert[] => {
    const row = advisories.get(id)
    if (!row) return []
    const { advisory } = row
    const about = watchedIn(advisory, isWatched)
    if (!about) return []
    const isOld = Date.parse(row.changed) < now.getTime() - NEWS_DAYS * 86_400_000
    const reason = ALERT_REASONS.find((each) => {
      if ((each === 'new' || each === 'exploited') && before.has(keyOf(id, each))) return false
      return applies(each, happened, isOld, advisory, rules)
    })
    return reason ? [{ id, reason, band: advisory.severity.band, title: advisory.title, name: about.name }] : []
  })
  return alerts.sort(
    (a, b) =>
      compareBands(b.band, a.band) ||
      ALERT_REASONS.indexOf(a.reason) - ALERT_REASONS.indexOf(b.reason) ||
      compareText(a.id, b.id),
  )
}

function applies(
  reason: AlertReason,
  happened: ReadonlySet<HappeningKind>,
  isOld: boolean,
  { status, exploited, severity }: Advisory,
  rules: AlertRules,
): boolean {
  const isSevere = compareBands(severity.band, rules.severity) >= 0
  const isNew = happened.has('new') && !isOld
  if (reason === 'changed') return rules.changed && isSevere && happened.has('changed')
  if (status === 'withdrawn') return false
  if (reason === 'exploited') return rules.exploited && exploited !== null && (happened.has('exploited') || isNew)
  if (reason === 'new') return isNew && isSevere
  if (reason === 'severity') return happened.has('severity') && isSevere
  return rules.epss && happened.has('epss')
}

function keyOf(id: string, reason: AlertReason): string {
  return JSON.stringify([id, reason])
}
