import { htmlToText } from './html-text'

/** A part of a Markdown text under its heading; empty for what stands before the first. */
export interface MarkdownSection {
  heading: string
  text: string
}

/** The sections of a Markdown text (https://spec.commonmark.org, as far as advisories use it) as plain text, at most `max` UTF-16 units. */
export function markdownSections(markdown: string, max: number): MarkdownSection[] {
  const sections: MarkdownSection[] = [{ heading: '', text: '' }]
  let fenced = false
  for (const line of markdown.slice(0, max * 2).split(/\r?\n/)) {
    if (/^\s{0,3}(```|~~~)/.test(line)) {
      fenced = !fenced
      continue
    }
    const heading = fenced ? null : /^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$/.exec(line)?.[1]
    if (heading) sections.push({ heading: plain(heading), text: '' })
    const section = sections.at(-1)
    if (section && !heading) section.text += `${fenced ? line : plain(line)}\n`
  }
  return sections
    .map(({ heading, text }) => ({
      heading,
      text: htmlToText(text, max)
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    }))
    .filter(({ heading, text }) => heading !== '' || text !== '')
}

/** A Markdown text as plain text, headings on lines of their own. */
export function markdownText(markdown: string, max: number): string {
  return markdownSections(markdown, max)
    .flatMap(({ heading, text }) => [heading, text])
    .filter((part) => part !== '')
    .join('\n\n')
}

/** A line without its marks: links are their words, images their description. */
function plain(line: string): string {
  return line
    .replace(/!?\[([^\][]{0,500})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/!?\[([^\][]{1,500})\]\[[^\][]{0,200}\]/g, '$1')
    .replace(/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,1000}?)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]{1,500}?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/`+([^`]{1,1000})`+/g, '$1')
    .replace(/^\s{0,3}>\s?/, '')
    .replace(/^(\s*)[*+-]\s+/, '$1• ')
    .replace(/\\([\\`*_{}[\]()#+.!<>-])/g, '$1')
}
