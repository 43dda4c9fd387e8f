/**
 * How well news feeds are read: `npm run quality -- --feeds DIR` reads every feed below a folder of conformance tests and compares what
 * comes out with what the tests expect of title, link, date, author, summary and category. Expectations are read from
 * comments (`Expect: entries[0]['title'] == '…'`, as feedparser's suite has them) and from a JSON file beside the feed.
 * A link is right when it leads to the same page by https; texts are compared without markup and blanks.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runnerImport } from 'vite'

const FEED = /\.(xml|rss|rdf|atom|json)$/
const BASE = 'http://127.0.0.1:8097/'

/** Reads all feeds below `folder` and prints, for each folder of it, how many were taken and how many expectations hold. */
export async function measureFeeds(folder, root, shownErrors) {
  const { module } = await runnerImport('./utils/feeds/index.ts', { root, configFile: false, logLevel: 'error' })
  const groups = new Map()
  const wrong = []
  for (const path of feedsIn(folder)) {
    const name = relative(folder, path)
    const bytes = readFileSync(path)
    const group = name.split('/').slice(0, -1).join('/') || '.'
    const sum = groups.get(group) ?? { files: 0, read: 0, expected: 0, right: 0 }
    groups.set(group, sum)
    const start = bytes.subarray(0, 2_000).toString('latin1').replaceAll('\0', '')
    const contentType = /Content-type:\s*(.+)/i.exec(start)?.[1]?.trim()
    const parsed = module.parseFeed(bytes, { url: BASE, contentType })
    sum.files++
    if (parsed.error) wrong.push(`${name}: ${parsed.error.code}: ${parsed.error.detail}`)
    else sum.read++
    for (const { field, entry, value } of expectations(path, start)) {
      // What shows nothing, such as an image, may be left out.
      if (entry !== undefined && bare(value) === '') continue
      sum.expected++
      const found = entry === undefined ? [parsed[field]] : valuesOf(parsed.articles[entry], field)
      if (found.some((each) => isSame(field, each ?? '', value))) sum.right++
      else
        wrong.push(
          `${name}: ${entry ?? 'feed'}.${field}: ${JSON.stringify(value).slice(0, 90)} ≠ ${JSON.stringify(found).slice(0, 120)}`,
        )
    }
  }
  const total = { files: 0, read: 0, expected: 0, right: 0 }
  for (const sum of groups.values()) for (const key of Object.keys(total)) total[key] += sum[key]
  console.log('folder'.padEnd(44) + ['files', 'read', 'values', 'right'].map((head) => head.padStart(8)).join(''))
  for (const [group, sum] of [...groups, ['ALL', total]]) {
    console.log(
      group.slice(-43).padEnd(44) +
        Object.values(sum)
          .map((count) => String(count).padStart(8))
          .join(''),
    )
  }
  console.log(`\nWrong: ${wrong.length}`)
  for (const line of wrong.slice(0, shownErrors)) console.log(`  ${line}`)
}

/** A JSON file beside a feed of the same name is what is expected of it. */
function feedsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && FEED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) => !path.endsWith('.json') || !['.xml', '.rss', '.rdf'].some((end) => existsSync(path.replace(/\.json$/, end))),
    )
    .sort()
}

function expectations(path, start) {
  const comment = /Expect:\s*([^]*?)\s*-->/.exec(start)?.[1]
  if (comment) return assertions(Buffer.from(comment, 'latin1').toString())
  const beside = path.replace(/\.\w+$/, '.json')
  return beside !== path && existsSync(beside) ? fromJson(JSON.parse(readFileSync(beside, 'utf8'))) : []
}

const FIELDS = {
  ...{ title: 'title', link: 'link', summary: 'text', description: 'text', 'content.0.value': 'text', author: 'author' },
  ...{ 'author_detail.name': 'author', 'tags.0.term': 'category', category: 'category' },
  ...{ 'title_detail.value': 'title', 'summary_detail.value': 'text', 'links.0.href': 'link' },
  ...{ published_parsed: 'date', updated_parsed: 'date', created_parsed: 'date' },
}

