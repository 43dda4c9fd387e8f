import * as v from 'valibot'
import { cleanText, ENTITY_TYPES } from '../advisories'
import { STRICTNESSES } from '../lexicon/entity'
import { siteDomain } from '../vendor-sites'
import { alertRulesSchema, defaultAlertRules } from './alert-rules'
import { correctionSchema, MOST_CORRECTIONS } from './corrections'
import { keptApartSchema, MOST_KEPT_APART } from './kept-apart'
import { acknowledgementSchema, MOST_ACKNOWLEDGED } from './acknowledgements'
import { MOST_NOT_THESE, notThisSchema } from './not-these'
import { KEEP_MONTHS } from './retention'
import { MOST_SNOOZED, snoozeSchema } from './snoozes'

/*
 * Everything a person can set, in one document: what is stored, exported and imported are the same shape. docs/settings.md
 * describes it. A change of shape is a new version with a step in migrations.ts and a frozen sample in its test; a field that is
 * added with a default is none.
 */

export const SETTINGS_VERSION = 1

/** How a name is marked after its first mention in a section of a page: fainter, as the first, or not at all. */
export const REPEATS = ['faint', 'full', 'none'] as const
export type Repeats = (typeof REPEATS)[number]

/** What the number on the toolbar counts of a page: all names with something to know, only what is watched, or nothing. */
export const TOOLBAR_COUNTS = ['names', 'watched', 'none'] as const
export type ToolbarCount = (typeof TOOLBAR_COUNTS)[number]

const name = v.pipe(
  v.string(),
  v.transform((value) => cleanText(value, 200)),
  v.nonEmpty('must not be empty'),
)

/** Characters of a note on a watched name. */
export const NOTE_LENGTH = 1_000

const note = v.pipe(
  v.string(),
  v.transform((value) => cleanText(value, NOTE_LENGTH)),
  v.nonEmpty('must not be empty'),
)

/** Sites of one watched name. */
export const MOST_SITES = 20

/** Each once; what is no site is left out. */
const sites = v.pipe(
  v.array(v.unknown()),
  v.transform((texts) => [...new Set(texts.flatMap((text) => (typeof text === 'string' && siteDomain(text)) || []))]),
  v.transform((domains) => (domains.length > 0 ? domains.slice(0, MOST_SITES) : undefined)),
)

const feedUrl = v.pipe(
  v.string(),
  v.transform((value) => feedAddress(value.trim())),
  v.string('must be an https address (http is only for 127.0.0.1 and localhost)'),
)

export const feedSettingsSchema = v.object({
  url: feedUrl,
  name: v.fallback(name, ''),
  /** `auto` recognises the format by what the document holds; otherwise the id of a format in utils/feeds. */
  format: v.fallback(v.pipe(v.string(), v.maxLength(40)), 'auto'),
  enabled: v.fallback(v.boolean(), true),
  /** Names from a private feed are shown in the popup and the toolbar count and never change anything in a page. */
  private: v.fallback(v.boolean(), false),
})

export const watchedEntitySchema = v.object({
  name,
  type: v.fallback(v.picklist(ENTITY_TYPES), 'Product'),
  vendor: v.fallback(v.optional(name), undefined),
  aliases: v.fallback(v.pipe(v.array(name), v.maxLength(50)), []),
  /** Who answers for it: a person, team or address, in the person's own words. */
  owner: v.optional(v.fallback(v.optional(name), undefined)),
  note: v.optional(v.fallback(v.optional(note), undefined)),
  /** Domains of its own web sites, on which the popup shows what is known about it. */
  sites: v.optional(v.fallback(v.optional(sites), undefined)),
})

