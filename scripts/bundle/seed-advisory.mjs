/*
 * The worked advisory of the starter feed: what its page says, and what the page leaves to its reader.
 */

/** What entities have to do with the advisory, and whose they are; the page only lists them. */
const ENTITIES = {
  'Microsoft 365 Copilot': { role: 'affected', vendor: 'Microsoft' },
  'Anthropic Claude': { role: 'mentioned', vendor: 'Anthropic' },
  OpenAI: { role: 'mentioned', vendor: '' },
}

/** Terms that bear on the severity, in place of the page's own, which is a part of a word ("ot" in "Copilot"). */
const INDICATORS = [
  'zero non-conformities',
  'zero findings',
  'No specific cybersecurity threats or vulnerabilities',
  '15 million paid seats',
]

const REASONS = [
  { text: '“zero non-conformities”: the audit reported no weakness', effect: 'lowers' },
  { text: '“No specific cybersecurity threats or vulnerabilities were identified”', effect: 'lowers' },
  { text: '“over 15 million paid seats”: wide use', effect: 'raises' },
  { text: 'The score is stated without a CVSS vector', effect: 'states' },
]

/**
 * An advisory page as text, with the headings Summary, Detailed Analysis, Source articles, Timeline and Related entities.
 * Throws where a part is missing, since a bundle that lost a field must not be made.
 */
export function readSeedAdvisory(text, sentencesOf) {
  const title = text.slice(0, text.indexOf('\n'))
  const [, band, score] = found(text, /^Severity: (\w+) \(Score: ([\d.]+)\)$/m)
  const [, sources] = found(text, /^Sources: (.+)$/m)
  const [, keywords] = found(text, /^Keywords: (.+)$/m)
  const [, summary, points] = found(text, /^Summary\n(.+?) Key Points: (.+)$/m)
  const [, impact, technicalDetails, recommendedResponse] = found(
    text,
    /^\*\*Impact\*\* (.+?) \*\*Technical Details\*\* (.+?) \*\*Recommended Response\*\* (.+)$/m,
  )
  const keyPoints = points.split('•').map((point) => point.trim())
  const articles = entries(text, /(?:^|(?<=… ))- (.+?) — (.+?) · ([\d-]+)\n([^]+?…)/gm, 'Source articles')
  const [, stated] = found(text, /^Source articles \((\d+)\)$/m)
  if (articles.length !== Number(stated)) throw new Error(`${stated} source articles stated, ${articles.length} found`)
  const timeline = entries(text, /^- ([\d-]+) — (.+?): (.+)$/gm, 'Timeline')
  const entities = entries(text, /^- (.+?) \((\w+)\)$/gm, 'Related entities')
  const sentences = sentencesOf([summary, ...keyPoints, impact, technicalDetails, recommendedResponse].filter(Boolean).join('\n'))
  return {
    id: 'tag:caveat.example,2026-05-28:microsoft-365-copilot-recertification',
    title,
    severity: { band, score: Number(score), reasons: REASONS.map((reason) => ({ ...reason, source: sources })) },
    sources: sources.split(', '),
    published: articles.map(([, , , date]) => date).sort()[0],
    language: 'en',
    keywords: keywords.split(', '),
    indicators: INDICATORS.map((term) => ({ term, sentence: sentenceWith(term, sentences) })),
    summary,
    keyPoints: keyPoints.filter(Boolean),
    analysis: { impact, technicalDetails, recommendedResponse },
    articles: articles.map(([, name, publisher, published, excerpt]) => ({ title: name, publisher, published, excerpt })),
    timeline: timeline.map(([, date, event, what]) => ({ date, title: event, text: what })),
    entities: entities.map(([, name, type]) => ({ name, type, ...ENTITIES[name] })),
    machineWritten: ['summary', 'keyPoints', 'analysis'],
  }
}

function found(text, pattern) {
  const match = pattern.exec(text)
  if (!match) throw new Error(`The page has no part like ${pattern}`)
  return match
}

/** All entries of the section under a heading. */
function entries(text, pattern, heading) {
  const [, section] = found(text, new RegExp(`^${heading}.*\\n([^]+?)(?=^\\w[\\w ]+$|$(?![^]))`, 'm'))
  const all = [...section.matchAll(pattern)]
  if (all.length === 0) throw new Error(`“${heading}” has no entries`)
  return all
}

function sentenceWith(term, sentences) {
  const sentence = sentences.find((candidate) => candidate.includes(term))
  if (!sentence) throw new Error(`No sentence says “${term}”`)
  return sentence
}
