/** Minutes ahead of UTC of the zones that feeds name: those of RFC 822 and those that mean one thing only. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ...zones(0, 'z', 'ut', 'utc', 'gmt', 'wet', 'etc/gmt', 'etc/utc'),
  ...zones(60, 'bst', 'cet', 'mez', 'met', 'west'),
  ...zones(120, 'cest', 'mesz', 'mest', 'eet', 'sast'),
  ...zones(180, 'eest', 'msk'),
  ...zones(480, 'hkt', 'sgt', 'awst'),
  ...zones(540, 'jst', 'kst'),
  ...zones(570, 'acst'),
  ...zones(600, 'aest'),
  ...zones(630, 'acdt'),
  ...zones(660, 'aedt'),
  ...zones(720, 'nzst'),
  ...zones(780, 'nzdt'),
  ...zones(-180, 'adt', 'brt'),
  ...zones(-240, 'ast', 'edt'),
  ...zones(-300, 'est', 'cdt'),
  ...zones(-360, 'cst', 'mdt'),
  ...zones(-420, 'mst', 'pdt'),
  ...zones(-480, 'pst', 'akdt'),
  ...zones(-540, 'akst'),
  ...zones(-600, 'hst'),
])

/** How months begin in the languages that feeds are seen in, in order. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|ιαν)/,
  /^(feb|fev|fév|φεβ)/,
  /^(mar|mär|mrz|mrt|maa|már|μαρ|μάρ)/,
  /^(apr|abr|avr|ápr|απρ)/,
  /^(may|mai|mei|mag|maj|máj|μαι|μάι|μαϊ)/,
  /^(jun|jui?n|giu|jún|ιουν|ιούν)/,
  /^(jul|juil|lug|júl|ιουλ|ιούλ)/,
  /^(aug|ago|aou|aoû|αυγ|αύγ)/,
  /^(sep|set|szep|σεπ)/,
  /^(oct|okt|out|ott|οκτ)/,
  /^(nov|νοε)/,
  /^(dec|dez|dic|déc|δεκ)/,
]

/** Dates as they should be, of which every engine makes the same: most are, and what follows takes longer. */
const USUAL =
  /^(?:[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)|[A-Z][a-z]{2}, (?:0[1-9]|1\d|2[0-8]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [12]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:GMT|[+-](?:0\d|1[0-4])[0-5]\d))$/
const TIME = /(?:^|[\sT,])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(?:([ap])\.?m\b\.?)?/i
const COMPACT_TIME = /T(\d{2})(\d{2})(\d{2})?(?:[.,](\d+))?(?=$|[Z+\s-])/i
const ZONE = /^\s*(?:([a-z][a-z/]*)?\s*([+-]\d{1,2}(?::?\d{2})?)?)/i
/** One pair of digits is a day or a month, four are a year. */
const NUMERIC: readonly [pattern: RegExp, order: 'ymd' | 'dmy'][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, 'ymd'],
  [/^(\d{4})(\d{2})(\d{2})$/, 'ymd'],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, 'dmy'],
]

/**
 * A date of a feed as ISO 8601, as precise as it was: `2026`, `2026-05`, `2026-05-28`, or an instant in UTC. Reads RFC 822 and 2822 in
 * the ways that feeds break them, ISO 8601 and W3CDTF, asctime, and months in words. A time without a zone is taken for UTC; of a time
 * in a zone that nobody can tell, the day is left. Empty for what cannot be read, or can be read in two ways.
 */
export function readDate(written: string): string {
  const trimmed = written.slice(0, 100).trim()
  if (trimmed === '') return ''
  if (USUAL.test(trimmed)) return isoInstant(Date.parse(trimmed))
  const text = /[^\0-\x7f]/.test(trimmed) ? inWesternOrder(trimmed) : trimmed
  if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)) return text
  const time = TIME.exec(text) ?? COMPACT_TIME.exec(text)
  const before = time ? text.slice(0, time.index) : text
  const after = time ? text.slice(time.index + time[0].length) : ''
  const zone = ZONE.exec(after)
  const day = readDay(before, time ? after.slice(zone?.[0].length ?? 0) : '', time?.[5] !== undefined)
  if (day === undefined) return ''
  if (!time) return isoDay(day)
  const [hour, minute, second] = [hourOf(Number(time[1]), time[5]), Number(time[2]), Number(time[3] ?? 0)]
  const fraction = Math.floor(Number(`0.${time[4] ?? 0}`) * 1_000)
  const isMidnight = hour === 24 && minute === 0 && second === 0
  if (minute > 59 || second > 60 || (hour > 23 && !isMidnight)) return ''
  const offset = offsetOf(zone?.[1], zone?.[2])
  if (offset === undefined) return isoDay(day)
  return isoInstant(day + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1_000 + fraction)
}

