import type { Advisory } from '../../utils/advisories'
import { compareBands, type SeverityBand } from '../../utils/advisories'
import { digestArticles } from '../../utils/digest'
import { SIGNALS, signalOf } from '../../utils/digest/signals'
import { signalsIn } from '../../utils/digest/find-signals'
import { tokensOf } from '../../utils/digest/tokens'
import type { Article } from '../../utils/feeds'

/** A labelled story; tests/fixtures/digest/README.md says what the labels mean. */
export interface Story {
  story: string
  band: SeverityBand
  affected: string[]
  timeline: string[]
  facts: string[]
  items: Article[]
}

/** Found, right, wanted and what both make; an error names its story. */
export interface Measure {
  precision: number
  recall: number
  f1: number
  errors: string[]
}

export interface DigestQuality {
  stories: number
  items: number
  pairs: Measure
  bands: { right: number; offByTwo: number; errors: string[] }
  indicators: { unsupported: number; precision: number; errors: string[] }
  affected: Measure
  timeline: Measure
  /** Share of summary sentences and key points that stand in one of the story's articles. */
  quoted: number
}

/** How well labelled stories are found and told, end to end: all their articles digested at once, as a feed would bring them. */
export function measureDigest(stories: readonly Story[]): DigestQuality {
  const items = stories.flatMap((story) => story.items)
  const advisories = digestArticles(items)
  const told = stories.map((story) => ({ story, advisory: tellingOf(story, advisories) }))
  return {
    stories: stories.length,
    items: items.length,
    pairs: pairsOf(stories, advisories),
    bands: bandsOf(told),
    indicators: indicatorsOf(told),
    affected: listsOf(told, affectedIn, sameName),
    timeline: listsOf(
      told,
      ({ story, advisory }) => [story.timeline, advisory.timeline.map(({ date }) => date)],
      (wanted, found) => wanted === found,
    ),
    quoted: quotedOf(told),
  }
}

interface Told {
  story: Story
  advisory: Advisory
}

/** The advisory that has most of a story's articles. */
function tellingOf(story: Story, advisories: readonly Advisory[]): Advisory {
  const urls = new Set(story.items.map(({ url }) => url))
  const shares = advisories.map((advisory) => advisory.articles.filter(({ url }) => urls.has(url ?? '')).length)
  const best = advisories[shares.indexOf(Math.max(...shares))]
  if (!best) throw new Error(`${story.story}: no advisory`)
  return best
}

function pairsOf(stories: readonly Story[], advisories: readonly Advisory[]): Measure {
  const groupOf = new Map(advisories.flatMap(({ id, articles }) => articles.map(({ url }) => [url ?? '', id] as const)))
  const labelled = stories.flatMap(({ story, items }) =>
    items.map(({ url, title }) => ({ story, title, group: groupOf.get(url) ?? url })),
  )
  let [right, found, wanted] = [0, 0, 0]
  const errors: string[] = []
  labelled.forEach((a, index) => {
    for (const b of labelled.slice(0, index)) {
      const [same, together] = [a.story === b.story, a.group === b.group]
      if (same) wanted++
      if (together) found++
      if (same && together) right++
      if (same !== together) errors.push(`${b.story} ${together ? '+' : '|'} ${a.story}: “${b.title}” and “${a.title}”`)
    }
  })
  return measure(right, found, wanted, errors)
}

function bandsOf(told: readonly Told[]): DigestQuality['bands'] {
  const errors = told.filter(({ story, advisory }) => story.band !== advisory.severity.band)
  const steps = ({ story, advisory }: Told) => Math.abs(compareBands(story.band, advisory.severity.band))
  return {
    right: 1 - errors.length / told.length,
    offByTwo: errors.filter((each) => steps(each) > 1).length,
    errors: errors.map(
      (each) =>
        `${each.story.story}: ${each.story.band}, found ${each.advisory.severity.band} ${each.advisory.severity.score} (${each.advisory.severity.reasons.map(({ text }) => text).join('; ')})`,
    ),
  }
}

