/*
 * What hostile and broken publishers make of a feed: documents changed where their structure is, not byte by byte. The same numbers give the
 * same documents.
 */

/** Numbers from 0 to 1, the next at each call. */
export type Lot = () => number

/** What stands in the place of a text. */
const TEXTS = [
  ...['', ' ', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', ' \tjava\nscript:alert(1)'],
  ...['data:text/html,<script>alert(1)</script>', 'http://a.example/', '//a.example/x', 'https://bank.example@evil.example/'],
  ...[
    'https://user:pass@a.example/',
    'https://ex\u0430mple.com/',
    'https://a.example/\u202Egpj.exe',
    'file:///etc/passwd',
    'https://[::1',
  ],
  ...[
    '\u202Elacitirc',
    'Low\u200B',
    '\u2066High\u2069',
    'a\u0000b',
    '\uD800',
    '\uDC00x',
    '\uFEFF',
    'e\u0301'.repeat(300),
    '\u{E0041}',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'CVE-2026-1',
    'CVE-9999-99999999',
    'CVSS:3.1/AV:N',
    'CVSS:4.0/' + 'A:B/'.repeat(500),
  ],
  ...['2026-13-45', '9999-12-31T23:59:59Z', '-1', '0000', '1e999', 'NaN', 'critical', 'withdrawn', '*', '}', 'url(', '&lt;b&gt;'],
]

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'polluted',
  'length',
  'then',
  'url',
  'id',
  '',
]

/** A document changed in one to four places, and now and then cut or damaged as text. */
export function mutation(document: string, random: Lot): string {
  const changed = /^\s*[[{]/.test(document) ? mutatedJson(document, random) : mutatedXml(document, random)
  if (random() > 0.05) return changed
  const at = Math.floor(random() * changed.length)
  const damages = [changed.slice(0, at), `${changed.slice(0, at)}\u0000${changed.slice(at)}`, changed + changed.slice(at)]
  return pick(damages, random)
}

interface Slot {
  parent: Record<string, unknown> | unknown[]
  key: string | number
}

function mutatedJson(document: string, random: Lot): string {
  const root = { document: JSON.parse(document) as unknown }
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const slots = slotsOf(root.document, { parent: root, key: 'document' })
    change(pick(slots, random), slots, random)
  }
  return JSON.stringify(root.document) ?? 'null'
}

/** Every place at which a value stands. */
function slotsOf(value: unknown, slot: Slot): Slot[] {
  if (Array.isArray(value)) return [slot, ...value.flatMap((each, key) => slotsOf(each, { parent: value, key }))]
  if (typeof value !== 'object' || value === null) return [slot]
  const parent = value as Record<string, unknown>
  return [slot, ...Object.keys(parent).flatMap((key) => slotsOf(parent[key], { parent, key }))]
}

function change({ parent, key }: Slot, slots: Slot[], random: Lot): void {
  const value = (parent as Record<string | number, unknown>)[key]
  const kind = Math.floor(random() * 8)
  if (kind === 0 && typeof value === 'string') {
    const at = Math.floor(random() * value.length)
    put(parent, key, value.slice(0, at) + pick(TEXTS, random) + value.slice(at))
  } else if (kind === 1) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  } else if (kind === 2) {
    const other = pick(slots, random)
    put(parent, key, structuredClone((other.parent as Record<string | number, unknown>)[other.key]))
  } else if (kind === 3 && Array.isArray(parent)) {
    parent.push(...Array.from({ length: Math.floor(random() * 4) }, () => structuredClone(value)))
  } else if (kind === 4 && !Array.isArray(parent)) {
    put(parent, pick(KEYS, random), structuredClone(value))
  } else if (kind === 5) put(parent, key, { [pick(KEYS, random)]: value, __proto__: undefined })
  else put(parent, key, hostileValue(random))
}

/** As an own property, `__proto__` too: JSON.parse makes such. */
function put(parent: Slot['parent'], key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true })
}

function hostileValue(random: Lot): unknown {
  const kind = random()
  if (kind < 0.6) return pick(TEXTS, random)
  if (kind < 0.85) return pick([null, true, false, 0, -1, 1e308, 0.1, 11, [], {}, [[]], [null], { 0: 'a' }], random)
  if (kind < 0.9) return 'long '.repeat(8_000)
  if (kind < 0.94)
    return Array.from({ length: 300 }, (_, index) => ({ name: `n${index}`, url: 'https://a.example/', id: String(index) }))
  if (kind < 0.97) return Array.from({ length: 40 }).reduce((inner) => [inner], {})
  return JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown
}

const PIECES = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?x ',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<item>',
  '</item>',
  '</channel>',
]

function mutatedXml(document: string, random: Lot): string {
  const pieces = document.match(/<!\[CDATA\[|\]\]>|<[^<>]*>|[^<]+/g) ?? []
  for (let changes = 1 + Math.floor(random() * 6); changes > 0; changes--) {
    const at = Math.floor(random() * pieces.length)
    const piece = pieces[at] ?? ''
    const kind = Math.floor(random() * 5)
    const snippet = pick([...TEXTS, ...PIECES], random)
    if (kind === 0) pieces[at] = ''
    else if (kind === 1) pieces[at] = piece + pick(pieces, random)
    else if (kind === 2) pieces[at] = snippet
    else if (kind === 3) pieces[at] = piece.slice(0, piece.length / 2) + snippet + piece.slice(piece.length / 2)
    else pieces.splice(at, 0, ...pieces.slice(Math.floor(random() * pieces.length)).slice(0, 3))
  }
  return pieces.join('')
}

function pick<Value>(values: readonly Value[], random: Lot): Value {
  return values[Math.floor(random() * values.length)] as Value
}
