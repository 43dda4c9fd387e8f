import { LIMITS } from '../advisories'
import type { ArticleDraft } from './article'
import { readDate } from './feed-date'
import type { FeedFormat } from './format'
import { readXmlFeed, type FeedHead } from './xml-articles'
import type { XmlElement } from './xml-reader'
import { atomText, child, childrenOf, htmlOf, lineOf, value } from './xml-text'

/**
 * Atom 1.0 (RFC 4287) and 0.3, a feed or a single entry, also where the namespace is missing. Every entry is an article.
 */
export const atom: FeedFormat = {
  id: 'atom',

  recognise({ xml }) {
    return xml !== undefined && /^(atom:)?(feed|entry)$/.test(xml.name)
  },

  parse({ text }, context) {
    return readXmlFeed(text, context, {
      isRecord: (name) => name === 'atom:entry' || name === 'entry',
      mayNest: true,
      draft,
      head,
    })
  },
}

function draft(entry: XmlElement): ArticleDraft {
  const source = child(entry, 'atom:source', 'source')
  const updated = dateOf(entry, 'updated', 'modified')
  return {
    id: value(entry, 'atom:id', 'id'),
    title: atomLine(child(entry, 'atom:title', 'title', 'dc:title', 'media:title')),
    ...linkOf(entry),
    publisher: source ? atomLine(child(source, 'atom:title', 'title')) : '',
    published: dateOf(entry, 'published', 'issued', 'created') || updated,
    updated,
    content:
      atomText(child(entry, 'atom:content', 'content'), LIMITS.body) || htmlOf(child(entry, 'content:encoded'), LIMITS.body),
    summary: atomText(child(entry, 'atom:summary', 'summary'), LIMITS.body) || mediaText(entry),
    author: authorsOf(entry) || (source ? authorsOf(source) : ''),
    language: child(entry, 'atom:title', 'title')?.language || entry.language,
    categories: childrenOf(entry, 'atom:category', 'category', 'dc:subject').map((category) =>
      lineOf(
        { ...category, text: category.attributes.get('label') || category.attributes.get('term') || category.text },
        LIMITS.line,
      ),
    ),
  }
}

function head(root: XmlElement): FeedHead {
  return {
    title: atomLine(child(root, 'atom:title', 'title')),
    link: linkOf(root).link,
    author: authorsOf(root),
    language: root.language || value(root, 'dc:language'),
  }
}

function atomLine(element: XmlElement | undefined): string {
  return atomText(element, LIMITS.line * 4)
    .replace(/\s+/g, ' ')
    .slice(0, LIMITS.line)
}

/** The page that an entry is about: its alternate link, preferably in HTML; by FeedBurner the one that it stands for. */
function linkOf(entry: XmlElement): { link: string; base: string } {
  const original = child(entry, 'feedburner:origlink')
  if (original) return { link: original.text.trim(), base: original.base }
  const links = childrenOf(entry, 'atom:link', 'link').filter(({ attributes }) =>
    /(^|\/)alternate$/i.test(attributes.get('rel')?.trim() || 'alternate'),
  )
  const found = links.find(({ attributes }) => /html/.test(attributes.get('type') ?? 'html')) ?? links[0]
  if (found) return { link: (found.attributes.get('href') ?? found.text).trim(), base: found.base }
  const content = childrenOf(entry, 'atom:content', 'content')[0]
  return { link: content?.attributes.get('src')?.trim() ?? '', base: content?.base ?? entry.base }
}

function authorsOf(element: XmlElement): string {
  const names = childrenOf(element, 'atom:author', 'author').map((author) =>
    lineOf(child(author, 'atom:name', 'name') ?? child(author, 'atom:email', 'email') ?? author, LIMITS.line),
  )
  const creators = childrenOf(element, 'dc:creator').map((creator) => lineOf(creator, LIMITS.line))
  return [...new Set(names.some((name) => name !== '') ? names : creators)].filter((name) => name !== '').join(', ')
}

function dateOf(entry: XmlElement, ...names: string[]): string {
  for (const name of [...names.flatMap((each) => [`atom:${each}`, each, `dcterms:${each}`]), 'dc:date']) {
    const date = readDate(value(entry, name))
    if (date !== '') return date
  }
  return ''
}

/** The description that video sites give in Media RSS. */
function mediaText(entry: XmlElement): string {
  const group = child(entry, 'media:group') ?? entry
  return htmlOf(child(group, 'media:description'), LIMITS.body)
}
