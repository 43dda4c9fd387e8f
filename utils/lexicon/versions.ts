/*
 * The version that stands after a name: "Chrome 131.0.6778.86", "Exchange Server 2016 CU22", "FortiOS before 7.4.3". Looks at a
 * bounded stretch of text. Of a range or a list it is the first one.
 */

export interface Version {
  text: string
  start: number
  end: number
}

/** How far a version may stand from its name, and how long it may be, in UTF-16 units. */
const REACH = 120

/** No version is without one, and most names stand beside none: asked before what is longer. */
const DIGIT = /[0-9]/

const BLANK = '[ \\t\\n\\u00a0\\u202f\\u3000]'
/** Announce a version, so that a plain number is one: "version 8", "v2". */
const ANNOUNCING =
  '(?:versions?|vers\\.?|ver\\.?|v\\.|releases?|rel\\.?|builds?|versión|versiones|versione|versioni|versão|versões|versionen|верси[яиюей]+|バージョン|版本|버전)'
/** Say which side of a version is meant; only a version with dots is one after these. */
const BOUNDING =
  '(?:before|prior to|earlier than|older than|lower than|newer than|below|up to|through|until|since|from|to|after|and|software|firmware|' +
  'vor|ab|bis|von|antérieures? à|antérieures? au|avant|jusqu’à|anteriores a|anterior a|antes de|hasta|desde|precedenti alla?|prima di|fino a|' +
  'anteriores à|até|до|ниже|начиная с|la|der|de)'
/** Between a product and its version, part of neither: "Acrobat Reader DC 24.001", "macOS Sonoma 14.5". */
const EDITION =
  '(?:DC|LTSC|LTS|ESR|Pro|Home|Enterprise|Professional|Standard|Community|Premium|Ultimate|Education|Edition|Big Sur|Monterey|Ventura|' +
  'Sonoma|Sequoia|Tahoe)'
const SIGNS = '[®™℠\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]*'

const LEAD = new RegExp(
  `^${SIGNS}(?:${BLANK}*,)?${BLANK}*(?:\\(${BLANK}*)?(?<words>(?:(?:${BOUNDING}|${ANNOUNCING}|${EDITION})${BLANK}*(?<=${BLANK}|[\\u3000-\\u9fff\\uac00-\\ud7af])){0,5})${SIGNS}(?:(?:[<>]=?|[≤≥=~])${BLANK}*)?(?<mark>[-/]?)(?<v>[vV]\\.?)?(?=\\d)`,
  'i',
)
const ANNOUNCED = new RegExp(ANNOUNCING, 'i')

/** Digits with dots, and what vendors write behind them: "22.7R2.3", "10.2.9-h1", "15.2(7)E3", "1.0.2k", "2.0-rc1", "7.4.x". */
const NUMBER =
  /^\d{1,6}(?:\.\d{1,10}){0,6}(?:\.[xX*](?![A-Za-z0-9]))?(?:\(\d{1,3}[a-z]?\)[A-Z]{0,3}\d{0,3}[a-z]?)?(?:\.?(?:[A-Z]{1,3}|[a-z]{1,2}|rc|beta|alpha)\d{1,4}(?:\.\d{1,4}){0,3}|[a-z])?(?:[-_](?:[A-Za-z]{0,8}\d{1,8}(?:\.\d{1,6}){0,3}|beta|alpha|rc|release|snapshot|ga|final|stable|lts|esr|preview)){0,3}/i
/** What follows a version and belongs to it: "CU22", "Service Pack 2", "23H2", "U3d", "beta". */
const TAIL = new RegExp(
  `^${BLANK}(?:(?:CU|SP|RU|HF|KB|RC|P|U|R)${BLANK}?\\d{1,4}[a-z]?|(?:Cumulative Update|Service Pack|Update|Hotfix|Patch|Build|build|Version|version)${BLANK}\\d{1,6}(?:\\.\\d{1,6}){0,3}[a-z]?|\\d{2}H\\d|(?:beta|alpha|Beta|preview|Preview|RC|LTS|ESR|GA)(?:${BLANK}\\d{1,3})?)(?![A-Za-z0-9])`,
)
/** What is counted and not numbered: "Apple 3.2 percent", "Windows 5 times". */
const COUNTED = new RegExp(
  `^(?:${BLANK}?(?:%|‰|€|[.,]\\d|:\\d|/\\d|-\\d)|${BLANK}*(?:percent|per|prozent|million|billion|trillion|thousand|hundred|mio|mrd|millones|milliards?|` +
    'points?|times?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|people|users? (?:in|of)|customers?|employees?|dollars?|euros?|bucks|' +
    'revenue|sales|results|earnings|profits?|annual|quarter|conference|survey|report|budget|am|pm|uhr|stars?|vulnerabilities|flaws|bugs|holes|' +
    'licen[sc]e|gb|mb|tb|kb|ghz|mhz|mm|cm|km|kg|inch|inches|px|fps|x)(?![A-Za-z0-9]))',
  'i',
)

