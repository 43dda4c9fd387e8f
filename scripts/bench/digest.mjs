/*
 * What digesting news costs. Usage: node scripts/bench/digest.mjs [--sizes 1000,10000]
 *
 * Articles are those of tests/fixtures/digest, repeated over the years with other words in place of their rare ones and other identifiers,
 * so that each round makes stories of its own. Printed are the whole time, the processor's (a shared machine makes the first one long), the longest step between two rests, the
 * mean of an article, and the processor's time when the same is done once more with the stories that are held.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000' } } })
const { module: digest } = await runnerImport('./utils/digest/index.ts', { root, configFile: false, logLevel: 'error' })
const stories = ['seen', 'held'].flatMap((part) => JSON.parse(readFileSync(`${root}/tests/fixtures/digest/stories-${part}.json`)))
const items = stories.flatMap((story) => story.items)
const names = digest.bundledNames()
digest.digestArticles(items.slice(0, 50), { names })

console.log('articles  stories   whole ms  CPU ms  ms an article  longest step ms  CPU ms once more')
for (const size of values.sizes.split(',').map(Number)) {
  const articles = Array.from({ length: size }, (_, index) =>
    repeated(items[index % items.length], Math.floor(index / items.length)),
  )
  let longest = 0
  const start = performance.now()
  const used = process.cpuUsage()
  let last = start
  const steps = digest.digestInSteps(articles, { names })
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const whole = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  const again = process.cpuUsage()
  digest.digestArticles(articles, { names, held: step.value })
  const more = process.cpuUsage(again)
  const cells = [
    size,
    step.value.length,
    whole.toFixed(0),
    ((user + system) / 1000).toFixed(0),
    (whole / size).toFixed(2),
    longest.toFixed(1),
    ((more.user + more.system) / 1000).toFixed(0),
  ]
  console.log(cells.map((cell, at) => String(cell).padStart([8, 9, 11, 8, 15, 17, 18][at])).join(''))
}

/** The same article some months later, about something else. */
function repeated(item, round) {
  const change = (text) =>
    text
      .replace(/CVE-(\d{4})-(\d+)/g, (_, year, number) => `CVE-${year}-${Number(number) + round * 7}`)
      .replace(/\b[a-z]{7,}\b/g, (word) =>
        (word.length + round) % 4 === 0 ? `${word}${String.fromCharCode(97 + (round % 26))}` : word,
      )
  const time = new Date(Date.parse(item.published) + round * 40 * 86_400_000).toISOString()
  return {
    ...item,
    id: `${item.id}-${round}`,
    url: `${item.url}/${round}`,
    title: change(item.title),
    text: change(item.text),
    published: time.replace('.000', ''),
  }
}
