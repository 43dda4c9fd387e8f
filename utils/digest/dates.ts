import type { Sentence } from './sentences'
import { plainWord, type Token } from './tokens'

/** A date that a sentence states. */
export interface StatedDate {
  /** ISO 8601, as precise as stated: `2025`, `2025-03`, `2025-03-18`. */
  date: string
  start: number
  end: number
}

const MONTHS = [
  'january januar janvier enero jan',
  'february februar fevrier febrero feb',
  'march marz mars marzo mar',
  'april avril abril apr',
  'may mai mayo',
  'june juni juin junio jun',
  'july juli juillet julio jul',
  'august aout agosto aug',
  'september septembre septiembre sept sep',
  'october oktober octobre octubre oct okt',
  'november novembre noviembre nov',
  'december dezember decembre diciembre dec dez',
].map((names) => names.split(' '))
const WEEKDAYS = [
  'sunday sonntag dimanche domingo',
  'monday montag lundi lunes',
  'tuesday dienstag mardi martes',
  'wednesday mittwoch mercredi miercoles',
  'thursday donnerstag jeudi jueves',
  'friday freitag vendredi viernes',
  'saturday samstag samedi sabado',
].map((names) => names.split(' '))

const MONTH =
  'Jan(?:uary|uar|vier)?|Ene(?:ro)?|Feb(?:ruary|ruar|rero)?|[Ff]évrier|Mar(?:ch|s|zo)?|März|Apr(?:il)?|[Aa]vril|[Aa]bril|May|Mai|Ma[iy]o|June?|Juni|Juin|Junio|July?|Juli|Juillet|Julio|Aug(?:ust)?|[Aa]oût|[Aa]gosto|Sept?(?:ember|embre)?|Septiembre|O[ck]t(?:ober|obre)?|Octubre|Nov(?:ember|embre)?|Noviembre|De[cz](?:ember)?|Décembre|Diciembre|janvier|mars|mai|juin|juillet|septembre|octobre|novembre|décembre|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre'
const YEAR = '(?:19|20)\\d\\d'
const B = '(?<![\\p{L}\\p{N}])'
const E = '(?![\\p{L}\\p{N}])'
const re = (source: string) => new RegExp(`${B}(?:${source})${E}`, 'gu')

type Resolve = (groups: Record<string, string | undefined>, at: Reference) => string | undefined

interface Reference {
  /** The article's own date, at midnight in UTC. */
  day: Date
  /** The sentence speaks of what is to come. */
  ahead: boolean
  /** It lasts from then on: the date is past. */
  since: boolean
}

const DAY = 86_400_000

/** Finer patterns first: what one has matched no other does. */
const PATTERNS: readonly (readonly [RegExp, Resolve])[] = [
  [re(`(?<y>${YEAR})-(?<m>0[1-9]|1[0-2])-(?<d>[0-2]\\d|3[01])`), ({ y, m, d }) => `${y}-${m}-${d}`],
  // "In May 18 people …" is no day: "on May 18" is.
  [re(`(?<!(?:[Ii][nm]|[Ee]n) )(?<mon>${MONTH})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>${YEAR}))?`), ofDay],
  [re(`(?<d>\\d{1,2})(?:\\.|st|nd|rd|th|er)?(?: de| of)? (?<mon>${MONTH})\\.?(?:,?(?: de| del)? (?<y>${YEAR}))?`), ofDay],
  [re(`(?<mon>${MONTH})\\.?,?(?: de| del)? (?<y>${YEAR})`), ({ mon, y }) => `${y}-${monthNumber(mon)}`],
  [
    re(
      `(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|from|im|[Ss]eit|bis|ab|Ende|Anfang|[Ee]n|depuis|desde|early|late|mid|last|of|for) (?<mon>${MONTH})`,
    ),
    ofMonth,
  ],
  [
    re(`(?:in|In|since|Since|[Ii]m Jahr|[Ss]eit|en|En|depuis|Depuis|desde|Desde) (?<y>${YEAR})(?! \\p{Lu})`),
    ({ y }, { day }) => (Number(y) >= day.getUTCFullYear() ? undefined : y),
  ],
  [re(`[Tt]oday|this morning|tonight|[Hh]eute|[Aa]ujourd['’]hui|[Hh]oy|[Ee]arlier today`), (_, { day }) => iso(day)],
  [re(`[Yy]esterday|[Gg]estern|[Hh]ier|[Aa]yer`), (_, { day }) => iso(new Date(day.getTime() - DAY))],
  [
    re(
      `(?<n>\\d{1,2}|an?|two|three|four|five|six|seven|ten) (?<unit>day|week)s? ago|(?:[Vv]or|[Ii]l y a|[Hh]ace) (?<n2>\\d{1,2}|\\p{L}+) (?<unit2>Tag|Woche|jour|semaine|día|semana)(?:en|n|s)?`,
    ),
    ({ n, unit, n2, unit2 }, { day }) => {
      const count = countOf(n ?? n2 ?? '')
      const days = /^(?:w|W|s)/.test(unit ?? unit2 ?? '') ? 7 : 1
      return count === undefined ? undefined : iso(new Date(day.getTime() - count * days * DAY))
    },
  ],
  [
    re(
      `(?:on|On|since|am|seit|le|el|este|ce|(?<until>until|by|bis|hasta(?: el)?|d['’]ici|before)) (?<w>\\p{L}+day|\\p{L}+tag|Mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)`,
    ),
    ofWeekday,
  ],
  [
    re(`last month|letzten Monat|(?:le )?mois dernier|(?:el )?mes pasado`),
    (_, { day }) => iso(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 1))).slice(0, 7),
  ],
  [
    re(`last year|letzten Jahr|letztes Jahr|l['’]an(?:née)? derni(?:er|ère)|(?:el )?año pasado`),
    (_, { day }) => String(day.getUTCFullYear() - 1),
  ],
]

