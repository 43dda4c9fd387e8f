import type { ComponentChildren } from 'preact'
import type { Advisory, ScorePoint } from '../../utils/advisories'
import { t } from '../../utils/i18n'
import { KnownExploited } from '../known-exploited/known-exploited'
import { MachineWritten } from '../machine-written/machine-written'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { Timeline } from '../timeline/timeline'
import { AdvisoryHeader, Reasons } from './advisory-header'
import { Affected, CvssVectors, Epss, Identifiers, Weaknesses } from './facts'
import { History, Provenance } from './record'
import { Paragraphs, Section } from './section'
import { SourceLink } from './source-link'
import { Articles, Entities, Indicators, Keywords } from './sources'

/**
 * One advisory whole: every field of the record that holds something, in the order of the questions people have. How bad, what
 * happened, what it means, what to do, to what exactly, how that is known, and what else to look at.
 */
export function AdvisoryDetail({
  advisory,
  onOpen,
  headerEnd,
  wording,
  articles,
  alike,
  epssPast = [],
}: {
  advisory: Advisory
  onOpen: (route: PanelRoute) => void
  /** What can be done with the advisory; stands after how bad it is and why. */
  headerEnd?: ComponentChildren
  /** The same in other words; stands after the summary. */
  wording?: ComponentChildren
  /** Stands for the list of its articles, where more can be done with them than read them. */
  articles?: ComponentChildren
  /** What only looks alike in it; stands after its articles. */
  alike?: ComponentChildren
  /** How its EPSS score went, the earliest first. */
  epssPast?: readonly ScorePoint[]
}) {
  const { analysis, language } = advisory
  return (
    <article class="detail" aria-label={advisory.title}>
      <AdvisoryHeader advisory={advisory} />
      {advisory.exploited && <KnownExploited facts={advisory.exploited} />}
      <Reasons advisory={advisory} />
      {headerEnd}
      {(advisory.summary || advisory.keyPoints.length > 0) && (
        <Section title={t('advisory.summary')} advisory={advisory} written="summary">
          {advisory.summary && <Paragraphs text={advisory.summary} lang={language} />}
          <KeyPoints advisory={advisory} />
        </Section>
      )}
      {wording}
      {analysis.impact && (
        <Section title={t('advisory.impact')} advisory={advisory} written="analysis.impact">
          <Paragraphs text={analysis.impact} lang={language} />
        </Section>
      )}
      {analysis.recommendedResponse && (
        <Section title={t('advisory.recommendedResponse')} advisory={advisory} written="analysis.recommendedResponse">
          <Paragraphs text={analysis.recommendedResponse} lang={language} />
        </Section>
      )}
      {analysis.technicalDetails && (
        <Section title={t('advisory.technicalDetails')} advisory={advisory} written="analysis.technicalDetails">
          <Paragraphs text={analysis.technicalDetails} lang={language} />
        </Section>
      )}
      <Affected ranges={advisory.affected} />
      {advisory.timeline.length > 0 && (
        <Section title={t('advisory.timeline')} advisory={advisory} written="timeline">
          <Timeline events={advisory.timeline} />
        </Section>
      )}
      <Entities entities={advisory.entities} onOpen={onOpen} />
      {articles ?? <Articles articles={advisory.articles} />}
      {alike}
      <Identifiers identifiers={advisory.identifiers} />
      <CvssVectors vectors={advisory.cvss} />
      <Epss epss={advisory.epss} past={epssPast} />
      <Weaknesses weaknesses={advisory.weaknesses} />
      <Indicators advisory={advisory} />
      <Keywords keywords={advisory.keywords} />
      <History advisory={advisory} />
      <Provenance advisory={advisory} />
    </article>
  )
}

function KeyPoints({ advisory }: { advisory: Advisory }) {
  if (advisory.keyPoints.length === 0) return null
  return (
    <>
      <h3 class="detail-subheading">
        {t('advisory.keyPoints')} <MachineWritten advisory={advisory} field="keyPoints" />
      </h3>
      <ul class="detail-points">
        {advisory.keyPoints.map((point, index) => (
          <li key={index}>
            <bdi lang={advisory.language || undefined}>{point.text}</bdi>
            <SourceLink url={point.url} articles={advisory.articles} />
          </li>
        ))}
      </ul>
    </>
  )
}