/**
 * The version written right after a name that ends at `end`, before `limit` (where the next mention begins or the text ends).
 * `numbered`: the name is one of a product, after which a plain number or a year is a version too.
 */
export function versionAfter(text: string, end: number, limit: number, numbered: boolean): Version | undefined {
  const until = Math.min(limit, end + REACH)
  const rest = text.slice(end, until)
  if (!DIGIT.test(rest)) return undefined
  const lead = LEAD.exec(rest)
  if (!lead) return undefined
  const { words = '', mark = '', v = '' } = lead.groups ?? {}
  if (lead[0].length === 0 || (words !== '' && mark !== '')) return undefined
  const from = lead[0].length
  const number = NUMBER.exec(rest.slice(from))?.[0].replace(/[-_.]$/, '') ?? ''
  const after = rest.slice(from + number.length)
  if (number === '' || /^[\p{L}\p{N}]/u.test(after.replace(/^[^\p{Script=Latin}\p{N}]+/u, ' '))) return undefined
  if (COUNTED.test(after) || isDate(number) || IN_NAMES.test(number)) return undefined
  const dotted = /^\d+[.(][\dxX*]/.test(number)
  const announced = v !== '' || ANNOUNCED.test(words)
  if (!dotted && !announced && !(numbered && words === '' && mark === '' && !/[,(]/.test(rest.slice(0, from)))) return undefined
  if (dotted && words === '' && rest.slice(0, from).includes(',')) return undefined
  if (!dotted && words !== '' && !announced) return undefined
  if (isYear(number) && (announced || !numbered)) return undefined
  let length = number.length
  for (let round = 0; round < 3; round++) length += TAIL.exec(rest.slice(from + length))?.[0].length ?? 0
  const start = end + from
  const stop = end + from + length
  if (stop === until && until < text.length && /[\p{L}\p{N}]/u.test(text.charAt(stop))) return undefined
  return { text: text.slice(start, stop), start, end: stop }
}

/** "version 7.2 of ", "release 24H2 of the ", "Version 9.1 von ", "versión 8 de ": what stands right before a name. */
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${ANNOUNCING})${BLANK}+(?<number>[vV]?\\d[\\p{L}\\p{N}.()_-]{0,24})${BLANK}+(?:of|von|des|de|du|di|da|do|del|van)` +
    `${BLANK}+(?:the${BLANK}+)?["“‘„«]?$`,
  'iu',
)
const REACH_BEFORE = 64

/**
 * The version written right before a name that begins at `start`, after `limit` (where the mention before ends or the text begins):
 * "version 7.2 of FortiOS".
 */
export function versionBefore(text: string, start: number, limit: number): Version | undefined {
  const from = Math.max(limit, start - REACH_BEFORE)
  const written = text.slice(from, start)
  const found = DIGIT.test(written) ? BEFORE.exec(written) : undefined
  const { number = '' } = found?.groups ?? {}
  if (!found || NUMBER.exec(number.replace(/^v/i, ''))?.[0] !== number.replace(/^v/i, '') || isDate(number)) return undefined
  const at = from + found.index + found[0].indexOf(number, 1)
  return { text: number, start: at, end: at + number.length }
}

/** "Microsoft 365", "Norton 360". */
const IN_NAMES = /^36[05]$/

function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/.test(number)
}

/** "12.05.2024", "2024.05.12". */
function isDate(number: string): boolean {
  return /^(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d(?:\.\d\d\.\d\d|-\d{1,2}-\d{1,2}))$/.test(number)
}