/** A month beside one of these names a release and tells no date: "the June update", "April 2026 CPU", "Patchday Juni". */
const RELEASE_BEFORE =
  /\b(?:patch(?:es|day|[- ]tag| day| tuesday)|updates?|bulletin|edition|advisory|parches|boletín|lagebericht)\b[^.;]{0,8}$/iu
const RELEASE_BEHIND =
  /^[^.;]{0,10}\b(?:patch(?:es|day|-tag)?|updates?|(?:security )?bulletin|cpu|edition|advisory|release|(?:security )?notes?|list|flaws|batch)\b/iu
const AHEAD =
  /\b(?:will|by|until|expected|planned|due|before|starts?|takes place|scheduled|from|threat\w*|sentenced|sentencing|hearing|deadline|must|have to|vote|folgen|droh\w+|voraussichtlich|bis|ab|wird|werden|erwartet|geplant|sera|seront|prévue?|avant|será|previst[ao]|antes)\b/iu

const SINCE = /\b(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?) $/i

/** How far ahead a day without its year is looked for, where the sentence speaks of what is to come and where not. */
const AHEAD_DAYS = 120
const SOON_DAYS = 30

/** Words of which one is in all that is no year and yet a date: most sentences have none. */
const DATE_WORDS = new Set([
  ...MONTHS.flat(),
  ...WEEKDAYS.flat(),
  ...`today morning tonight heute aujourd hoy yesterday gestern hier ayer ago month year monat jahr mois mes an annee ano
  tag tage tagen tags woche wochen jour jours semaine semaines dia dias semana semanas`.split(/\s+/),
])

const READ = new WeakMap<Sentence, StatedDate[]>()

/** The same for a sentence of an article, which is read once. */
export function datesOf(sentence: Sentence, articleTime: number): StatedDate[] {
  const read = READ.get(sentence) ?? (mayHoldDate(sentence.tokens) ? datesIn(sentence.text, articleTime) : [])
  READ.set(sentence, read)
  return read
}

function mayHoldDate(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => DATE_WORDS.has(text) || /^(?:19|20)\d\d$/.test(text))
}

/** The dates that a sentence states, relative ones resolved against the day of its article; none where that is not known. */
export function datesIn(text: string, articleTime: number): StatedDate[] {
  if (Number.isNaN(articleTime)) return []
  const day = new Date(Math.floor(articleTime / DAY) * DAY)
  const ahead = AHEAD.test(text)
  const found: StatedDate[] = []
  for (const [pattern, resolve] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && end > other.start)) continue
      const date = resolve(match.groups ?? {}, { day, ahead, since: SINCE.test(text.slice(0, start)) })
      if (date === undefined || !isDate(date)) continue
      if (date.length === 7 && (date === iso(day).slice(0, 7) || namesRelease(text, start, end))) continue
      found.push({ date, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function namesRelease(text: string, start: number, end: number): boolean {
  return RELEASE_BEFORE.test(text.slice(0, start)) || RELEASE_BEHIND.test(text.slice(end))
}

function ofDay({ mon, d, y }: Record<string, string | undefined>, reference: Reference): string | undefined {
  const month = monthNumber(mon)
  if (month === undefined || d === undefined) return undefined
  const rest = `${month}-${d.padStart(2, '0')}`
  return y === undefined ? nearest(rest, reference) : `${y}-${rest}`
}

function ofMonth({ mon }: Record<string, string | undefined>, reference: Reference): string | undefined {
  const month = monthNumber(mon)
  return month === undefined ? undefined : nearest(`${month}-01`, reference)?.slice(0, 7)
}

/** The year that a month and day are meant of: the latest that is past, unless the sentence speaks of what is to come. */
function nearest(monthAndDay: string, { day, ahead, since }: Reference): string | undefined {
  const year = day.getUTCFullYear()
  const candidates = [year - 1, year, year + 1].map((each) => `${each}-${monthAndDay}`)
  const today = iso(day)
  const past = candidates.filter((date) => date <= today).at(-1)
  const next = candidates.find((date) => date > today)
  if (next === undefined || since) return past
  const days = (Date.parse(next) - day.getTime()) / DAY
  return days <= (ahead ? AHEAD_DAYS : SOON_DAYS) ? next : past
}

/** The last such day, or the next where something lasts until then. */
function ofWeekday({ w, until }: Record<string, string | undefined>, { day }: Reference): string | undefined {
  const wanted = WEEKDAYS.findIndex((names) => names.includes(plainWord(w ?? '')))
  if (wanted < 0) return undefined
  if (until !== undefined) return iso(new Date(day.getTime() + (((wanted - day.getUTCDay() + 6) % 7) + 1) * DAY))
  return iso(new Date(day.getTime() - ((day.getUTCDay() - wanted + 7) % 7) * DAY))
}

function monthNumber(name = ''): string | undefined {
  const index = MONTHS.findIndex((names) => names.includes(plainWord(name)))
  return index < 0 ? undefined : String(index + 1).padStart(2, '0')
}

const COUNTS = [
  'a one ein einem une un una',
  'two zwei deux dos',
  'three drei trois tres',
  'four vier quatre cuatro',
  'five funf cinq cinco',
  'six sechs seis',
  'seven sieben sept siete',
]

function countOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word)
  if (word === 'ten' || word === 'zehn') return 10
  const index = COUNTS.findIndex(
    (names) => names.split(' ').includes(plainWord(word)) || (names.startsWith('a ') && /^(?:an|einer)$/.test(word)),
  )
  return index < 0 ? undefined : index + 1
}

function isDate(date: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(date) && (date.length < 10 || iso(new Date(date)) === date)
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}
