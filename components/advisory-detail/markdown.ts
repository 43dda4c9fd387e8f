import type { Advisory } from '../../utils/advisories'
import { formatDate, formatScore, t } from '../../utils/i18n'

/**
 * An advisory as Markdown (CommonMark) for a ticket or a chat: how bad, what, what to do, and every source with its link. What a
 * feed wrote stays text: its own markup is escaped.
 */
export function toMarkdown(advisory: Advisory): string {
  const { severity, analysis, exploited } = advisory
  const score = severity.score === null ? '' : ` ${formatScore(severity.score)}`
  const facts = [
    `${t(`severity.${severity.band}`)}${score}`,
    advisory.status === 'active' ? '' : t(`status.${advisory.status}`),
    advisory.published ? `${t('advisory.published')} ${formatDate(advisory.published, 'day')}` : '',
    advisory.updated ? `${t('advisory.updated')} ${formatDate(advisory.updated, 'day')}` : '',
    advisory.identifiers.map(escape).join(', '),
  ]
  const attacks = exploited && [
    exploited.since ? t('exploited.since', [formatDate(exploited.since, 'day')]) : t('exploited.known'),
    exploited.due ? `${t('exploited.due')} ${formatDate(exploited.due, 'day')}` : '',
    exploited.ransomware === 'known' ? t('exploited.ransomware') : '',
    escape(exploited.source),
  ]
  return [
    `## ${escape(advisory.title)}`,
    joined(facts),
    attacks ? `**${joined(attacks)}**` : '',
    escape(advisory.summary),
    advisory.keyPoints.map(({ text }) => `- ${inline(text)}`).join('\n'),
    section(t('advisory.impact'), escape(analysis.impact)),
    section(t('advisory.recommendedResponse'), escape(analysis.recommendedResponse)),
    section(t('advisory.technicalDetails'), escape(analysis.technicalDetails)),
    section(t('advisory.affected'), advisory.affected.map(affectedLine).join('\n')),
    section(t('markdown.sources'), sourceLines(advisory).join('\n')),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

function section(title: string, body: string): string {
  return body && `### ${title}\n\n${body}`
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ')
}

function affectedLine({ vendor, product, versions, fixed }: Advisory['affected'][number]): string {
  const name = [vendor, product].filter(Boolean).join(' ')
  return `- ${joined([inline(name), inline(versions), fixed ? t('advisory.fixed', [inline(fixed)]) : ''])}`
}

function sourceLines({ articles, sources }: Advisory): string[] {
  const linked = articles.map(({ title, publisher, url, published }) =>
    joined([link(title, url), inline(publisher), formatDate(published, 'day')]),
  )
  const named = sources.filter(({ url }) => !articles.some((article) => url !== null && article.url === url))
  return [...named.map(({ name, url }) => link(name, url)), ...linked].map((line) => `- ${line}`)
}

function link(text: string, url: string | null): string {
  return url === null ? inline(text) : `[${inline(text)}](<${url.replace(/[<>]/g, encodeURIComponent)}>)`
}

function inline(text: string): string {
  return escape(text.replace(/\s+/g, ' '))
}

/** Text that CommonMark shows as it is: its ASCII punctuation that can begin markup gets a backslash. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&').replace(/^(\s*)(\d*)([-+=.)])(?=[-=\s]|$)/gm, '$1$2\\$3')
}
