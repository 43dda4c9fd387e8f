// @ts-check

/**
 * A Markdown document with another text under one of its headings of the second level, up to the next of them; where there is no such
 * heading it comes at the end.
 * @param {string} document
 * @param {string} heading
 * @param {string} text
 */
export function replaceSection(document, heading, text) {
  const line = `## ${heading}\n`
  const [first = '', ...sections] = document.split(/^(?=## )/m)
  const at = sections.findIndex((section) => section.startsWith(line))
  const replaced = `${line}\n${text}\n`
  if (at >= 0) return [first, ...sections.map((section, each) => (each === at ? replaced + gapAfter(section) : section))].join('')
  return `${document.trimEnd()}\n\n${replaced}`
}

/**
 * The empty line that a section has before the next one.
 * @param {string} section
 */
function gapAfter(section) {
  return section.endsWith('\n\n') ? '\n' : ''
}
