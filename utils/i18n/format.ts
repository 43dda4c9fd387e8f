import { ageFormatter, dateFormatter, languageNames, listFormatter, numberFormatter } from './formatters'
import { formattingLocale as locale, t } from './translate'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * How much of a date is said. `short`: an age for what is less than a week old ("2 h", "6 d"), then the day ("28 May", with its
 * year where that is not this one). `day`: the day with its year ("28 May 2026"). `long`: the whole date and its time if stated.
 */
export type DateStyle = 'short' | 'day' | 'long'

/**
 * A date as people read it.
 *
 * `iso` is an ISO 8601 date as precise as its source (`2026`, `2026-05`, `2026-05-28`, or an instant); nothing is shown that it
 * does not state. A day without a time is the same day everywhere, so only instants follow the reader's time zone.
 * Empty for null and for what is no date.
 */
export function formatDate(iso: string | null | undefined, style: DateStyle = 'short', now = Date.now()): string {
  if (!iso) return ''
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return ''
  const precision = precisionOf(iso)
  if (precision === 'year') return format(instant, { year: 'numeric', timeZone: 'UTC' })
  if (precision === 'month') return format(instant, { year: 'numeric', month: 'short', timeZone: 'UTC' })
  if (style === 'long')
    return precision === 'day' ? format(instant, { dateStyle: 'long', timeZone: 'UTC' }) : formatDateTime(instant)
  if (style === 'day') return format(instant, { dateStyle: 'medium', ...(precision === 'day' ? { timeZone: 'UTC' } : {}) })
  return age(instant, precision, now) ?? shortDay(instant, precision, now)
}

/** A moment in milliseconds since 1970, whole, in the reader's time zone. */
export function formatDateTime(instant: number): string {
  return format(instant, { dateStyle: 'long', timeStyle: 'short' })
}

/** A moment that lies ahead, in milliseconds since 1970: its time, with the day where that is not today. */
export function formatUpcoming(instant: number, now = Date.now()): string {
  const today = new Date(instant).toDateString() === new Date(now).toDateString()
  return format(instant, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' })
}

/** A moment that has passed, in milliseconds since 1970, as an age that a sentence can end with: "4 min ago", "on 28 May". */
export function formatPast(instant: number, now = Date.now()): string {
  const passed = now - instant
  if (passed < MINUTE) return t('date.justNow')
  if (passed >= 7 * DAY) return t('date.onDay', [formatDate(new Date(instant).toISOString(), 'short', now)])
  const [unit, size] =
    passed < HOUR ? (['minute', MINUTE] as const) : passed < DAY ? (['hour', HOUR] as const) : (['day', DAY] as const)
  return ageFormatter(locale(), { style: 'short' }).format(-Math.floor(passed / size), unit)
}

/** A whole number with the reader's group separators. */
export function formatCount(count: number): string {
  return numberFormatter(locale(), {}).format(count)
}

/** A severity score: one decimal, always. */
export function formatScore(score: number): string {
  return numberFormatter(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(score)
}

/** A share from 0 to 1 as per cent, precise enough to tell small ones apart. */
export function formatPercent(share: number): string {
  return numberFormatter(locale(), { style: 'percent', maximumSignificantDigits: share < 0.1 ? 2 : 3 }).format(share)
}

/** An amount of data in decimal units: "640 bytes", "18 kB", "1.6 MB". */
export function formatBytes(bytes: number): string {
  const unit = bytes >= 999_500 ? 'megabyte' : bytes >= 1_000 ? 'kilobyte' : 'byte'
  const size = { byte: 1, kilobyte: 1_000, megabyte: 1_000_000 }[unit]
  const unitDisplay = unit === 'byte' ? 'long' : 'short'
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0
  return numberFormatter(locale(), { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(bytes / size)
}

/** A number of whole months: "6 months", "2 years". */
export function formatMonths(months: number): string {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month']
  return numberFormatter(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Several things in one phrase: "a, b and c". */
export function formatList(items: string[]): string {
  return listFormatter(locale(), { type: 'conjunction' }).format(items)
}

/** The name of a language by its BCP 47 tag, in the reader's; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    return languageNames(locale(), { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

type Precision = 'year' | 'month' | 'day' | 'instant'

function precisionOf(iso: string): Precision {
  if (/^\d{4}$/.test(iso)) return 'year'
  if (/^\d{4}-\d{2}$/.test(iso)) return 'month'
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'day' : 'instant'
}

/** Undefined for what is older than a week or still to come. */
function age(instant: number, precision: 'day' | 'instant', now: number): string | undefined {
  if (precision === 'day') {
    const today = new Date(now)
    const days = (Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) - instant) / DAY
    if (days === 0) return t('date.today')
    return days > 0 && days < 7 ? t('date.days', [formatCount(days)]) : undefined
  }
  const passed = now - instant
  if (passed < 0 || passed >= 7 * DAY) return undefined
  if (passed < MINUTE) return t('date.now')
  if (passed < HOUR) return t('date.minutes', [formatCount(Math.floor(passed / MINUTE))])
  if (passed < DAY) return t('date.hours', [formatCount(Math.floor(passed / HOUR))])
  return t('date.days', [formatCount(Math.floor(passed / DAY))])
}

function shortDay(instant: number, precision: 'day' | 'instant', now: number): string {
  const date = new Date(instant)
  const year = precision === 'day' ? date.getUTCFullYear() : date.getFullYear()
  return format(instant, {
    day: 'numeric',
    month: 'short',
    ...(year === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
    ...(precision === 'day' ? { timeZone: 'UTC' } : {}),
  })
}

function format(instant: number, options: Intl.DateTimeFormatOptions): string {
  return dateFormatter(locale(), options).format(instant)
}
