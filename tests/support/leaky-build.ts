import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A change that gives a watched name away, under a name that switches it on. */
export interface NamedLeak {
  name: string
  /** Source of a function that is called with each element whose text is the watched name. */
  run?: string
  /** Where it runs: as a content script does, or in the page's own world. */
  world: 'ISOLATED' | 'MAIN'
  /** Added to the manifest. */
  manifest: object
}

/** Part of a page's address that switches a leak on for a watched name. */
export const leakHash = (leak: string, watched: string) => `#leak=${leak}&watched=${encodeURIComponent(watched)}`

/** A copy of an unpacked extension with all of these leaks in it, each of which waits for its page's address to name it. */
export function leakyBuild(extensionDir: string, leaks: NamedLeak[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-leaky-'))
  cpSync(extensionDir, folder, { recursive: true })
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: object[] }
  for (const world of ['ISOLATED', 'MAIN'] as const) {
    const file = `leaks-${world.toLowerCase()}.js`
    const runs = leaks.flatMap((leak) => (leak.world === world && leak.run ? `${JSON.stringify(leak.name)}: ${leak.run}` : []))
    writeFileSync(join(folder, file), `(${leak.toString()})({${runs.join(',\n')}})`)
    manifest.content_scripts.push({ matches: ['http://*/*'], js: [file], run_at: 'document_idle', world })
  }
  writeFileSync(path, JSON.stringify(Object.assign(manifest, ...leaks.map((leak) => leak.manifest))))
  return folder
}

/** Runs in the page. */
function leak(runs: Record<string, (name: HTMLElement) => void>): void {
  const asked = new URLSearchParams(location.hash.slice(1))
  const run = runs[asked.get('leak') ?? '']
  if (!run) return
  for (const element of document.querySelectorAll<HTMLElement>('.name')) {
    if (element.textContent === asked.get('watched')) run(element)
  }
}
