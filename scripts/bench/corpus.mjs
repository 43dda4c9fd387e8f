// @ts-check
/*
 * Pages to measure on, the same in every run: the demo's pages, and pages put together from ordinary words as often as people use
 * them, with the starter feed's texts and the catalogue's names in between about as often as pages on the web have them.
 */

/**
 * @typedef {object} Sources
 * @property {{ word: string, count: number }[]} words Words with how often they are used
 * @property {string[]} names Names of products and companies
 * @property {string[]} advisories Texts full of names
 * @property {string[]} foreign Texts in other languages
 * @property {string[]} demo Whole pages, as markup
 */

/** Pages and UTF-16 units of text, at the least. */
const PAGES = 130
const UNITS_A_PAGE = 42_000
/** Of a hundred sentences, how many hold a name; of a hundred paragraphs, how many are an advisory's or in another language. */
const NAMES = 2
const ADVISORIES = 1
const FOREIGN = 3

/**
 * The pages, as markup of a body.
 * @param {Sources} sources
 * @returns {string[]}
 */
export function makePages({ words, names, advisories, foreign, demo }) {
  const random = randomFrom(20_260_111)
  const pick = (/** @type {string[]} */ from) => from[Math.floor(random() * from.length)] ?? ''
  const word = weighted(words, random)

  const sentence = () => {
    const length = 5 + Math.floor(random() * 16)
    const parts = Array.from({ length }, word)
    if (random() * 100 < NAMES) parts[Math.floor(random() * length)] = pick(names)
    if (random() < 0.04) parts.push(pick(['2024', '1,200', '3.5', '17 %', '(2)']))
    const comma = 2 + Math.floor(random() * length)
    if (random() < 0.5 && comma < parts.length - 1) parts[comma] += ','
    const text = parts.join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1) + pick(['.', '.', '.', '.', '?', '!', ': yes.'])
  }
  const inline = (/** @type {string} */ text) =>
    escape(text).replace(/[A-Za-z]+(?: [a-z]+)?/g, (found) => {
      const chance = random()
      if (chance < 0.02) return `<a href="/${found.length}">${found}</a>`
      if (chance < 0.025) return `<b>${found}</b>`
      if (chance < 0.03) return `<em>${found}</em>`
      if (chance < 0.032) return `<span class="term"><code>${found}</code></span>`
      return found
    })
  const paragraph = () => {
    const chance = random() * 100
    if (chance < ADVISORIES) return inline(pick(advisories))
    if (chance < ADVISORIES + FOREIGN) return inline(pick(foreign))
    return inline(Array.from({ length: 2 + Math.floor(random() * 7) }, sentence).join(' '))
  }
  const title = (/** @type {number} */ most) => {
    const text = Array.from({ length: 1 + Math.floor(random() * most) }, word).join(' ')
    return escape(text.charAt(0).toUpperCase() + text.slice(1))
  }
  const list = (/** @type {number} */ entries, /** @type {() => string} */ entry) =>
    `<ul>\n${Array.from({ length: entries }, () => `        <li>${entry()}</li>\n`).join('')}      </ul>`
  const link = () => `<a href="/${title(1)}"><span>${title(3)}</span></a>`
  const table = () => {
    const row = () =>
      `        <tr>\n          <td>${title(2)}</td>\n          <td>${random() < 0.1 ? escape(pick(names)) : title(3)}</td>\n          <td>${Math.floor(random() * 9999)}</td>\n        </tr>\n`
    return `<table>\n      <tbody>\n${Array.from({ length: 4 + Math.floor(random() * 12) }, row).join('')}      </tbody>\n    </table>`
  }
  const comment = () =>
    `<div class="comment">\n      <div class="by"><a href="/u">${title(1)}</a> <time>3 hours ago</time></div>\n      <div class="text">${inline(sentence())}</div>\n      <div class="act"><button>Reply</button> · <button>Share</button></div>\n    </div>`
  const section = () => {
    const chance = random()
    if (chance < 0.03) return table()
    if (chance < 0.1) return list(3 + Math.floor(random() * 9), () => inline(sentence()))
    if (chance < 0.16) return list(4 + Math.floor(random() * 14), link)
    if (chance < 0.26) return comment()
    if (chance < 0.36) return `<h2>${title(6)}</h2>`
    return `<p>${paragraph()}</p>`
  }
  const page = () => {
    let body = `<header>\n    <a href="/">${title(2)}</a>\n    <nav>\n      ${list(12, link)}\n    </nav>\n  </header>\n  <main>\n    <h1>${title(9)}</h1>\n`
    for (let units = 0; units < UNITS_A_PAGE;) {
      const next = section()
      units += next.replace(/<[^>]*>/g, '').length
      body += `    ${next}\n`
    }
    return `${body}  </main>\n  <footer>\n      ${list(20, link)}\n  </footer>\n`
  }
  return [...demo.map(bodyOf), ...Array.from({ length: PAGES - demo.length }, page)]
}

/** @param {string} markup */
function bodyOf(markup) {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(markup)?.[1] ?? ''
  return body.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;')
}

/**
 * Draws words as often as people use them.
 * @param {{ word: string, count: number }[]} words
 * @param {() => number} random
 * @returns {() => string}
 */
function weighted(words, random) {
  let sum = 0
  const upTo = words.map(({ count }) => (sum += count))
  return () => {
    const at = random() * sum
    let low = 0
    let high = words.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return words[low]?.word ?? ''
  }
}

/**
 * Numbers from 0 to 1 that look random and are the same in every run.
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
