import type { Article } from '../../../utils/feeds/article'

/* Documents as large as real feeds are, made of the fixtures: each record has an id, words and products of its own. */

type Json = Record<string, unknown>

/** The texts of tests/fixtures that documents are made of. */
export interface FeedFixtures {
  kev: string
  cve: string
  stories: string
}

/** CISA's catalogue with so many vulnerabilities; of the last `changed` the texts are others. */
export function kevDocument({ kev }: Pick<FeedFixtures, 'kev'>, count: number, changed = 0): string {
  const { vulnerabilities, ...rest } = JSON.parse(kev) as Json & { vulnerabilities: Json[] }
  const made = Array.from({ length: count }, (_, at) => {
    const from = vulnerabilities[at % vulnerabilities.length] ?? {}
    const again = at >= count - changed ? ' It was looked at again.' : ''
    return {
      ...from,
      cveID: `CVE-${2010 + (at % 16)}-${100_000 + at}`,
      product: `${String(from['product'])} ${1 + (at % 40)}`,
      shortDescription: `${String(from['shortDescription'])}${again}`,
    }
  })
  return JSON.stringify({ ...rest, count, vulnerabilities: made })
}

/** A list of so many CVE records. */
export function cveDocument({ cve }: FeedFixtures, count: number): string {
  const made = Array.from({ length: count }, (_, at) =>
    cve.replaceAll('CVE-2026-90001', `CVE-2026-${100_000 + at}`).replaceAll('Gateway', `Gateway ${at % 900}`),
  )
  return `[${made.join(',')}]`
}

/** A news feed with so many articles, as RSS 2.0 with whole texts as HTML, or as Atom. */
export function newsDocument(fixtures: FeedFixtures, kind: 'rss' | 'atom', count: number): string {
  const stories = JSON.parse(fixtures.stories) as { items: Article[] }[]
  const articles = stories.flatMap(({ items }) => items)
  const items = Array.from({ length: count }, (_, at) => {
    const article = articles[at % articles.length]
    if (!article) throw new Error('There is nothing to make articles of.')
    const url = `https://news.example/${at}`
    const title = escaped(`${article.title} (${at})`)
    const paragraphs = article.text.split(/\n+/).map((text) => `<p>${escaped(text)} <a href="${url}#more">more</a></p>`)
    const html = paragraphs.join('\n')
    return kind === 'rss'
      ? `<item><title>${title}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${new Date(article.published).toUTCString()}</pubDate><dc:creator>A. Reporter</dc:creator><category>security</category><description><![CDATA[${paragraphs[0] ?? ''}]]></description><content:encoded><![CDATA[${html}]]></content:encoded></item>`
      : `<entry><title>${title}</title><link rel="alternate" href="${url}"/><id>${url}</id><updated>${new Date(article.published).toISOString()}</updated><author><name>A. Reporter</name></author><category term="security"/><content type="html">${escaped(html)}</content></entry>`
  })
  return kind === 'rss'
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title><link>https://news.example/</link>${items.join('\n')}</channel></rss>`
    : `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>https://news.example/</id><updated>2026-11-01T00:00:00Z</updated>${items.join('\n')}</feed>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
