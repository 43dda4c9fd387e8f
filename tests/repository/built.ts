import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isThere, ROOT } from './sources'

/** Every file of a built extension; paths from the repository's top. */
export function builtFiles(top: string): string[] {
  return readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .sort()
}

/** A page or script with every script and style that it loads. */
export function closureOfPage(top: string, name: string): string[] {
  const found = new Set<string>()
  const queue = [`${top}/${name}`]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const text = readFileSync(join(ROOT, path), 'utf8')
    const folder = posix.dirname(path)
    const patterns = path.endsWith('.html') ? [/(?:src|href)="([^"]+\.(?:js|css))"/g] : [/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g]
    for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const target = match[1] ?? ''
      const next = target.startsWith('/') ? top + target : posix.join(folder, target)
      if (isThere(next)) queue.push(next)
    }
  }
  return [...found]
}
