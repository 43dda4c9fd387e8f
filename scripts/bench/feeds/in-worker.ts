import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { parseFeed } from '../../../utils/feeds'
import { median } from '../timing'
import { cveDocument, kevDocument, newsDocument, type FeedFixtures } from './made'

/* Runs in a worker: what making records of a document takes, beside what cannot be done without: JSON.parse, or telling the tags of XML. */

export interface ParsingFigures {
  name: string
  /** Of the limit that holds (limits.mjs). */
  limit: 'json' | 'xml' | 'none'
  records: number
  bytes: number
  /** Milliseconds, median: ours, and the least. */
  ours: number
  least: number
  /** Times the least, median of the rounds. */
  ratio: number
}

const ROUNDS = 9
const WARM_UP = 3

/** `share` is that of the usual size, at most 1. */
addEventListener('message', ({ data }: MessageEvent<{ fixtures: FeedFixtures; share: number }>) => {
  postMessage(measureAll(data.fixtures, data.share))
})

function measureAll(fixtures: FeedFixtures, share: number): ParsingFigures[] {
  const many = (count: number) => Math.max(20, Math.round(count * share))
  return [
    measure('CVE 5', 'json', cveDocument(fixtures, many(10_000)), parseJson),
    measure('CISA KEV', 'none', kevDocument(fixtures, many(1_700)), parseJson),
    measure('RSS 2.0', 'xml', newsDocument(fixtures, 'rss', many(1_000)), tokenize),
    measure('Atom', 'xml', newsDocument(fixtures, 'atom', many(1_000)), tokenize),
  ]
}

function measure(
  name: string,
  limit: ParsingFigures['limit'],
  text: string,
  least: (bytes: Uint8Array) => unknown,
): ParsingFigures {
  const bytes = new TextEncoder().encode(text)
  const parse = () => parseFeed(bytes, { url: 'https://feed.example/document' })
  const { advisories, articles, error, problems } = parse()
  if (error || problems.length > 0) throw new Error(`${name}: ${error?.code ?? problems[0] ?? ''}`)
  const [ours, floor, ratios] = [[] as number[], [] as number[], [] as number[]]
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const [a, b] =
      round % 2 === 0 ? [timed(parse), timed(() => least(bytes))] : [timed(() => least(bytes)), timed(parse)].reverse()
    if (round < 0 || a === undefined || b === undefined) continue
    ours.push(a)
    floor.push(b)
    ratios.push(a / b)
  }
  const records = Math.max(advisories.length, articles.length)
  return { name, limit, records, bytes: bytes.length, ours: median(ours), least: median(floor), ratio: median(ratios) }
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}

function tokenize(bytes: Uint8Array): void {
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, NOTHING)
  tokenizer.write(new TextDecoder().decode(bytes))
  tokenizer.end()
}

const nothing = () => undefined
const NOTHING: TokenizerCallbacks = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
}
