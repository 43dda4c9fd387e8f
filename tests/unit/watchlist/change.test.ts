import { describe, expect, it } from 'vitest'
import type { WatchedEntity } from '../../../utils/settings'
import { unwatch, watch, watchMatcher } from '../../../utils/watchlist'

const FORTIOS = { name: 'FortiOS', type: 'Product', vendor: 'Fortinet' } as const
const entry = (fields: Partial<WatchedEntity> & { name: string }): WatchedEntity => ({
  type: 'Product',
  vendor: undefined,
  aliases: [],
  ...fields,
})

describe('watching a name', () => {
  it('adds it as the store knows it, once', () => {
    const once = watch([], FORTIOS)
    expect(once).toEqual([entry({ name: 'FortiOS', vendor: 'Fortinet' })])
    expect(watch(once, FORTIOS)).toEqual(once)
  })

  it('ends for every entry by which it is watched itself', () => {
    const other = entry({ name: 'NetScaler ADC' })
    const list = [entry({ name: 'FortiGate OS', aliases: ['FortiOS'] }), other, entry({ name: 'fortios' })]
    const left = unwatch(list, FORTIOS)
    expect(left).toEqual([other])
    expect(watchMatcher(left)(FORTIOS)).toBe(false)
  })

  it('brings back what watched it before, with all that was kept of it', () => {
    const kept = entry({ name: 'FortiOS', owner: 'Network team', note: 'Edge only', sites: ['fortinet.com'] })
    expect(watch(unwatch([kept], FORTIOS), FORTIOS, [kept])).toEqual([kept])
    expect(watch([kept], FORTIOS, [kept])).toEqual([kept])
  })

  it('goes on where its whole vendor is watched', () => {
    const vendor = entry({ name: 'Fortinet', type: 'Company' })
    expect(unwatch([vendor, entry({ name: 'FortiOS' })], FORTIOS)).toEqual([vendor])
    expect(unwatch([vendor], { name: 'Fortinet', type: 'Company', vendor: '' })).toEqual([])
  })
})
