/*
 * How well names are found: precision, recall and F1 on labelled pages, with the worst errors; and how well news becomes advisories,
 * on the labelled stories of tests/fixtures/digest.
 * Usage: npm run quality -- --feeds DIR [--errors N]: how well news feeds are read, see quality/feeds.mjs
 *        npm run quality -- [--gold DIR] [--errors N] [--cues] [--strictness strict|balanced|broad|all] [--csaf DIR]
 *
 * DIR holds entities.json (LexiconEntity[]) and pages/NAME.json: { page, blocks, mentions: [{ block, start, end, surface, label }] }.
 * A found name that overlaps a `name` is right; one that overlaps a `not-a-name`, or nothing labelled, is wrong; `debatable`
 * counts neither way, `name-beyond-dictionary` is right when found and not missed when not. Recall is the share of `name`s found.
 * --csaf names a folder of CSAF documents, whose authors say which sentences are impact, details and response.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { measureFeeds } from './quality/feeds.mjs'
import { printDigestQuality } from './quality/print-digest.mjs'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string' },
    gold: { type: 'string', default: 'tests/fixtures/gold' },
    errors: { type: 'string', default: '12' },
    cues: { type: 'boolean' },
    strictness: { type: 'string', default: 'balanced' },
    csaf: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
if (values.feeds) {
  await measureFeeds(values.feeds, root, Number(values.errors))
  process.exit()
}
const { module: lexiconModule } = await runnerImport('./utils/lexicon/index.ts', { root, configFile: false, logLevel: 'error' })
const { compileLexicon, openLexicon, spot, STRICTNESSES } = lexiconModule

const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const lexicon = openLexicon(compileLexicon(json(join(values.gold, 'entities.json'))))
const labelled = readdirSync(join(values.gold, 'pages'))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => json(join(values.gold, 'pages', name)))
const pages = labelled.map((page) => score(page, values.strictness === 'all' ? 'balanced' : values.strictness))

console.log(`${lexicon.size} spellings\n`)
console.log(['page'.padEnd(24), ' found', ' right', ' names', ' precision', ' recall', '    F1'].join(''))
for (const page of [...pages, total(pages)]) {
  const { name, right, wrong, names, hit } = page
  console.log(
    name.slice(0, 23).padEnd(24) +
      String(right.length + wrong.length).padStart(6) +
      String(right.length).padStart(6) +
      String(names).padStart(6) +
      percent(precision(page)).padStart(10) +
      percent(hit / names).padStart(7) +
      percent(f1(page)).padStart(7),
  )
}
const all = total(pages)
list('Wrong', all.wrong, Number(values.errors))
list('Missed', all.missed, Number(values.errors))
if (values.cues) {
  console.log('\nBy cue (right / wrong)')
  const cues = [...new Set([...all.right, ...all.wrong].map(({ cue }) => cue))].sort()
  for (const cue of cues) {
    const count = (found) => found.filter((mention) => mention.cue === cue).length
    console.log(`  ${cue.padEnd(18)}${String(count(all.right)).padStart(5)} / ${count(all.wrong)}`)
  }
}
if (values.strictness === 'all') {
  console.log('\nBy strictness        found right  precision recall    F1')
  for (const strictness of STRICTNESSES) {
    const sum = total(labelled.map((page) => score(page, strictness)))
    const counts = [sum.right.length + sum.wrong.length, sum.right.length].map((count) => String(count).padStart(6)).join('')
    const ratios = [percent(precision(sum)).padStart(11), percent(sum.hit / sum.names).padStart(7), percent(f1(sum)).padStart(6)]
    console.log(`  ${strictness.padEnd(18)}${counts}${ratios.join('')}`)
  }
}
await printDigestQuality({ root, errors: Number(values.errors), csaf: values.csaf })

function score({ page, blocks, mentions: labels }, strictness) {
  const found = spot(lexicon, blocks, { strictness }).map((mention) => ({
    ...mention,
    page,
    context: contextOf(blocks, mention),
  }))
  const overlapping = (mention, wanted) =>
    labels.filter(
      (label) =>
        label.block === mention.block && label.start < mention.end && label.end > mention.start && wanted.includes(label.label),
    )
  const right = []
  const wrong = []
  for (const mention of found) {
    if (overlapping(mention, ['name', 'name-beyond-dictionary']).length > 0) right.push(mention)
    else if (overlapping(mention, ['debatable']).length === 0) wrong.push(mention)
  }
  const names = labels.filter(({ label }) => label === 'name')
  const missed = names.filter(
    (name) => !found.some((mention) => mention.block === name.block && mention.start < name.end && mention.end > name.start),
  )
  return {
    name: page,
    right,
    wrong,
    names: names.length,
    hit: names.length - missed.length,
    missed: missed.map((label) => ({ ...label, page, context: contextOf(blocks, label) })),
  }
}

function total(scores) {
  const sum = (field) => scores.reduce((count, page) => count + page[field], 0)
  return {
    name: 'ALL',
    right: scores.flatMap(({ right }) => right),
    wrong: scores.flatMap(({ wrong }) => wrong),
    missed: scores.flatMap(({ missed }) => missed),
    names: sum('names'),
    hit: sum('hit'),
  }
}

function precision({ right, wrong }) {
  return right.length / (right.length + wrong.length)
}

function f1(page) {
  const p = precision(page)
  const r = page.hit / page.names
  return (2 * p * r) / (p + r)
}

function percent(ratio) {
  return Number.isNaN(ratio) ? '–' : `${(100 * ratio).toFixed(1)}`
}

function list(title, errors, most) {
  console.log(`\n${title}: ${errors.length}`)
  for (const { page, context, cue, entityId } of errors.slice(0, most))
    console.log(`  ${page.padEnd(20)} ${context}${cue ? `  ${entityId} (${cue})` : ''}`)
}

function contextOf(blocks, { block, start, end }) {
  const text = blocks[block]
  return `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 30)}`.replace(
    /\s+/g,
    ' ',
  )
}
