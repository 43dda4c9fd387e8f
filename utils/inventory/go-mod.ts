import { linesOf, type InventoryFormat } from './inventory'

/** Go's go.mod (Go Modules Reference, "go.mod files"): the modules of `require`, those marked `// indirect` as such. */
export const goMod: InventoryFormat = {
  id: 'go-mod',
  name: 'go.mod',
  recognise: ({ text, json }) => json === undefined && /^module\s+\S+\s*$/m.test(text) && /^require\b/m.test(text),
  read: ({ text }, rows) => {
    let block = ''
    for (const [index, raw] of linesOf(text).entries()) {
      const line = raw.trim()
      const opened = /^(\w+)\s*\(/.exec(line)
      if (opened) {
        block = opened[1] ?? ''
        continue
      }
      if (line === ')') block = ''
      const stated = block === 'require' ? line : line.startsWith('require ') ? line.slice(8).trim() : ''
      if (stated === '' || stated.startsWith('//')) continue
      const match = /^"?([^\s"]+)"?\s+(v\S+)/.exec(stated)
      if (!match) {
        rows.problem(index + 1, 'notAnEntry')
        continue
      }
      const [, name = '', version = ''] = match
      if (!rows.add(index + 1, { name, version, kind: 'library', indirect: /\/\/\s*indirect\b/.test(stated) })) return
    }
  },
}
