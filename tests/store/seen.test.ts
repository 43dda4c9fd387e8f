import { describe, expect, it } from 'vitest'
import { forgetSeen, keepSeen, lastSeen, marksOf, nameStanding, storeCounts } from '../../utils/store'
import { snoozedBy, type Snooze } from '../../utils/settings'
import { A, B, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const FORTIOS = 'product:fortinet/fortios'
const CVE = 'CVE-2026-1111'
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

const another = (fields: Record<string, unknown> = {}) =>
  fortios({ id: 'CVE-2026-2222', identifiers: ['CVE-2026-2222'], published: '2026-11-02', ...fields })

const newsOf = async (id: string, now = NOW) => (await marksOf(store(), [id], { watched: () => false, now }))[0]?.news

describe('what is new', () => {
  it('is what is not older than a month, to whoever never saw the name', async () => {
    await commitTo(store(), A, [fortios({ published: '2026-11-01' })])
    expect(await newsOf(FORTIOS)).toBe('new')
    expect(await newsOf(CVE)).toBe('new')
    expect(await newsOf(FORTIOS, later(10))).toBeUndefined()
  })

  it('is nothing once it was seen, until there is another advisory', async () => {
    await commitTo(store(), A, [fortios()])
    await keepSeen(store(), FORTIOS, NOW)
    expect(await newsOf(FORTIOS)).toBeUndefined()
    // Published before it was seen, and known only since.
    await commitTo(store(), B, [another({ published: '2026-10-01' })], { now: later(1) })
    expect(await newsOf(FORTIOS, later(1))).toBe('new')
    await keepSeen(store(), FORTIOS, later(1))
    expect(await newsOf(FORTIOS, later(2))).toBeUndefined()
  })

  it('is what changed, where there are no more than there were', async () => {
    await commitTo(store(), A, [fortios({ severity: { score: 7 } })])
    await keepSeen(store(), FORTIOS, NOW)
    await keepSeen(store(), CVE, NOW)
    await commitTo(store(), A, [fortios({ severity: { score: 9.8 } })], { now: later(3) })
    expect(await newsOf(FORTIOS, later(3))).toBe('changed')
    expect(await newsOf(CVE, later(3))).toBe('changed')
  })

  it('is seen under all names that a thing goes by', async () => {
    const vendorless = { name: 'Fortinet FortiOS', type: 'Product', role: 'affected' }
    await commitTo(store(), A, [fortios()])
    await commitTo(store(), B, [another({ entities: [vendorless] })])
    await keepSeen(store(), 'product:fortinet-fortios', NOW)
    expect(await newsOf(FORTIOS)).toBeUndefined()
  })

  it('is forgotten when the person says so', async () => {
    await commitTo(store(), A, [fortios()])
    await keepSeen(store(), FORTIOS, NOW)
    expect((await storeCounts(store())).seen).toBeGreaterThan(0)
    await forgetSeen(store())
    expect(await newsOf(FORTIOS)).toBe('new')
  })

  it('is kept of no name that nothing is known about', async () => {
    await keepSeen(store(), 'product:nobody/knows', NOW)
    expect((await storeCounts(store())).seen).toBe(0)
    expect(await lastSeen(store(), (await nameStanding(store(), 'product:nobody/knows')).keys)).toBeUndefined()
  })
})

describe('a snoozed name', () => {
  const snoozed = async (now = NOW) => {
    const made: Snooze = { entityId: FORTIOS, name: 'FortiOS', addedAt: NOW.toISOString(), count: 1, last: '2026-11-01' }
    const [mark] = await marksOf(store(), [FORTIOS], { watched: () => true, now, snoozed: snoozedBy([made]) })
    return mark
  }

  it('is not painted, watched or not, and its card opens as before', async () => {
    await commitTo(store(), A, [fortios()])
    const [before] = await marksOf(store(), [FORTIOS], { watched: () => true, now: NOW })
    expect(before?.painted).toBe(true)
    expect(await snoozed()).toEqual({ ...before, painted: false })
  })

  it('is painted again when there is more, and when something changed', async () => {
    await commitTo(store(), A, [fortios()])
    await commitTo(store(), B, [another({ published: '2026-10-01' })])
    expect((await snoozed())?.painted).toBe(true)
    await commitTo(store(), B, [])
    expect((await snoozed())?.painted).toBe(false)
    await commitTo(store(), A, [fortios({ severity: { score: 10 } })], { now: later(3) })
    expect((await snoozed(later(3)))?.painted).toBe(true)
  })
})