/** The equations of a Python assertion that are about these fields. */
function assertions(python) {
  const found = []
  const literal = /u?("""[^]*?"""|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\([\d, ]+\))/.source
  const equation = new RegExp(`((?:(?:feed|entries\\[\\d+\\])[\\w.\\[\\]']*\\s*==\\s*)+)${literal}`, 'g')
  for (const [, left, right] of python.matchAll(equation)) {
    for (const [, entry, path] of left.matchAll(/(?:feed|entries\[(\d+)\])([\w.[\]']*)\s*==/g)) {
      const name = path.replace(/\['?(\w+)'?\]/g, '.$1').replace(/^\./, '')
      const field = FIELDS[name]
      if (field === undefined || (entry === undefined && name !== 'title')) continue
      found.push({ field, entry: entry === undefined ? undefined : Number(entry), value: valueOf(right) })
    }
  }
  return found
}

function valueOf(literal) {
  if (literal.startsWith('(')) {
    const [year, month, day, hour, minute, second] = literal.match(/\d+/g).map(Number)
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()
  }
  const quotes = literal.startsWith('"""') ? 3 : 1
  return literal
    .slice(quotes, -quotes)
    .replace(/\\x([\da-f]{2})|\\u([\da-f]{4})|\\U([\da-f]{8})|\\(.)/gi, (_, x, u, U, other) =>
      other ? ({ n: '\n', t: '\t', r: '\r' }[other] ?? other) : String.fromCodePoint(Number.parseInt(x ?? u ?? U, 16)),
    )
}

function fromJson(json) {
  const feed = json.feed ?? json
  const found = typeof feed.title === 'string' ? [{ field: 'title', value: feed.title }] : []
  for (const [entry, item] of (feed.items ?? feed.entries ?? []).entries()) {
    const link = item.link ?? item.links?.find?.(({ rel = 'alternate' }) => rel === 'alternate')?.href
    const author = item.authors?.[0]?.name ?? item.authors?.[0] ?? item.dc?.creator
    const fields = {
      title: item.title?.value ?? item.title,
      link,
      text: item.description ?? item.summary?.value ?? item.summary,
      author,
    }
    for (const [field, value] of Object.entries(fields)) if (typeof value === 'string') found.push({ field, entry, value })
    const date = item.pubDate ?? item.published ?? item.dc?.date
    if (Number.isFinite(Date.parse(date))) found.push({ field: 'date', entry, value: new Date(date).toISOString() })
  }
  return found
}

function valuesOf(article, field) {
  if (!article) return []
  const { url, published, updated, text, summary, author, title, categories } = article
  return {
    title: [title],
    link: [url],
    date: [published, updated],
    text: [text, summary],
    author: [author],
    category: categories ?? [],
  }[field]
}

function isSame(field, found, expected) {
  if (field === 'link') return bareLink(found) === bareLink(expected)
  if (field === 'date') return found !== '' && new Date(found).getTime() === new Date(expected).getTime()
  if (field === 'author') return bare(expected).includes(bare(found)) && (found !== '' || expected === '')
  const text = found.replace(/\s+/g, '')
  return text === bare(expected) || text === expected.replace(/\s+/g, '')
}

function bareLink(link) {
  return URL.canParse(link, BASE) ? new URL(link, BASE).href.replace(/^https?:/, '') : link
}

/** Text without tags, references and blanks, told apart by rules of its own and not by those that are measured. */
function bare(text) {
  const references = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }
  return text
    .replace(/<!--[^]*?-->|<(script|style|svg|math)\b[^]*?<\/\1\s*>|<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|amp|quot|apos|nbsp));/gi, (_, hex, decimal, name) =>
      name ? references[name.toLowerCase()] : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/[\s\u00a0]+/g, '')
}