/** The day as milliseconds since 1970, from what stands before the time and what may be a year behind the zone. */
function readDay(before: string, behind: string, isAmerican: boolean): number | undefined {
  const text = before
    .replace(/^\p{L}+\.?,/u, '')
    .replace(/[T,\s]+$/, '')
    .trim()
  for (const [pattern, order] of NUMERIC) {
    const [, first = '', second = '', third = ''] = pattern.exec(text) ?? []
    if (first !== '') return order === 'ymd' ? dayOf(first, +second, +third) : dayOf(third, +second, +first)
  }
  const [, year = '', ordinal = ''] = /^(\d{4})-?(\d{3})$/.exec(text) ?? []
  if (year !== '') return dayOf(year, 1, Number(ordinal), 366)
  const [, one = '', other = '', slashed = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (slashed !== '') return slashedDay(Number(one), Number(other), slashed, isAmerican)
  return wordedDay(`${text} ${/^[\s,]*(\d{4})\s*$/.exec(behind)?.[1] ?? ''}`)
}

/** 5/28/2026 or 28/5/2026; where both readings are possible, only a time with "am" or "pm" decides. */
function slashedDay(first: number, second: number, year: string, isAmerican: boolean): number | undefined {
  if (second > 12 || isAmerican || first === second) return dayOf(year, first, second)
  return first > 12 ? dayOf(year, second, first) : undefined
}

/** "28 May 2026", "May 28, 2026", "28-May-26", "2026 May 28": the month in letters, the year with four digits or last. */
function wordedDay(text: string): number | undefined {
  const numbers: string[] = []
  let month = 0
  let monthAt = 0
  for (const [part] of text.toLowerCase().matchAll(/\p{L}+|\d+/gu)) {
    if (/\d/.test(part)) numbers.push(part)
    else if (month === 0 && !/^(mon|tue|wed|thu|fri|sat|sun)/.test(part)) {
      month = MONTHS.findIndex((pattern) => pattern.test(part)) + 1
      monthAt = numbers.length
    }
  }
  const [first = '', second = ''] = numbers
  if (month === 0 || second === '' || numbers.length > 2 || monthAt === 2) return undefined
  return first.length === 4 ? dayOf(first, month, Number(second)) : dayOf(second, month, Number(first))
}

/** Years of two digits are those from 1950 to 2049 (RFC 2822, section 4.3). A day that its month does not have is none. */
function dayOf(yearText: string, month: number, day: number, most = 31): number | undefined {
  if (yearText.length !== 2 && yearText.length !== 4) return undefined
  const year = Number(yearText) + (yearText.length === 4 ? 0 : Number(yearText) < 50 ? 2000 : 1900)
  if (year < 1 || year > 9998 || month < 1 || month > 12 || day < 1 || day > most) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isThere = most === 31 ? date.getUTCMonth() === month - 1 : date.getUTCFullYear() === year
  return isThere ? date.getTime() : undefined
}

function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10)
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Minutes ahead of UTC; an offset in figures says more than a name before it. */
function offsetOf(name = '', figures = ''): number | undefined {
  if (figures !== '') {
    const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(figures) ?? []
    const offset = Number(hours) * 60 + Number(minutes)
    return offset > 15 * 60 ? undefined : sign === '-' ? -offset : offset
  }
  // RFC 2822 has the letters of military zones mean nothing, since RFC 822 got them wrong.
  return /^[a-z]?$/i.test(name) ? 0 : ZONES.get(name.toLowerCase())
}

/** Korean, Japanese and Chinese dates with their marks taken for separators. */
function inWesternOrder(text: string): string {
  return text
    .replace('\u2212', '-')
    .replace(/(\d{4})[년年]\s*(\d{1,2})[월月]\s*(\d{1,2})[일日]/, '$1-$2-$3')
    .replace(/(?:오후|午後|下午)\s*([\d:]+)/, '$1 pm')
    .replace(/(?:오전|午前|上午)\s*([\d:]+)/, '$1 am')
}

function zones(offset: number, ...names: string[]): [name: string, offset: number][] {
  return names.map((name) => [name, offset])
}
