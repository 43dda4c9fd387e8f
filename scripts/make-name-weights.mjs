/*
 * Writes utils/digest/generated/name-weights.ts: how much each piece of evidence (utils/digest/name-evidence.ts) counts for a run of words being
 * the name that a story is about. A logistic regression over all runs of the labelled stories that count as seen; those that are held back
 * have no part in it. Prints how well the weights of four fifths of the stories do on the fifth that is left out.
 * Usage: node scripts/make-name-weights.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/** Keeps weights of rare evidence small (ridge). */
const PENALTY = 1
const FOLDS = 5

const root = fileURLToPath(new URL('../', import.meta.url))
const load = async (path) => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module
const { sameName } = await load('./scripts/quality/measure-digest.ts')
const { bundledNames } = await load('./utils/digest/bundled-names.ts')
const { featuresOf } = await load('./utils/digest/features.ts')
const { candidatesOf } = await load('./utils/digest/inferred-names.ts')
const { BELIEVED } = await load('./utils/digest/name-evidence.ts')

const stories = JSON.parse(readFileSync(`${root}/tests/fixtures/digest/stories-seen.json`, 'utf8'))
const samples = stories.flatMap(({ affected, items }, story) => {
  const articles = items.map((item) => featuresOf(item, bundledNames()))
  const candidates = candidatesOf(
    articles,
    articles.map(({ names }) => names),
  )
  return candidates.map(({ places, evidence }) => {
    const [{ run }] = places
    const names = run.vendor === undefined ? run.text : `${run.text}\n${run.vendor} ${run.text}`
    return { story, isAbout: affected.some((wanted) => sameName(wanted, names)), evidence }
  })
})
const kinds = [...new Set(samples.flatMap(({ evidence }) => evidence))].sort()

let [right, found, wanted] = [0, 0, 0]
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(samples.filter(({ story }) => story % FOLDS !== fold))
  for (const sample of samples.filter(({ story }) => story % FOLDS === fold)) {
    const isBelieved = likelihood(weights, vectorOf(sample)) >= BELIEVED
    if (isBelieved) found++
    if (sample.isAbout) wanted++
    if (isBelieved && sample.isAbout) right++
  }
}
console.log(`${samples.length} runs, ${wanted} names; of what is left out F1 ${((200 * right) / (found + wanted)).toFixed(1)} %`)

const weights = fit(samples)
const lines = ['bias', ...kinds].map((kind, index) => `  ${kind}: ${Number(weights[index].toFixed(2))},`)
writeFileSync(
  `${root}/utils/digest/generated/name-weights.ts`,
  `/* Written by scripts/make-name-weights.mjs. Do not edit. */

/** How much each piece of evidence counts, and without any. */
export const NAME_WEIGHTS: Record<string, number> = {
${lines.join('\n')}
}
`,
)

function vectorOf({ evidence }) {
  return [1, ...kinds.map((kind) => (evidence.includes(kind) ? 1 : 0))]
}

function likelihood(weights, vector) {
  return 1 / (1 + Math.exp(-vector.reduce((sum, value, index) => sum + value * weights[index], 0)))
}

/** Newton's method; the bias is not penalised. */
function fit(of) {
  const vectors = of.map(vectorOf)
  const size = kinds.length + 1
  let weights = new Array(size).fill(0)
  for (let round = 0; round < 30; round++) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : -PENALTY * weight))
    const hessian = gradient.map((_, row) => gradient.map((_, column) => (row === column ? (row === 0 ? 1e-9 : PENALTY) : 0)))
    for (const [index, vector] of vectors.entries()) {
      const expected = likelihood(weights, vector)
      const held = vector.flatMap((value, at) => (value ? [at] : []))
      for (const row of held) {
        gradient[row] += (of[index].isAbout ? 1 : 0) - expected
        for (const column of held) hessian[row][column] += expected * (1 - expected)
      }
    }
    const step = solve(hessian, gradient)
    weights = weights.map((weight, index) => weight + step[index])
  }
  return weights
}

/** Gaussian elimination with pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, index) => [...row, right[index]])
  for (let at = 0; at < rows.length; at++) {
    let best = at
    for (let row = at + 1; row < rows.length; row++) if (Math.abs(rows[row][at]) > Math.abs(rows[best][at])) best = row
    ;[rows[at], rows[best]] = [rows[best], rows[at]]
    for (let row = 0; row < rows.length; row++) {
      if (row === at || rows[row][at] === 0) continue
      const factor = rows[row][at] / rows[at][at]
      for (let column = at; column <= rows.length; column++) rows[row][column] -= factor * rows[at][column]
    }
  }
  return rows.map((row, index) => row.at(-1) / row[index])
}
