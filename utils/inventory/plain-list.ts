import { withoutLegalForm } from '../lexicon/legal-form'
import { linesOf, type InventoryFormat } from './inventory'

/** Longer lines are prose. */
const LONGEST_LINE = 2_000

/** Names as a person types or pastes them: one a line, or separated by commas or semicolons; bullets and numbers before them are dropped. */
export const plainList: InventoryFormat = {
  id: 'list',
  name: '',
  recognise: ({ text, json }) => json === undefined && !/^\s*<[?!a-z]/i.test(text),
  read: ({ text }, rows) => {
    for (const [index, line] of linesOf(text).entries()) {
      const bare = line.replace(/^\s*(?:[-*•–·]|\d{1,4}[.)])\s+/, '').trim()
      if (bare === '' || /^#\s/.test(bare)) continue
      if (bare.length > LONGEST_LINE && !/[,;\t]/.test(bare)) {
        rows.problem(index + 1, 'notAnEntry')
        continue
      }
      for (const name of namesIn(bare)) if (!rows.add(index + 1, { name, kind: 'other' })) return
    }
  },
}

/** What commas and semicolons separate, a legal form put back behind its company: "Acme, Inc." is one name. */
function namesIn(line: string): string[] {
  const names: string[] = []
  for (const part of line.split(/[,;\t]/)) {
    const name = part.trim()
    const last = names.at(-1)
    if (last !== undefined && name !== '' && withoutLegalForm(`one ${name}`) === 'one')
      names[names.length - 1] = `${last}, ${name}`
    else if (name !== '') names.push(name)
  }
  return names
}
