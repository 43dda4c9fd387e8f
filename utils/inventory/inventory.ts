import { cleanText } from '../advisories'

/*
 * An inventory is a list of what somebody runs or depends on, as another program or a person wrote it down: a row a thing.
 */

/** Bounds of a list. An export of a large company's devices has some thousands of rows and less than 2 MB. */
export const MAX_BYTES = 10_000_000
export const MAX_ROWS = 50_000
/** So many lines are looked at, empty ones and comments included. */
export const MAX_LINES = 500_000
const MAX_PROBLEMS = 100
const LENGTHS = { name: 200, vendor: 200, version: 100, purl: 512, cpe: 512 } as const

/** What a row stands for. `package`: as an operating system's package manager calls it; `other`: the list does not say. */
export type InventoryKind = 'application' | 'library' | 'package' | 'operatingSystem' | 'device' | 'service' | 'company' | 'other'

/** One thing of a list; text that the list does not state is left out. */
export interface InventoryRow {
  name: string
  vendor?: string
  version?: string
  kind: InventoryKind
  /** Package URL (purl specification), as the list has it. */
  purl?: string
  /** CPE 2.3 formatted string (NISTIR 7695, section 6.2), as the list has it. */
  cpe?: string
  /** True for what came only with something else, false for what was asked for; left out where the list does not tell. */
  indirect?: boolean
}

/** A part of a list that could not be read: a line's number or a path in JSON, and why. */
export interface InventoryProblem {
  place: number | string
  code: 'noName' | 'notAnEntry' | 'unclosedQuote' | 'tooDeep'
}

/** What was read of a list. */
export interface Inventory {
  /** The id of its format. */
  format: string
  rows: InventoryRow[]
  /** The first problems; `problemCount` counts all. */
  problems: InventoryProblem[]
  problemCount: number
  /** True where the list goes on after the most rows that are read. */
  cut: boolean
}

/** A list's text made ready for the formats to look at. */
export interface InventoryDocument {
  /** The text without a byte order mark. */
  text: string
  /** What the text says as JSON; undefined where it is something else. */
  json: unknown
  /** The name of the file it came from; empty where it was pasted. */
  fileName: string
}

/** One way to write a list down. Neither function throws, whatever the text. */
export interface InventoryFormat {
  id: string
  /** A name that people know it by; not translated. Empty where it has none. */
  name: string
  recognise(document: InventoryDocument): boolean
  read(document: InventoryDocument, rows: RowCollector): void
}

type Stated = { [Field in keyof InventoryRow]?: InventoryRow[Field] | undefined }

/** Takes rows within bounds: each text cleaned and cut, a row without a name a problem of its own. */
export class RowCollector {
  readonly rows: InventoryRow[] = []
  readonly problems: InventoryProblem[] = []
  problemCount = 0
  cut = false

  /** Adds a row; false once there is no room for another. */
  add(place: number | string, { kind = 'other', indirect, ...texts }: Stated): boolean {
    if (this.rows.length >= MAX_ROWS) {
      this.cut = true
      return false
    }
    const name = cleanText(texts.name ?? '', LENGTHS.name).replaceAll('\n', ' ')
    if (!/[\p{L}\p{N}]/u.test(name)) {
      this.problem(place, 'noName')
      return true
    }
    const row: InventoryRow = { name, kind }
    for (const field of ['vendor', 'version', 'purl', 'cpe'] as const) {
      const text = cleanText(texts[field] ?? '', LENGTHS[field]).replaceAll('\n', ' ')
      if (text !== '' && !PLACEHOLDER.test(text)) row[field] = text
    }
    if (indirect !== undefined) row.indirect = indirect
    this.rows.push(row)
    return true
  }

  problem(place: number | string, code: InventoryProblem['code']): void {
    this.problemCount++
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ place, code })
  }
}

/** What exports write where they have nothing to say; "NOASSERTION" and "NONE" are SPDX's. */
const PLACEHOLDER = /^(?:noassertion|none|null|n\/?a|unknown|unspecified|-|\(unknown\))$/i

/** The lines of a text, as many as are looked at. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/, MAX_LINES)
}
