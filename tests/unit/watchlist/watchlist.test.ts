import { describe, expect, it } from 'vitest'
import type { WatchedEntity } from '../../../utils/settings'
import { watchMatcher } from '../../../utils/watchlist'

const watched = (entry: Partial<WatchedEntity> & { name: string }): WatchedEntity => ({
  type: 'Product',
  vendor: undefined,
  aliases: [],
  ...entry,
})

describe('what is watched', () => {
  it.each([
    ['by name, however it is cased', { name: 'fortios' }, { name: 'FortiOS' }, true],
    ["by an alias of the watch list's", { name: 'FortiGate OS', aliases: ['FortiOS'] }, { name: 'FortiOS' }, true],
    ["by an alias of the entity's", { name: 'FortiGate OS' }, { name: 'FortiOS', aliases: ['FortiGate OS'] }, true],
    [
      "with the vendor's name in front",
      { name: 'Microsoft Exchange Server' },
      { name: 'Exchange Server', vendor: 'Microsoft' },
      true,
    ],
    ["without the vendor's name", { name: 'Exchange Server' }, { name: 'Microsoft Exchange Server', vendor: 'Microsoft' }, true],
    ['not by a part of the name', { name: 'Exchange' }, { name: 'Exchange Server', vendor: 'Microsoft' }, false],
    [
      "not for another vendor's product of that name",
      { name: 'Gateway', vendor: 'Acme' },
      { name: 'Gateway', vendor: 'Other' },
      false,
    ],
    ['every product of a watched vendor', { name: 'Citrix', type: 'Company' }, { name: 'NetScaler ADC', vendor: 'Citrix' }, true],
    [
      "not a vendor's product for a product of the vendor's name",
      { name: 'Citrix' },
      { name: 'NetScaler ADC', vendor: 'Citrix' },
      false,
    ],
    ['nothing by signs alone', { name: '!!!' }, { name: '???' }, false],
  ] as const)('%s', (_case, entry, entity, expected) => {
    expect(watchMatcher([watched(entry as never)])(entity)).toBe(expected)
  })

  it('nothing when the list is empty', () => {
    expect(watchMatcher([])({ name: 'FortiOS', vendor: 'Fortinet' })).toBe(false)
  })
})
