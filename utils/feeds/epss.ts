import { normalizeDate } from '../advisories'
import { fault, type FeedFault } from './format'

/** Bounds after decompression. The whole list has some 300,000 rows and 10 MB. */
const MOST_TEXT = 64 * 1024 * 1024
const LONGEST_LINE = 1_000

const CVE = /^CVE-\d{4}-\d{4,19}$/

/** How likely a vulnerability is to be attacked within 30 days, and the share of all vulnerabilities that are no likelier; both 0 to 1. */
export interface EpssScore {
  score: number
  percentile: number
}

export interface EpssList {
  /** The day of the estimate, as the list or else its file's name has it; null where neither does. */
  date: string | null
  scores: Map<string, EpssScore>
  problems: string[]
}

/**
 * FIRST's list of EPSS scores (https://www.first.org/epss/data_stats), as CSV or gzipped CSV, read as a stream: of its rows only those of the
 * wanted CVE ids are kept. The oldest lists have no line with model and date and no percentile, which is then worked out as FIRST defines it.
 * Undefined for what is no such list.
 */
export async function readEpss(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: ReadonlySet<string>,
  url: string,
): Promise<EpssList | FeedFault | undefined> {
  const list = new ListReader(wanted)
  try {
    for await (const line of linesOf(bytes)) {
      if (!list.take(line)) return list.fault
    }
  } catch (error) {
    if (list.begun)
      return fault('invalid', error instanceof RangeError ? error.message : 'the compressed data is damaged or cut short')
    return undefined
  }
  return list.result(/\d{4}-\d{2}-\d{2}/.exec(new URL(url).pathname)?.[0])
}

class ListReader {
  begun = false
  fault: FeedFault | undefined
  readonly #wanted: ReadonlySet<string>
  readonly #scores = new Map<string, EpssScore>()
  readonly #all: number[] = []
  #date: string | undefined
  #ranked: boolean | undefined
  #bad = 0

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted
  }

  /** False when the rest need not be read: it is no such list, or a broken one. */
  take(line: string): boolean {
    if (line === '') return true
    if (!this.begun && line.startsWith('#model_version:')) {
      this.begun = true
      this.#date = normalizeDate(/score_date:([^,]*)/.exec(line)?.[1] ?? '')
      return true
    }
    if (this.#ranked === undefined) return this.#takeHead(line)
    const [id = '', score = '', percentile = ''] = line.split(',')
    const value = share(score)
    const rank = this.#ranked ? share(percentile) : 0
    if (!CVE.test(id) || value === undefined || rank === undefined) this.#bad++
    else {
      if (!this.#ranked) this.#all.push(value)
      if (this.#wanted.has(id)) this.#scores.set(id, { score: value, percentile: rank })
    }
    return true
  }

  result(named: string | undefined): EpssList | FeedFault | undefined {
    if (this.#ranked === undefined) return this.begun ? fault('invalid', 'no line with the names of the columns') : undefined
    if (!this.#ranked) this.#rank()
    const problems = this.#bad > 0 ? [`${this.#bad} rows are not a CVE id with numbers from 0 to 1; left out`] : []
    return { date: this.#date ?? named ?? null, scores: this.#scores, problems }
  }

  #takeHead(line: string): boolean {
    if (line === 'cve,epss,percentile' || line === 'cve,epss') {
      this.begun = true
      this.#ranked = line.endsWith('percentile')
      return true
    }
    if (this.begun) this.fault = fault('invalid', `columns “${line.slice(0, 80)}”; expected cve,epss,percentile`)
    return false
  }

  #rank(): void {
    const sorted = Float64Array.from(this.#all).sort()
    for (const scored of this.#scores.values()) scored.percentile = countUpTo(sorted, scored.score) / sorted.length
  }
}

/** A number from 0 to 1 as the list writes it; undefined for anything else. */
function share(text: string): number | undefined {
  const value = /^[\d.]+(e-\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return value >= 0 && value <= 1 ? value : undefined
}

/** How many of the sorted values are not greater. */
function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 1) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The lines of a text that may be gzipped, one after the other; throws when they or all of them together are too long. */
async function* linesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<string> {
  const plain = new Blob([bytes]).stream()
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  const stream = zipped ? plain.pipeThrough(new DecompressionStream('gzip')) : plain
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength
      if (length > MOST_TEXT) throw new RangeError(`longer than ${MOST_TEXT} bytes`)
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield line.trimEnd()
      if (rest.length > LONGEST_LINE) throw new RangeError(`a line longer than ${LONGEST_LINE} characters`)
    }
    yield rest.trimEnd()
  } finally {
    // Whoever has read enough stops in the middle.
    await reader.cancel().catch(() => undefined)
  }
}
