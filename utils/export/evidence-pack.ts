import { SEVERITY_BANDS, type Advisory, type EntityType, type SeverityBand } from '../advisories'
import type { DossierCounts, Quarter } from '../dossier/dossier'
import { advisoryCells, ADVISORY_COLUMNS } from './csv'
import { csvTable } from './csv-table'
import { facts } from './markdown'
import { heading, inline, link } from './markdown-text'
import { day, exploitedPhrases, joined, moment, oneLine, sourceLinks } from './phrases'
import { originPhrases } from './ticket-text'
import type { AcknowledgedFacts, ExportWords } from './words'

/** More advisories than this are in no pack; it says so, and has the most urgent. */
export const MOST_IN_PACK = 2_000

/** What is known about a vendor, a product or an identifier at a moment, for whoever has to show it later. */
export interface EvidencePack {
  name: string
  type: EntityType | 'Identifier'
  vendor: string
  aliases: readonly string[]
  /** Who answers for it, and what was noted, by the watch list's entries for it; empty where it says neither. */
  kept: readonly { owner?: string | undefined; note?: string | undefined }[]
  /** When it was made: an ISO date. */
  made: string
  /** Of all advisories about it. */
  counts: DossierCounts
  quarters: readonly Quarter[]
  /** What alone is in the pack, in words; empty for everything. */
  filter: string
  /** How many advisories that is. */
  chosen: number
  /** At most `MOST_IN_PACK` of them, the most urgent first. */
  advisories: readonly EvidenceItem[]
}

export interface EvidenceItem {
  advisory: Advisory
  /** What the person said of it; null where they did not, or it holds no longer. */
  acknowledged: AcknowledgedFacts | null
}

/**
 * A pack as Markdown: how many advisories there are, by severity, state and quarter, and each with its facts, what was said of it, its links,
 * and which feed it was fetched from and when.
 */
export function packToMarkdown(pack: EvidencePack, words: ExportWords): string {
  const { name, type, vendor, aliases, kept, made, counts, quarters, filter, chosen, advisories } = pack
  const states = { open: counts.open, acknowledged: counts.acknowledged, withdrawn: counts.withdrawn }
  return [
    heading(2, name),
    joined([words.entityType(type), vendor && inline(words.byVendor(vendor)), words.asOf(moment(made))]),
    aliases.length > 0 && inline(words.aliases(aliases.join(', '))),
    ...kept.map(({ owner, note }) => joined([owner && inline(words.ownedBy(owner)), note && inline(note)])),
    joined([
      `**${bandCounts(counts.bands, words)}**`,
      ...Object.entries(states).map(([state, count]) => count > 0 && `${words.state(state as EvidenceState)}: ${count}`),
      counts.exploited > 0 && `${words.exploited}: ${counts.exploited}`,
    ]),
    quarters.length > 1 &&
      `${heading(3, words.byQuarter)}\n\n${quarters.map((quarter) => quarterItem(quarter, words)).join('\n')}`,
    heading(3, words.advisories),
    filter && words.onlyThese(inline(filter), chosen, counts.total),
    chosen > advisories.length && words.mostUrgent(advisories.length, chosen),
    advisories.map((item) => advisoryItem(item, words)).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** A pack as CSV: a row an advisory, its columns after those of the name and of what was said about it. */
export function packToCsv({ name, made, kept, advisories }: EvidencePack): string {
  const columns = [
    'about',
    'as_of',
    'owner',
    'state',
    'acknowledged_reason',
    'acknowledged_by',
    'acknowledged_on',
    'acknowledged_until',
    'acknowledged_note',
  ]
  const owners = kept.flatMap(({ owner }) => owner ?? []).join('; ')
  const rows = advisories.map((item) => {
    const { reason = '', owner = '', addedAt = '', until = '', note = '' } = item.acknowledged ?? {}
    const cells = [name, made, owners, stateOf(item), reason, owner, addedAt, until, note]
    return [...cells.map(oneLine), ...advisoryCells(item.advisory)]
  })
  return csvTable([[...columns, ...ADVISORY_COLUMNS], ...rows])
}

/** Whether an advisory still is to be dealt with. */
export type EvidenceState = 'open' | 'acknowledged' | 'withdrawn'

function stateOf({ advisory, acknowledged }: EvidenceItem): EvidenceState {
  if (advisory.status === 'withdrawn') return 'withdrawn'
  return acknowledged ? 'acknowledged' : 'open'
}

function advisoryItem(item: EvidenceItem, words: ExportWords): string {
  const { advisory, acknowledged } = item
  return [
    `- **${inline(advisory.title)}**`,
    joined([facts(advisory, words), words.state(stateOf(item))]),
    joined(exploitedPhrases(advisory, words).map(inline)),
    acknowledged &&
      joined([
        words.acknowledgeReason(acknowledged.reason),
        acknowledged.owner && inline(words.acknowledgedBy(acknowledged.owner)),
        words.acknowledgedOn(day(acknowledged.addedAt)),
        acknowledged.until && words.acknowledgedUntil(acknowledged.until),
        inline(acknowledged.note),
      ]),
    ...sourceLinks(advisory).map(({ title, publisher, url }) => joined([link(title, url), inline(publisher)])),
    ...originPhrases(advisory, words).map(inline),
  ]
    .filter(Boolean)
    .join('\n  - ')
}

function quarterItem({ quarter, total, bands }: Quarter, words: ExportWords): string {
  return `- ${words.quarter(quarter)}: ${total} (${bandCounts(bands, words)})`
}

function bandCounts(bands: Record<SeverityBand, number>, words: ExportWords): string {
  const present = SEVERITY_BANDS.filter((band) => bands[band] > 0).toReversed()
  return present.map((band) => `${words.severity(band)} ${bands[band]}`).join(', ')
}
