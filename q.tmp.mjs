import { runnerImport } from 'vite'
import { readFileSync } from 'node:fs'
const opt = { root: process.cwd(), configFile: false, logLevel: 'error' }
const { measureDigest } = (await runnerImport('./scripts/quality/measure-digest.ts', opt)).module
const load = (p) => JSON.parse(readFileSync(`tests/fixtures/digest/stories-${p}.json`))
const show = (name, q, errors) => {
  const n = (x) => x.toFixed(3)
  console.log(name, q.stories, q.items, `pairs P ${n(q.pairs.precision)} R ${n(q.pairs.recall)} F ${n(q.pairs.f1)} | band ${n(q.bands.right)} off2 ${q.bands.offByTwo} | ind P ${n(q.indicators.precision)} unsup ${q.indicators.unsupported} | aff P ${n(q.affected.precision)} R ${n(q.affected.recall)} F ${n(q.affected.f1)} | time P ${n(q.timeline.precision)} R ${n(q.timeline.recall)} F ${n(q.timeline.f1)} | quoted ${n(q.quoted)}`)
  if (errors) for (const k of errors === 'all' ? ['pairs', 'bands', 'indicators', 'affected', 'timeline'] : errors.split(',')) { console.log('--', k); for (const e of q[k].errors) console.log('  ', e.slice(0, 420)) }
}
show('seen', measureDigest(load('seen')), process.argv[2])
if (process.argv[3]) { show('held', measureDigest(load('held'))); show('all', measureDigest([...load('seen'), ...load('held')])) }