/** An indicator is right when its kind is among the story's facts, and unsupported when its term is no whole word of its sentence. */
function indicatorsOf(told: readonly Told[]): DigestQuality['indicators'] {
  const labelled = new Set(['cvss', ...SIGNALS.map(({ kind }) => kind)])
  let [all, right, unsupported] = [0, 0, 0]
  const errors: string[] = []
  for (const { story, advisory } of told) {
    const facts = new Set(story.facts)
    for (const fact of facts) if (!labelled.has(fact)) throw new Error(`${story.story}: ${fact} is no kind of signal`)
    for (const { term, sentence, url } of advisory.indicators) {
      const item = story.items.find((each) => each.url === url) ?? advisory.articles.find((each) => each.url === url)
      const source = item === undefined ? '' : 'text' in item ? `${item.title}\n${item.text}` : `${item.title}\n${item.excerpt}`
      const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])`, 'u')
      if (!source.includes(sentence) || !whole.test(sentence)) unsupported++
      const kinds = signalsIn({ text: sentence, tokens: tokensOf(sentence), place: 1, cut: false })
        .filter((each) => each.term.toLowerCase() === term.toLowerCase())
        .map(({ signal, negated }) => (negated && signal.kind === 'exploited' ? 'not-exploited' : signal.kind))
      all++
      if (kinds.some((kind) => isFact(kind, facts))) right++
      else errors.push(`${story.story}: “${term}” (${kinds.join(', ')}) in “${sentence}”`)
    }
  }
  return { unsupported, precision: right / all, errors }
}

/** Labels say what a flaw does; how it is written (memory, files) is the same fact to them. */
function isFact(kind: string, facts: ReadonlySet<string>): boolean {
  if (facts.has(kind)) return true
  if (kind === 'not-exploited') return !facts.has('exploited')
  if (kind === 'memory' || kind === 'file-read')
    return [...facts].some((fact) => signalOf(fact)?.role === 'flaw' || fact === 'exploited')
  return false
}

function affectedIn({ story, advisory }: Told): [string[], string[]] {
  return [
    story.affected,
    advisory.entities
      .filter(({ role }) => role === 'affected')
      .map(({ name, vendor, aliases }) =>
        [name, ...aliases].flatMap((each) => [each, each.replace(`${vendor} `, ''), `${vendor} ${each}`]).join('\n'),
      ),
  ]
}

/**
 * Whether a name that was found is the wanted one: with or without the vendor's before it or "Server" behind. What was found may be several
 * spellings, one a line.
 */
export function sameName(wanted: string, found: string): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/ (?:server|plugin)$/, '')
      .trim()
  return found
    .split('\n')
    .some(
      (name) =>
        plain(name) === plain(wanted) ||
        (plain(wanted).endsWith(` ${plain(name)}`) && wanted.split(' ').length - name.split(' ').length === 1),
    )
}

function listsOf(
  told: readonly Told[],
  read: (told: Told) => [wanted: string[], found: string[]],
  same: (wanted: string, found: string) => boolean,
): Measure {
  let [right, all, labelled] = [0, 0, 0]
  const errors: string[] = []
  for (const each of told) {
    const [wanted, found] = read(each)
    const hit = wanted.filter((label) => found.some((one) => same(label, one)))
    const wrong = found.filter((one) => !wanted.some((label) => same(label, one)))
    right += hit.length
    all += hit.length + wrong.length
    labelled += wanted.length
    const missed = wanted.filter((label) => !hit.includes(label))
    if (wrong.length + missed.length > 0)
      errors.push(
        `${each.story.story}: missed ${missed.join(', ') || '–'}; wrong ${wrong.map((one) => one.split('\n')[0]).join(', ') || '–'}`,
      )
  }
  return measure(right, all, labelled, errors)
}

function quotedOf(told: readonly Told[]): number {
  let [all, quoted] = [0, 0]
  for (const { story, advisory } of told) {
    const texts = new Map(story.items.map(({ url, title, text }) => [url, `${title}\n${text}`]))
    let rest = advisory.summary
    for (const { text, url } of advisory.keyPoints) {
      all++
      if (texts.get(url ?? '')?.includes(text) ?? advisory.articles.some((each) => each.url === url)) quoted++
      rest = rest.replace(text, '')
    }
    all++
    // The summary is made of key points: what is left of it without them would be nobody's.
    if (rest.trim() === '') quoted++
  }
  return quoted / all
}

function measure(right: number, found: number, wanted: number, errors: string[]): Measure {
  const [precision, recall] = [right / found, right / wanted]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), errors }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
