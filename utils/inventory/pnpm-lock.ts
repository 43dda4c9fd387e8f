import { linesOf, type InventoryFormat } from './inventory'

/** pnpm-lock.yaml, lockfileVersion 5 to 9: the keys of `packages`, and what the importers ask for themselves. */
export const pnpmLock: InventoryFormat = {
  id: 'pnpm-lock',
  name: 'pnpm-lock.yaml',
  recognise: ({ text, json }) => json === undefined && /^lockfileVersion:/m.test(text) && /^packages:/m.test(text),
  read: ({ text }, rows) => {
    const lines = linesOf(text)
    const direct = directIn(lines)
    let inPackages = false
    for (const [index, line] of lines.entries()) {
      if (/^\S/.test(line)) inPackages = line.startsWith('packages:')
      const match = inPackages ? /^ {2}'?\/?((?:@[^/@\s]+\/)?[^/@\s'(]+)[@/](\d[^\s'(:_]*)[^:]*:\s*(?:\{.*)?$/.exec(line) : null
      if (!match) continue
      const [, name = '', version = ''] = match
      if (!rows.add(index + 1, { name, version, kind: 'library', indirect: !direct.has(name) })) return
    }
  },
}

/** Names under a heading that ends in "ependencies:", at the top or in an importer. */
function directIn(lines: readonly string[]): Set<string> {
  const direct = new Set<string>()
  let section = ''
  let names = -1
  for (const line of lines) {
    const indent = line.search(/\S/)
    if (indent < 0) continue
    if (indent === 0) section = line
    if (/^\s*(?:d|devD|optionalD)ependencies:\s*$/.test(line) && (indent === 0 || section.startsWith('importers:'))) {
      names = indent + 2
    } else if (indent < names) names = -1
    else if (indent === names) {
      const name = /^\s*'?([^'\s:]+)'?:/.exec(line)?.[1]
      if (name) direct.add(name)
    }
  }
  return direct
}
