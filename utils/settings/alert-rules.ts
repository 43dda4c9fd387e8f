import * as v from 'valibot'
import { SEVERITY_BANDS } from '../advisories'

/* Which of what happens to watched names the person wants to be told of on the desktop, and when not. */

const timeOfDay = v.union([v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day')), v.literal('')])

export const alertRulesSchema = v.object({
  /** Off until the person asks for it: the browser then asks for the permission. */
  on: v.optional(v.boolean(), false),
  /** The mildest severity of a new advisory that is told; what is said of severities that rise goes by it too. */
  severity: v.optional(v.picklist(SEVERITY_BANDS), 'high'),
  /** Whatever becomes known to be exploited, of any severity. */
  exploited: v.optional(v.boolean(), true),
  /** A likelihood of attacks (EPSS) that rose by ten points or more. */
  epss: v.optional(v.boolean(), true),
  /** Any other change of an advisory of that severity. */
  changed: v.optional(v.boolean(), false),
  /** Times of the reader's day (`22:00`) between which nothing is told; both empty for none. What happens meanwhile is told afterwards. */
  quietFrom: v.optional(timeOfDay, ''),
  quietTo: v.optional(timeOfDay, ''),
})

export type AlertRules = v.InferOutput<typeof alertRulesSchema>

export function defaultAlertRules(): AlertRules {
  return v.getDefaults(alertRulesSchema) as AlertRules
}

/** Whether a moment is in the quiet hours, which may go over midnight. */
export function isQuietTime({ quietFrom, quietTo }: Pick<AlertRules, 'quietFrom' | 'quietTo'>, now: Date): boolean {
  if (quietFrom === '' || quietTo === '') return false
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
  return quietFrom <= quietTo ? quietFrom <= time && time < quietTo : time >= quietFrom || time < quietTo
}
