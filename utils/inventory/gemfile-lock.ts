import { linesOf, type InventoryFormat } from './inventory'

/** Bundler's Gemfile.lock: the gems under `specs`; those under DEPENDENCIES were asked for. */
export const gemfileLock: InventoryFormat = {
  id: 'gemfile-lock',
  name: 'Gemfile.lock',
  recognise: ({ text, json }) => json === undefined && /^(?:GEM|GIT|PATH)\s*$/m.test(text) && /^ {2}specs:\s*$/m.test(text),
  read: ({ text }, rows) => {
    const lines = linesOf(text)
    const direct = directIn(lines)
    for (const [index, line] of lines.entries()) {
      const match = /^ {4}([^\s(!]+)(?: \(([^)]*)\))?$/.exec(line)
      if (!match) continue
      const [, name = '', version] = match
      if (!rows.add(index + 1, { name, version, kind: 'library', indirect: !direct.has(name) })) return
    }
  },
}

function directIn(lines: readonly string[]): Set<string> {
  const direct = new Set<string>()
  let section = ''
  for (const line of lines) {
    if (/^[A-Z]/.test(line)) section = line.trim()
    const name = section === 'DEPENDENCIES' ? /^ {2}([^\s(!]+)/.exec(line)?.[1] : undefined
    if (name) direct.add(name)
  }
  return direct
}
