import { LIMITS } from '../advisories'
import type { ArticleDraft } from './article'
import { readDate } from './feed-date'
import type { FeedFormat } from './format'
import { readXmlFeed, type FeedHead } from './xml-articles'
import { isRssNamespace } from './xml-names'
import type { XmlElement } from './xml-reader'
import { atomText, child, childrenOf, htmlOf, lineOf, value } from './xml-text'

const DATES = [
  'pubdate',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:available',
  'atom:published',
  'date',
  'published',
]
const UPDATES = ['dcterms:modified', 'atom:updated', 'updated', 'lastbuilddate']

/**
 * RSS 0.9, 0.91 to 0.94, 1.0 (RDF) and 2.0 with what they borrow of Dublin Core, Atom, FeedBurner, iTunes and Media RSS, and its
 * ancestor CDF. Every item is an article, a vendor's advisories too: their severity is in their words.
 */
export const rss: FeedFormat = {
  id: 'rss',

  recognise({ xml, text }) {
    if (xml?.name === 'rss' || xml?.name === 'channel') return true
    if (xml?.name !== 'rdf:rdf' && xml?.name !== 'rdf') return false
    // RDF holds many things; it is RSS when it says so, or has a channel or items.
    return [...xml.attributes.values()].some(isRssNamespace) || /<([\w-]+:)?(channel|item)[\s>]/i.test(text)
  },

  parse({ text }, context) {
    return readXmlFeed(text, context, { isRecord: (name) => name === 'item', mayNest: false, draft, head })
  },
}

function draft(item: XmlElement): ArticleDraft {
  const updated = firstDate(item, UPDATES)
  // Where there is a summary too, the description is the article itself.
  const short = child(item, 'summary')
  return {
    id: value(item, 'guid', 'atom:id') || item.attributes.get('rdf:about')?.trim() || value(item, 'id', 'dc:identifier'),
    title: lineOf(child(item, 'title', 'dc:title', 'atom:title', 'media:title', 'itunes:title'), LIMITS.line),
    ...linkOf(item),
    publisher: lineOf(child(item, 'source'), LIMITS.line),
    published: firstDate(item, DATES) || updated || readDate(item.attributes.get('lastmod') ?? ''),
    updated,
    content:
      htmlOf(child(item, 'content:encoded', 'xhtml:body', 'body', 'fullitem'), LIMITS.body) ||
      atomText(child(item, 'atom:content'), LIMITS.body) ||
      (short ? htmlOf(child(item, 'description'), LIMITS.body) : ''),
    summary:
      htmlOf(short, LIMITS.body) ||
      htmlOf(child(item, 'description', 'dc:description', 'dcterms:abstract'), LIMITS.body) ||
      atomText(child(item, 'atom:summary'), LIMITS.body) ||
      htmlOf(child(item, 'itunes:summary', 'abstract', 'itunes:subtitle') ?? mediaDescription(item), LIMITS.body),
    author: authorsOf(item),
    language: value(item, 'dc:language', 'language') || item.language,
    categories: childrenOf(item, 'category', 'dc:subject', 'itunes:category', 'media:category').map((category) =>
      lineOf({ ...category, text: category.text || (category.attributes.get('text') ?? '') }, LIMITS.line),
    ),
  }
}

function head(root: XmlElement): FeedHead {
  const channel = root.name === 'channel' ? root : (childrenOf(root, 'channel')[0] ?? root)
  return {
    title: lineOf(child(channel, 'title', 'dc:title', 'atom:title'), LIMITS.line),
    link: linkOf(channel).link,
    author: '',
    language: value(channel, 'language', 'dc:language') || channel.language,
  }
}

/**
 * The page that an item is about: by FeedBurner the one that it stands for, its link, one in Atom's way, a guid that does not say it is
 * no link, or what the item is "about" in RDF.
 */
function linkOf(item: XmlElement): { link: string; base: string } {
  const link = child(item, 'feedburner:origlink', 'link')
  if (link) return { link: link.text.trim(), base: link.base }
  for (const { attributes, text, base } of childrenOf(item, 'link', 'atom:link')) {
    if (/^(alternate)?$/i.test(attributes.get('rel')?.trim() ?? '')) {
      const address = (attributes.get('href') ?? text).trim()
      if (address !== '') return { link: address, base }
    }
  }
  const guid = child(item, 'guid')
  const isLink = guid?.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false'
  const candidates = [isLink ? guid?.text.trim() : '', item.attributes.get('rdf:about'), item.attributes.get('href')]
  return { link: candidates.find((each) => each !== undefined && /^https?:/i.test(each)) ?? '', base: item.base }
}

function authorsOf(item: XmlElement): string {
  for (const name of ['author', 'dc:creator', 'atom:author', 'itunes:author', 'dc:author']) {
    const names = childrenOf(item, name).map((author) => lineOf(child(author, 'atom:name', 'name') ?? author, LIMITS.line))
    const found = [...new Set(names.map(personName))].filter((each) => each !== '')
    if (found.length > 0) return found.join(', ')
  }
  return ''
}

/** RSS writes persons as "me@site.example (A Name)", others as "A Name <me@site.example>". The name, else what there is. */
function personName(written: string): string {
  if (!written.includes('@')) return written
  const words = written.split(' ').filter((word) => !/.@./.test(word))
  return words.join(' ').replace(/^[("]+|[)"]+$/g, '') || written
}

function firstDate(item: XmlElement, names: readonly string[]): string {
  for (const name of names) {
    const date = readDate(value(item, name))
    if (date !== '') return date
  }
  return ''
}

function mediaDescription(item: XmlElement): XmlElement | undefined {
  return child(child(item, 'media:group', 'media:content') ?? item, 'media:description') ?? child(item, 'media:description')
}
