// @ts-check

/**
 * The figures as tables to read.
 * @param {import('./measure.mjs').Figures} figures
 */
export function report({ browser, corpus, lexicons, warm, cold, strings }) {
  const lines = [
    '',
    `${browser}; ${corpus.pages} pages, ${count(corpus.elements)} elements, ${count(corpus.nodes)} text nodes, ${count(corpus.units)} units of text`,
    '',
    'Lexicon'.padEnd(24) + row('spellings', 'compile', 'open', 'bytes a name', 'ids'),
    ...lexicons.map(
      (each) =>
        `${count(each.entities)} names`.padEnd(24) +
        row(count(each.spellings), ms(each.compile), ms(each.open), each.bytesAName.toFixed(1), each.idBytesAName.toFixed(1)),
    ),
  ]
  for (const [title, figures] of /** @type {const} */ ([
    ['Pages, warm', warm],
    ['Pages, cold', cold],
    ['Strings alone', strings],
  ])) {
    const floor = figures[0]?.ms ?? 1
    lines.push('', title.padEnd(34) + row('median', '× sum', 'found'))
    for (const each of figures)
      lines.push(
        each.name.padEnd(34) + row(ms(each.ms), (each.ms / floor).toFixed(2), each === figures[0] ? '' : count(each.result)),
      )
  }
  return lines.join('\n')
}

/** @param {string[]} cells */
function row(...cells) {
  return cells.map((cell) => cell.padStart(14)).join('')
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(value < 1 ? 2 : 1)} ms`
}

/** @param {number} value */
function count(value) {
  return value.toLocaleString('en')
}
