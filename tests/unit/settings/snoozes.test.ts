import { describe, expect, it } from 'vitest'
import { snoozedBy, withoutSnooze, withSnoozes, type Snooze } from '../../../utils/settings'

const FORTIOS: Snooze = {
  entityId: 'product:fortinet/fortios',
  name: 'FortiOS',
  addedAt: '2026-11-20T09:00:00.000Z',
  count: 2,
  last: '2026-11-01',
}
const CVE: Snooze = { ...FORTIOS, entityId: 'CVE-2026-1', name: 'CVE-2026-1' }

describe('snoozed names', () => {
  it('are known by any of their ids, the last that was said holding', () => {
    const again = { ...FORTIOS, entityId: 'product:fortios', addedAt: '2026-11-22T09:00:00.000Z', count: 3 }
    const said = snoozedBy([FORTIOS, again, CVE])
    expect(said(['product:other', FORTIOS.entityId, again.entityId])).toEqual(again)
    expect(said(['product:other'])).toBeUndefined()
  })

  it('are kept once each, as they were snoozed last', () => {
    const later = { ...FORTIOS, addedAt: '2026-11-22T09:00:00.000Z', count: 3 }
    expect(withSnoozes([FORTIOS, CVE], [later])).toEqual([later, CVE])
    expect(withSnoozes([later], [FORTIOS])).toEqual([later])
  })

  it('are woken under all names that they go by', () => {
    expect(withoutSnooze([FORTIOS, CVE], ['product:fortios', FORTIOS.entityId])).toEqual([CVE])
  })
})
