import { linesOf, type InventoryFormat } from './inventory'

/** A dependency specifier (PEP 508): a name, extras, then a version specifier, an address or a marker. */
const SPECIFIER =
  /^([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?)\s*(?:\[[^\]]*\])?\s*(?:(?:\(?\s*(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;)#]+)[^;#]*)|@\s*\S+|(?=;))?\s*(?:;[^#]*)?(?:\s#.*)?$/
const OPTION = /^(?:-{1,2}[a-z]|#|$)/i
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i
const MOST_HAVE_TO_FIT = 0.8

/** pip's requirements files and the output of `pip freeze`. Options, addresses without a name and nested files are passed over. */
export const requirements: InventoryFormat = {
  id: 'requirements',
  name: 'requirements.txt',
  recognise: ({ text, json, fileName }) => {
    if (json !== undefined) return false
    if (/requirements[^/]*\.txt$|constraints[^/]*\.txt$/i.test(fileName)) return true
    const lines = joined(text.slice(0, 65_536)).slice(0, 200)
    const stated = lines.filter(({ line }) => !OPTION.test(line))
    const specified = stated.filter(({ line }) => SPECIFIER.exec(line)?.[2] !== undefined)
    const fitting = stated.filter(({ line }) => SPECIFIER.test(line) || ADDRESS.test(line))
    return specified.length > 0 && fitting.length >= stated.length * MOST_HAVE_TO_FIT
  },
  read: ({ text }, rows) => {
    for (const { line, number } of joined(text)) {
      if (OPTION.test(line) || ADDRESS.test(line)) continue
      const match = SPECIFIER.exec(line)
      if (!match) {
        rows.problem(number, 'notAnEntry')
        continue
      }
      const [, name = '', operator, version] = match
      const pinned = operator === '==' || operator === '===' ? version : undefined
      if (!rows.add(number, { name, version: pinned, kind: 'library' })) return
    }
  },
}

/** Lines with those that a backslash continues put together, trimmed, with the number of their first. */
function joined(text: string): { line: string; number: number }[] {
  const found: { line: string; number: number }[] = []
  let open = false
  for (const [index, raw] of linesOf(text).entries()) {
    const line = raw.replace(/\\$/, '').trim()
    const last = found.at(-1)
    if (open && last) last.line = `${last.line} ${line}`.replace(/\s--hash=\S+/g, '').slice(0, 4_096)
    else found.push({ line: line.slice(0, 4_096), number: index + 1 })
    open = raw.endsWith('\\')
  }
  return found
}
