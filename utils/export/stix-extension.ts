import type { Advisory } from '../advisories'
import { objectId } from './stix-id'
import { stated, UNCHANGING, type StixObject } from './stix-object'

const SCHEMA =
  `Properties of a report, all optional. status: active, updated, disputed or withdrawn. severity_band: none, low, medium, high or
critical. severity_score: 0 to 10. severity_reasons: list of text, effect (raises, lowers, states), source. known_exploited: since, due,
ransomware (known, unknown), source. epss: score and percentile from 0 to 1, date. cvss: list of version, vector, score, source.
affected_versions: list of vendor, product, ecosystem, versions, introduced, fixed. weaknesses: list of names. machine_written: list of the
fields whose text a program wrote. origins: list of feed, url, fetched, fields; no fields means all of them.`.replaceAll(
    '\n',
    ' ',
  )

/** Defines the extension that carries what STIX has no property for (STIX 2.1, section 7.3). */
export async function extensionDefinition(author: string): Promise<StixObject> {
  return {
    type: 'extension-definition',
    id: await objectId('extension-definition', 'advisory-facts'),
    ...UNCHANGING,
    created_by_ref: author,
    name: 'Advisory facts',
    description: 'Severity with its reasons, exploitation, scores, affected versions and origins of a security advisory.',
    schema: SCHEMA,
    version: '1.0.0',
    extension_types: ['property-extension'],
  }
}

/** An advisory's facts as the extension has them. */
export function advisoryFacts(advisory: Advisory): Record<string, unknown> {
  const { severity, exploited, epss } = advisory
  return stated({
    extension_type: 'property-extension',
    status: advisory.status,
    severity_band: severity.band,
    severity_score: severity.score,
    severity_reasons: severity.reasons.map(stated),
    known_exploited: exploited && stated(exploited),
    epss: epss && stated(epss),
    cvss: advisory.cvss.map(stated),
    affected_versions: advisory.affected.map(stated),
    weaknesses: advisory.weaknesses,
    machine_written: advisory.machineWritten,
    origins: advisory.provenance.map(stated),
  })
}
