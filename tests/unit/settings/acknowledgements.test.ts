import { describe, expect, it } from 'vitest'
import { toAdvisory } from '../../../utils/advisories'
import { defaultSettings, exportSettings, mergeSettings, parseSettingsFile } from '../../../utils/settings'
import {
  acknowledgementState,
  dayOf,
  lastEntry,
  withAcknowledged,
  withoutAcknowledged,
  withRenamed,
  type Acknowledgement,
} from '../../../utils/settings/acknowledgements'

const NOW = new Date(2026, 10, 25, 18, 0)

function advisory(...changes: string[]) {
  const history = changes.map((at) => ({ at, source: 'A', fields: [{ field: 'title', before: 'a', after: 'b' }] }))
  const made = toAdvisory({ id: 'a', title: 'A', history })
  if (!made) throw new Error('not an advisory')
  return made
}

function made(fields: Partial<Acknowledgement> = {}): Acknowledgement {
  return {
    advisoryId: 'a',
    name: 'A',
    reason: 'accepted',
    note: '',
    owner: 'Ines',
    until: '',
    addedAt: '2026-11-20T09:00:00.000Z',
    historyAt: '',
    ...fields,
  }
}

describe('an acknowledged advisory', () => {
  it('stays so while nothing changes', () => {
    expect(acknowledgementState(made(), advisory(), NOW)).toBe('holds')
    const before = advisory('2026-11-02T00:00:00Z', '2026-11-19T00:00:00Z', '2026-11-04T00:00:00Z')
    expect(lastEntry(before)).toBe('2026-11-19T00:00:00Z')
    expect(acknowledgementState(made({ historyAt: lastEntry(before) }), before, NOW)).toBe('holds')
  })

  it('is open again with the next entry of its change history', () => {
    const after = advisory('2026-11-19T00:00:00Z', '2026-11-21T00:00:00Z')
    expect(acknowledgementState(made({ historyAt: '2026-11-19T00:00:00Z' }), after, NOW)).toBe('changed')
    expect(acknowledgementState(made(), after, NOW)).toBe('changed')
  })

  it('holds through its last day, and no longer', () => {
    expect(acknowledgementState(made({ until: dayOf(NOW) }), advisory(), NOW)).toBe('holds')
    expect(acknowledgementState(made({ until: '2026-11-25' }), advisory(), new Date(2026, 10, 26, 0, 0, 1))).toBe('expired')
  })
})

describe('what is acknowledged', () => {
  it('is kept once for each advisory, as it was said last', () => {
    const later = made({ reason: 'fixed', addedAt: '2026-11-21T09:00:00.000Z' })
    expect(withAcknowledged([made()], [later])).toEqual([later])
    expect(withAcknowledged([later], [made()])).toEqual([later])
    expect(withAcknowledged([made()], [made({ advisoryId: 'b' })])).toHaveLength(2)
    expect(withoutAcknowledged([made(), made({ advisoryId: 'b' })], ['a', 'c'])).toEqual([made({ advisoryId: 'b' })])
  })

  it('follows an advisory that goes by another id, and the right one where several had one id', () => {
    const renamed = [
      { from: 'a', to: 'CVE-2026-1', title: 'Another' },
      { from: 'a', to: 'CVE-2026-2', title: 'A' },
      { from: 'b', to: 'CVE-2026-3', title: 'Rewritten since' },
    ]
    const known = [made(), made({ advisoryId: 'b' }), made({ advisoryId: 'c' }), made({ name: 'Gone' })]
    expect(withRenamed(known, renamed).map(({ advisoryId }) => advisoryId)).toEqual(['CVE-2026-2', 'CVE-2026-3', 'c', 'a'])
  })

  it('comes with an export and its import', () => {
    const mine = { ...defaultSettings(), acknowledged: [made()] }
    const file = parseSettingsFile(exportSettings(mine))
    if (!file.ok) throw new Error(file.error.code)
    expect(file.value.acknowledged).toEqual([made()])
    const { settings, summary } = mergeSettings(defaultSettings(), file.value)
    expect(settings.acknowledged).toEqual([made()])
    expect(summary.acknowledgedAdded).toBe(1)
    expect(mergeSettings(mine, file.value).summary.acknowledgedAdded).toBe(0)
  })

  it.each([
    ['a reason that is none', { reason: 'because' }],
    ['a day that is none', { until: 'tomorrow' }],
    ['no title', { name: ' ' }],
    ['an endless id', { advisoryId: 'x'.repeat(3_001) }],
  ])('is refused with %s', (_, wrong) => {
    const file = parseSettingsFile(JSON.stringify({ version: 1, acknowledged: [{ ...made(), ...wrong }] }))
    expect(file).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  it('is refused beyond so many', () => {
    const many = Array.from({ length: 5_001 }, (_, at) => made({ advisoryId: `id-${at}` }))
    expect(parseSettingsFile(JSON.stringify({ version: 1, acknowledged: many }))).toMatchObject({ ok: false })
  })
})
