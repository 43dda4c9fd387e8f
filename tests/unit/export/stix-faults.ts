import * as v from 'valibot'

/*
 * The parts of the STIX 2.1 specification that an export can break: which properties each type of object requires and knows (sections 3
 * to 7), of what form they are (section 2), and that what is referred to is there.
 */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const id = (...types: string[]) => v.pipe(v.string(), v.regex(new RegExp(`^(?:${types.join('|')})--${UUID}$`)))
const anyId = id('[a-z][a-z-]+')
const text = v.pipe(v.string(), v.nonEmpty())
const timestamp = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))
const listOf = <Entry extends v.GenericSchema>(entry: Entry) => v.pipe(v.array(entry), v.nonEmpty())
const optional = v.exactOptional

const externalReference = v.pipe(
  v.strictObject({
    source_name: text,
    description: optional(text),
    url: optional(v.pipe(text, v.url())),
    external_id: optional(text),
  }),
  v.check(({ description, url, external_id }) => (description ?? url ?? external_id) !== undefined, 'a reference says nothing'),
  v.check(
    ({ source_name, external_id = '' }) =>
      source_name === 'cve' ? /^CVE-\d{4}-\d{4,}$/.test(external_id) : !/^cve|capec$/.test(source_name),
    'a reserved name of a source',
  ),
)

/** Section 3.2, of objects that are no observables. */
const common = <const Type extends string>(type: Type) => ({
  type: v.literal(type),
  spec_version: v.literal('2.1'),
  id: id(type),
  created: timestamp,
  modified: timestamp,
  created_by_ref: optional(id('identity')),
  labels: optional(listOf(text)),
  lang: optional(text),
  external_references: optional(listOf(externalReference)),
  extensions: optional(v.record(id('extension-definition'), v.looseObject({ extension_type: v.literal('property-extension') }))),
})

const named = { name: text, description: optional(text) }
const aliases = { aliases: optional(listOf(text)) }

const object = v.variant('type', [
  v.strictObject({
    ...common('identity'),
    ...named,
    identity_class: v.picklist(['individual', 'group', 'system', 'organization']),
  }),
  v.strictObject({ ...common('vulnerability'), ...named }),
  v.strictObject({ ...common('malware'), ...named, ...aliases, is_family: v.boolean() }),
  v.strictObject({ ...common('threat-actor'), ...named, ...aliases }),
  v.strictObject({
    ...common('report'),
    ...named,
    published: timestamp,
    report_types: listOf(v.literal('vulnerability')),
    object_refs: listOf(anyId),
  }),
  v.strictObject({
    ...common('relationship'),
    relationship_type: v.pipe(text, v.regex(/^[a-z0-9-]+$/)),
    source_ref: anyId,
    target_ref: anyId,
  }),
  v.strictObject({
    ...common('extension-definition'),
    ...named,
    created_by_ref: id('identity'),
    schema: text,
    version: v.pipe(text, v.regex(/^\d+\.\d+\.\d+$/)),
    extension_types: listOf(v.literal('property-extension')),
  }),
  v.strictObject({
    type: v.literal('software'),
    spec_version: v.literal('2.1'),
    id: id('software'),
    name: text,
    vendor: optional(text),
  }),
])

const bundle = v.strictObject({ type: v.literal('bundle'), id: id('bundle'), objects: listOf(object) })

/** What of a bundle does not keep to the specification, in words. */
export function stixFaults(made: unknown): string[] {
  const read = v.safeParse(bundle, made)
  if (!read.success) return read.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
  const { objects } = read.output
  const ids = objects.map((each) => each.id)
  const known = new Set(ids)
  return [
    ...ids.filter((each, at) => ids.indexOf(each) !== at).map((each) => `twice: ${each}`),
    ...referencesIn(objects)
      .filter((reference) => !known.has(reference))
      .map((reference) => `not there: ${reference}`),
    ...objects.flatMap((each) =>
      'modified' in each && each.modified < each.created ? [`changed before it was made: ${each.id}`] : [],
    ),
    ...emptyIn(objects, 'objects'),
    ...objects.flatMap((each) => Object.keys(each)).filter((key) => key !== 'id' && !/^[a-z][a-z0-9_]{2,249}$/.test(key)),
  ]
}

function referencesIn(objects: readonly object[]): string[] {
  return objects.flatMap((each) => [
    ...Object.entries(each).flatMap(([key, value]) =>
      key.endsWith('_ref') ? [String(value)] : key.endsWith('_refs') ? (value as string[]) : [],
    ),
    ...('extensions' in each && typeof each.extensions === 'object' && each.extensions !== null
      ? Object.keys(each.extensions)
      : []),
  ])
}

/** Section 2.11 and 2.7: no list is empty, nothing is null, at any depth. */
function emptyIn(value: unknown, path: string): string[] {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [`empty: ${path}`]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => emptyIn(inner, `${path}.${key}`))
}
