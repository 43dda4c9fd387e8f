import { linesOf, type InventoryFormat } from './inventory'

interface Crate {
  name: string
  version: string
  /** Where it was downloaded from; crates of the workspace itself have none. */
  isForeign: boolean
  dependencies: string[]
  line: number
}

/** Rust's Cargo.lock: the `[[package]]` tables that come from a registry or repository. */
export const cargoLock: InventoryFormat = {
  id: 'cargo-lock',
  name: 'Cargo.lock',
  recognise: ({ text, json }) => json === undefined && /^\[\[package\]\]\s*\nname = "/m.test(text.replace(/\r\n/g, '\n')),
  read: ({ text }, rows) => {
    const crates = cratesIn(text)
    const own = crates.filter(({ isForeign }) => !isForeign)
    const direct = new Set(own.flatMap(({ dependencies }) => dependencies))
    for (const { name, version, isForeign, line } of crates) {
      if (!isForeign) continue
      const indirect = own.length > 0 ? !direct.has(name) : undefined
      if (!rows.add(line, { name, version, kind: 'library', indirect })) return
    }
  },
}

function cratesIn(text: string): Crate[] {
  const crates: Crate[] = []
  let crate: Crate | undefined
  for (const [index, line] of linesOf(text).entries()) {
    if (line.startsWith('[')) crate = undefined
    if (line.trim() === '[[package]]') {
      crate = { name: '', version: '', isForeign: false, dependencies: [], line: index + 1 }
      crates.push(crate)
    }
    if (!crate) continue
    const [, key, value = ''] = /^(name|version|source) = "([^"]*)"/.exec(line) ?? []
    if (key === 'name') crate.name = value
    else if (key === 'version') crate.version = value
    else if (key === 'source') crate.isForeign = true
    else {
      const dependency = /^ "([^" ]+)/.exec(line)?.[1]
      if (dependency) crate.dependencies.push(dependency)
    }
  }
  return crates
}
