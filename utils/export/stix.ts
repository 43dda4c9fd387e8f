import { isSharedIdentifier, safeLink, type Advisory, type AdvisoryEntity } from '../advisories'
import { joined, moment, oneLine, sourceLinks } from './phrases'
import { advisoryFacts, extensionDefinition } from './stix-extension'
import { objectId, observableId } from './stix-id'
import { stated, UNCHANGING, type StixObject } from './stix-object'

export interface StixBundle {
  type: 'bundle'
  id: string
  objects: StixObject[]
}

/**
 * Advisories as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): a report for each, the vulnerabilities that it identifies, what it
 * affects (software), organisations, malware and threat actors that it names, and which software has which vulnerability. The same
 * thing has the same id in every export. What STIX has no property for stands in an extension that the bundle defines.
 *
 * `now` is the date of a record that states none.
 */
export async function toStix(advisories: readonly Advisory[], now: Date): Promise<StixBundle> {
  const author = {
    type: 'identity',
    id: await objectId('identity', 'caveat'),
    ...UNCHANGING,
    name: 'Caveat',
    identity_class: 'system',
  }
  const extension = await extensionDefinition(author.id)
  const told = await Promise.all(
    advisories.map((advisory) => objectsOf(advisory, { author: author.id, extension: extension.id, now })),
  )
  const objects = [...new Map([author, extension, ...told.flat()].map((object) => [object.id, object])).values()]
  return { type: 'bundle', id: await objectId('bundle', objects.map(({ id }) => id).join('\n')), objects }
}

interface Context {
  /** Ids of the identity that made the objects, and of the extension. */
  author: string
  extension: string
  now: Date
}

async function objectsOf(advisory: Advisory, { author, extension, now }: Context): Promise<StixObject[]> {
  const dates = datesOf(advisory, now)
  const common = { spec_version: '2.1', created_by_ref: author, ...dates }
  const vulnerabilities = await Promise.all(
    vulnerabilitiesOf(advisory).map(async (properties) => ({
      type: 'vulnerability',
      id: await objectId('vulnerability', properties.name),
      ...common,
      ...properties,
    })),
  )
  const software = await Promise.all(affectedSoftware(advisory).map(softwareObject))
  const named = (await Promise.all(advisory.entities.map((entity) => namedObject(entity, author)))).flat()
  const relations = await Promise.all(
    software.flatMap(({ id }) => vulnerabilities.map((vulnerability) => relationship(id, vulnerability.id, author))),
  )
  const subjects = [...vulnerabilities, ...software, ...named, ...relations]
  const report = {
    type: 'report',
    id: await objectId('report', advisory.id),
    ...common,
    ...stated({
      name: oneLine(advisory.title),
      description: description(advisory),
      report_types: ['vulnerability'],
      published: dates.created,
      // A report has to be about something: one that names nothing is about what its author says.
      object_refs: subjects.length > 0 ? [...new Set(subjects.map(({ id }) => id))] : [author],
      labels: [...new Set([...advisory.keywords, ...(advisory.status === 'active' ? [] : [advisory.status])])],
      lang: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(advisory.language) ? advisory.language : '',
      external_references: [...sourceReferences(advisory), ...originReferences(advisory)],
      extensions: { [extension]: advisoryFacts(advisory) },
    }),
  }
  return [...subjects, report]
}

/** A vulnerability for each CVE; without any, one for all that other identifiers name. */
function vulnerabilitiesOf(advisory: Advisory): { name: string; [property: string]: unknown }[] {
  const { identifiers } = advisory
  const shared = identifiers.filter(isSharedIdentifier)
  const cves = shared.filter((identifier) => identifier.startsWith('CVE-'))
  if (cves.length > 1) return cves.map((name) => ({ name, external_references: [identifierReference(name)] }))
  const name = cves[0] ?? shared[0] ?? identifiers[0]
  if (name === undefined) return []
  const others = identifiers.filter((identifier) => identifier !== name)
  return [
    {
      name,
      ...stated({ description: advisory.summary }),
      external_references: [...[name, ...others].map(identifierReference), ...sourceReferences(advisory)],
    },
  ]
}

function identifierReference(identifier: string): Record<string, string> {
  if (isSharedIdentifier(identifier))
    return { source_name: identifier.startsWith('CVE-') ? 'cve' : 'ghsa', external_id: identifier }
  const issuer = /^[A-Za-z]+(?=-)/.exec(identifier)?.[0] ?? 'identifier'
  return { source_name: sourceName(issuer.toLowerCase()), external_id: identifier }
}

