/*
 * Makes what a new install knows before its first sync: public/starter-feed.json and public/catalogue.json.
 *
 *   node scripts/make-bundle.mjs --kev FILE --endoflife FILE --names FILE --seed FILE
 *
 * --kev        CISA's known_exploited_vulnerabilities.json
 * --endoflife  products of endoflife.date as a JSON list of { label, category, aliases }
 * --names      vendors and products as a JSON list of { vendor, product, sources: { source: count }, aliases? }
 * --seed       one advisory as the text of its page, in the layout that scripts/bundle/seed-advisory.mjs reads
 *
 * The same input gives the same bytes.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { makeCatalogue } from './bundle/catalogue.mjs'
import { readSeedAdvisory } from './bundle/seed-advisory.mjs'

const root = new URL('../', import.meta.url)
const STARTER_TITLE = 'Caveat starter feed'

const { values } = parseArgs({
  options: { kev: { type: 'string' }, endoflife: { type: 'string' }, names: { type: 'string' }, seed: { type: 'string' } },
})
const missing = ['kev', 'endoflife', 'names', 'seed'].filter((name) => values[name] === undefined)
if (missing.length > 0) {
  console.error(`Missing: ${missing.map((name) => `--${name} FILE`).join(' ')}`)
  process.exit(2)
}

const source = async (path) => (await runnerImport(fileURLToPath(new URL(path, root)), { configFile: false })).module
const advisories = await source('utils/advisories/index.ts')
const feeds = { ...(await source('utils/feeds/index.ts')), ...(await source('utils/feeds/kev-names.ts')) }
const { sentencesOf } = await source('utils/feeds/indicators.ts')
const { KEV_URL } = await source('utils/settings/settings.ts')

const kevBytes = await readFile(values.kev)
const released = JSON.parse(kevBytes.toString('utf8')).dateReleased
const kev = feeds.parseFeed(kevBytes, { url: KEV_URL, format: 'kev', fetched: advisories.normalizeDate(released) })
if (kev.error) throw new Error(`${values.kev}: ${kev.error.detail}`)
for (const problem of kev.problems) console.warn(`${values.kev}: ${problem}`)

const seed = advisories.toAdvisory({
  ...readSeedAdvisory(await readFile(values.seed, 'utf8'), sentencesOf),
  provenance: [{ feed: STARTER_TITLE }],
})
const records = [seed, ...kev.advisories]
const starter = feeds.toNativeFeed(records, {
  title: STARTER_TITLE,
  description: 'What a new install knows before its first sync: the KEV catalogue of CISA (CC0) and one worked advisory.',
  complete: true,
})
const catalogue = makeCatalogue({
  records,
  endoflife: JSON.parse(await readFile(values.endoflife, 'utf8')),
  names: JSON.parse(await readFile(values.names, 'utf8')),
  library: { ...advisories, ...feeds },
})

await write('public/starter-feed.json', linewise(starter, 'items'), `${records.length} advisories`)
await write('public/catalogue.json', linewise(catalogue, 'entities'), `${catalogue.entities.length} names`)

/** JSON with one entry of its main list a line, so that a renewed bundle differs only where its content does. */
function linewise(document, list) {
  const { [list]: entries, ...head } = document
  const opening = JSON.stringify(head).slice(0, -1)
  return `${opening},${JSON.stringify(list)}:[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`
}

async function write(path, text, content) {
  await writeFile(new URL(path, root), text)
  console.log(`${path}: ${content}, ${Math.round(Buffer.byteLength(text) / 1000)} kB`)
}
