import { expect, test } from 'vitest'
import { entityId } from '../../../utils/advisories'
import { readCatalogue } from '../../../utils/feeds'
import { fileText } from './document'

test('valid entities are read, others left out', () => {
  const entities = [
    { id: 'company:acme', name: ' Acme ', type: 'Company' },
    { id: 'product:acme/x', name: 'X', type: 'Product', vendor: 'Acme', aliases: ['Ex'] },
    { id: 'product:y', name: '', type: 'Product' },
    { id: 'product:z', name: 'Z', type: 'Planet' },
    null,
  ]
  expect(readCatalogue({ version: 1, entities })).toEqual([{ id: 'company:acme', name: 'Acme', type: 'Company' }, entities[1]])
})

test.each([[null], ['x'], [{ version: 2, entities: [] }], [{ version: 1 }], [[]]])(
  'what is no catalogue is empty: %j',
  (document) => {
    expect(readCatalogue(document)).toEqual([])
  },
)

const text = fileText('public/catalogue.json')
const bundled = readCatalogue(JSON.parse(text))

test('the bundled catalogue is whole, small, and its ids are those that feeds give the same names', () => {
  expect(bundled).toHaveLength((JSON.parse(text) as { entities: unknown[] }).entities.length)
  expect(bundled.length).toBeGreaterThan(2_000)
  expect(text.length).toBeLessThan(600_000)
  expect(bundled.filter((entity) => entity.id !== entityId(entity))).toEqual([])
  expect(new Set(bundled.map(({ id }) => id)).size).toBe(bundled.length)
})

test('the bundled catalogue knows what people write about and none of what nobody does', () => {
  const names = new Map(bundled.flatMap(({ id, name, aliases = [] }) => [name, ...aliases].map((written) => [written, id])))
  expect(bundled).toContainEqual({ id: 'company:microsoft', name: 'Microsoft', type: 'Company' })
  expect(names.get('Kubernetes')).toMatch(/^product:/)
  expect(names.get('k8s')).toBe(names.get('Kubernetes'))
  expect(names.get('Google Chrome')).toBe('product:google/chrome')
  expect(names.get('Connect Secure')).toBe('product:ivanti/connect-secure')
  for (const name of names.keys()) {
    expect(name.length).toBeLessThanOrEqual(60)
    expect(name).not.toMatch(/\b(multiple|various|all versions)\b|\d\.\d/i)
  }
})
