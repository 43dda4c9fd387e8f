/** A JSON Schema, of the keywords that public/advisory-feed.schema.json uses. */
export type Schema = Record<string, unknown>

const ANNOTATIONS = ['$schema', '$defs', 'title', 'description', 'default']

/** What is wrong with a value, as lines that start with a JSON path. Throws on a keyword that it does not know. */
export function violations(schema: Schema, value: unknown, root: Schema = schema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, argument]) => {
    const check = CHECKS[keyword]
    if (check) return check(argument, value, { schema, root, path })
    if (ANNOTATIONS.includes(keyword)) return []
    throw new Error(`${path}: unknown keyword ${keyword}`)
  })
}

interface Place {
  schema: Schema
  root: Schema
  path: string
}

type Check = (argument: unknown, value: unknown, place: Place) => string[]

const when = (wrong: boolean, path: string, what: string) => (wrong ? [`${path}: ${what}`] : [])

const CHECKS: Record<string, Check> = {
  $ref: (argument, value, { root, path }) => violations(resolve(root, String(argument)), value, root, path),
  type: (argument, value, { path }) => when(![argument].flat().includes(typeOf(value)), path, `not ${String(argument)}`),
  enum: (argument, value, { path }) => when(!(argument as unknown[]).includes(value), path, `not one of ${String(argument)}`),
  const: (argument, value, { path }) => when(value !== argument, path, `not ${String(argument)}`),
  pattern: (argument, value, { path }) =>
    when(typeof value === 'string' && !new RegExp(String(argument), 'u').test(value), path, `does not match ${String(argument)}`),
  minLength: (argument, value, { path }) => when(typeof value === 'string' && value.length < Number(argument), path, 'too short'),
  maxLength: (argument, value, { path }) => when(typeof value === 'string' && value.length > Number(argument), path, 'too long'),
  minimum: (argument, value, { path }) => when(typeof value === 'number' && value < Number(argument), path, 'too small'),
  maximum: (argument, value, { path }) => when(typeof value === 'number' && value > Number(argument), path, 'too large'),
  maxItems: (argument, value, { path }) => when(Array.isArray(value) && value.length > Number(argument), path, 'too many'),
  required: (argument, value, { path }) =>
    (argument as string[])
      .filter((key) => typeOf(value) === 'object' && !Object.hasOwn(value as object, key))
      .map((key) => `${path}: no ${key}`),
  properties: (argument, value, { root, path }) =>
    Object.entries(argument as Record<string, Schema>).flatMap(([key, schema]) =>
      typeOf(value) === 'object' && Object.hasOwn(value as object, key)
        ? violations(schema, (value as Record<string, unknown>)[key], root, `${path}.${key}`)
        : [],
    ),
  items: (argument, value, { root, path }) =>
    Array.isArray(value) ? value.flatMap((entry, index) => violations(argument as Schema, entry, root, `${path}[${index}]`)) : [],
  anyOf: (argument, value, { root, path }) => {
    const tried = (argument as Schema[]).map((schema) => violations(schema, value, root, path))
    return tried.some((found) => found.length === 0) ? [] : tried.flat()
  },
}

function resolve(root: Schema, reference: string): Schema {
  const name = /^#\/\$defs\/(\w+)$/.exec(reference)?.[1] ?? ''
  const schema = (root['$defs'] as Record<string, Schema> | undefined)?.[name]
  if (!schema) throw new Error(`nothing at ${reference}`)
  return schema
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
