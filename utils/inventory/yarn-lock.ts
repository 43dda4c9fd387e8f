import { linesOf, type InventoryFormat } from './inventory'

/** yarn.lock of Yarn 1 and of Yarn 2 and later: an entry for each package, which does not tell what was asked for. */
export const yarnLock: InventoryFormat = {
  id: 'yarn-lock',
  name: 'yarn.lock',
  recognise: ({ text, json }) => json === undefined && /^(?:# yarn lockfile v1|__metadata:)\s*$/m.test(text),
  read: ({ text }, rows) => {
    let name = ''
    for (const [index, line] of linesOf(text).entries()) {
      const entry = /^"?((?:@[^/"\s]+\/)?[^@"\s/]+)@(.*):\s*$/.exec(line)
      if (entry) name = /^(?:workspace|link|portal):/.test(entry[2] ?? '') ? '' : (entry[1] ?? '')
      else if (/^\S/.test(line)) name = ''
      const version = /^ {2}version:? "?([^"\s]+)"?\s*$/.exec(line)?.[1]
      if (name === '' || version === undefined) continue
      if (!rows.add(index + 1, { name, version, kind: 'library' })) return
      name = ''
    }
  },
}