/** A source's name in a reference, where `cve` and `capec` stand for those two lists alone (section 2.5.1 and OASIS's JSON schemas). */
function sourceName(name: string): string {
  const line = oneLine(name)
  return /^cve|capec$/.test(line) ? `source ${line}:` : line
}

const SOFTWARE_TYPES: readonly string[] = ['Platform', 'Product', 'Library', 'Service']

/** What is affected, each once. Versions stay out: an object of STIX has one version, never a range. */
function affectedSoftware({ entities, affected }: Advisory): { name: string; vendor: string }[] {
  const named = [
    ...entities.filter(({ role, type }) => role === 'affected' && SOFTWARE_TYPES.includes(type)),
    ...affected.map(({ vendor, product }) => ({ name: product, vendor })),
  ]
  return [
    ...new Map(
      named.map(({ name, vendor }) => [`${name}\n${vendor}`, { name: oneLine(name), vendor: oneLine(vendor) }]),
    ).values(),
  ]
}

async function softwareObject({ name, vendor }: { name: string; vendor: string }): Promise<StixObject> {
  const contributing = { name, ...(vendor === '' ? {} : { vendor }) }
  return { type: 'software', spec_version: '2.1', id: await observableId('software', contributing), ...contributing }
}

/** An organisation, malware or a threat actor; nothing for what is software, and for products and firms that are merely mentioned. */
async function namedObject({ name, type, role, aliases }: AdvisoryEntity, author: string): Promise<StixObject[]> {
  if (role === 'source') return []
  const common = { ...UNCHANGING, created_by_ref: author, name: oneLine(name) }
  if (type === 'Company' && role !== 'mentioned') {
    return [{ type: 'identity', id: await objectId('identity', common.name), ...common, identity_class: 'organization' }]
  }
  const known = { ...common, ...stated({ aliases: aliases.map(oneLine) }) }
  if (type === 'Malware') return [{ type: 'malware', id: await objectId('malware', common.name), ...known, is_family: true }]
  if (type === 'ThreatActor') return [{ type: 'threat-actor', id: await objectId('threat-actor', common.name), ...known }]
  return []
}

async function relationship(source: string, target: string, author: string): Promise<StixObject> {
  return {
    type: 'relationship',
    id: await objectId('relationship', `${source}\nhas\n${target}`),
    ...UNCHANGING,
    created_by_ref: author,
    relationship_type: 'has',
    source_ref: source,
    target_ref: target,
  }
}

/** When an advisory was published and last changed, as STIX's timestamps; the last never before the first. */
function datesOf({ published, updated, provenance }: Advisory, now: Date): { created: string; modified: string } {
  const stamps = [published, updated, ...provenance.map(({ fetched }) => fetched)].map(timestamp)
  const created = stamps.find((stamp) => stamp !== undefined) ?? now.toISOString()
  const modified = timestamp(updated) ?? created
  return { created, modified: modified < created ? created : modified }
}

function timestamp(iso: string | null): string | undefined {
  const date = new Date(iso ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function description(advisory: Advisory): string {
  const { summary, keyPoints, analysis, machineWritten } = advisory
  return joined(
    [
      summary,
      keyPoints.map(({ text }) => `- ${oneLine(text)}`).join('\n'),
      analysis.impact && `Impact: ${analysis.impact}`,
      analysis.technicalDetails && `Technical details: ${analysis.technicalDetails}`,
      analysis.recommendedResponse && `Recommended response: ${analysis.recommendedResponse}`,
      machineWritten.length > 0 && `Machine-written: ${machineWritten.join(', ')}`,
    ],
    '\n\n',
  )
}

function sourceReferences(advisory: Advisory): Record<string, string>[] {
  const linked = sourceLinks(advisory).map(({ title, publisher, url }) => ({
    source_name: sourceName(publisher || title),
    description: oneLine(title),
    url,
  }))
  const others = advisory.sources.filter(
    ({ name, url }) => url === null && !linked.some(({ source_name }) => source_name === sourceName(name)),
  )
  return [
    ...linked,
    ...others.map(({ name }) => ({ source_name: sourceName(name), description: 'Source, stated without a link' })),
  ]
}

/** The feeds that the record came in, and when they were fetched. */
function originReferences({ provenance }: Advisory): Record<string, string>[] {
  return provenance.map(({ feed, url, fetched }) => {
    const safe = safeLink(url)
    return {
      source_name: sourceName(feed || url) || 'feed',
      description: joined(['Feed', !safe && url, fetched && `fetched ${moment(fetched)}`], ', '),
      ...(safe === undefined ? {} : { url: safe }),
    }
  })
}