export const settingsSchema = v.object({
  version: v.literal(SETTINGS_VERSION),
  feeds: v.optional(v.pipe(v.array(feedSettingsSchema), v.maxLength(500, 'at most 500 feeds')), []),
  watchlist: v.optional(v.pipe(v.array(watchedEntitySchema), v.maxLength(20_000, 'at most 20,000 watched entities')), []),
  /** Host names on which nothing is drawn, or `*` for every site. The popup still says what a page mentions. */
  quietSites: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.nonEmpty(), v.maxLength(253))), v.maxLength(5_000)),
    [],
  ),
  /** Milliseconds that the pointer rests on a name before its card opens. */
  hoverDelay: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_000)), 250),
  /** How sure it has to be that a word is a name before it is marked. */
  strictness: v.optional(v.picklist(STRICTNESSES), 'balanced'),
  /** Whether names are marked in blocks of code too. */
  codeBlocks: v.optional(v.boolean(), false),
  repeats: v.optional(v.picklist(REPEATS), 'faint'),
  /** Whether stories of the news are also worded by the browser's own language model, where it has one. */
  machineWording: v.optional(v.boolean(), false),
  alerts: v.optional(alertRulesSchema, defaultAlertRules()),
  /** What the number on the toolbar counts. */
  toolbarCount: v.optional(v.picklist(TOOLBAR_COUNTS), 'names'),
  /** For how many months advisories are kept since they last changed; 0 is for ever. */
  keepMonths: v.optional(v.picklist(KEEP_MONTHS), 0),
  /** What is not to be marked, by the person's word. */
  notThese: v.optional(
    v.pipe(v.array(notThisSchema), v.maxLength(MOST_NOT_THESE, `at most ${MOST_NOT_THESE} choices of what is not marked`)),
    [],
  ),
  /** Names that are not marked until there is something new about them, by the person's word. */
  snoozed: v.optional(v.pipe(v.array(snoozeSchema), v.maxLength(MOST_SNOOZED, `at most ${MOST_SNOOZED} snoozed names`)), []),
  /** What the person said about stories that were put together from news. */
  corrections: v.optional(
    v.pipe(v.array(correctionSchema), v.maxLength(MOST_CORRECTIONS, `at most ${MOST_CORRECTIONS} corrected stories`)),
    [],
  ),
  /** Records that look alike, and that the person said are not about one thing. */
  keptApart: v.optional(
    v.pipe(v.array(keptApartSchema), v.maxLength(MOST_KEPT_APART, `at most ${MOST_KEPT_APART} records kept apart`)),
    [],
  ),
  /** Advisories that the person has dealt with. */
  acknowledged: v.optional(
    v.pipe(
      v.array(acknowledgementSchema),
      v.maxLength(MOST_ACKNOWLEDGED, `at most ${MOST_ACKNOWLEDGED} acknowledged advisories`),
    ),
    [],
  ),
})

/** What a settings document can hold beside its version. */
export const SETTINGS_FIELDS = Object.keys(settingsSchema.entries).filter((field) => field !== 'version')

export type Settings = v.InferOutput<typeof settingsSchema>
export type FeedSettings = Settings['feeds'][number]
export type WatchedEntity = Settings['watchlist'][number]

/** The address of CISA's own copy; its host refuses some networks, so the official mirror can be added beside it. */
export const KEV_URL = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'

export function defaultSettings(): Settings {
  return {
    version: SETTINGS_VERSION,
    feeds: [{ url: KEV_URL, name: 'CISA Known Exploited Vulnerabilities', format: 'auto', enabled: true, private: false }],
    watchlist: [],
    quietSites: [],
    hoverDelay: 250,
    strictness: 'balanced',
    codeBlocks: false,
    repeats: 'faint',
    machineWording: false,
    alerts: defaultAlertRules(),
    toolbarCount: 'names',
    keepMonths: 0,
    notThese: [],
    snoozed: [],
    corrections: [],
    keptApart: [],
    acknowledged: [],
  }
}

/** True when nothing may be drawn in pages of this host. */
export function isQuiet(settings: Settings, host: string): boolean {
  return settings.quietSites.includes('*') || settings.quietSites.includes(host.toLowerCase())
}

/** The address of a feed that may be added, in its one spelling: https, or http on this machine; undefined for anything else. */
export function feedAddress(text: string): string | undefined {
  if (text.length > 2_048 || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return undefined
  const local = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost')
  return url.protocol === 'https:' || local ? url.href : undefined
}

/** The settings with one site quiet, or not any more. */
export function setQuiet(settings: Settings, host: string, quiet: boolean): Settings {
  const site = host.toLowerCase()
  const others = settings.quietSites.filter((other) => other !== site)
  return { ...settings, quietSites: quiet ? [...others, site] : others }
}
