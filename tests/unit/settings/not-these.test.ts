import { describe, expect, it } from 'vitest'
import { notMarkedOn, withNotThese, withoutNotThis, type NotThis } from '../../../utils/settings'

const WORD = { entityId: 'product:microsoft/word', name: 'Word', addedAt: '2026-11-20T09:00:00.000Z' }
const HERE: NotThis = { ...WORD, scope: 'here', site: 'wiki.example', around: 7 }
const LIST: NotThis = { ...WORD, scope: 'context', cue: 'list' }
const NEVER: NotThis = { ...WORD, scope: 'always' }
const SALT: NotThis = { entityId: 'product:salt/salt', name: 'Salt', scope: 'always', addedAt: WORD.addedAt }

describe('what is not to be marked', () => {
  it('is said of a name by any of its ids, and of no other', () => {
    const said = notMarkedOn([HERE, LIST, SALT], 'wiki.example')
    expect(said(['product:word', WORD.entityId])).toEqual({ always: false, cues: ['list'], around: [7] })
    expect(said([SALT.entityId])).toEqual({ always: true, cues: [], around: [] })
    expect(said(['product:fortinet/fortios'])).toBeUndefined()
  })

  it('tells a site nothing of places on other sites', () => {
    expect(notMarkedOn([HERE], 'WIKI.example')([WORD.entityId])?.around).toEqual([7])
    expect(notMarkedOn([HERE], 'www.wiki.example')([WORD.entityId])).toBeUndefined()
  })

  it('is kept once, with the day it was first said', () => {
    const later = { ...NEVER, addedAt: '2026-11-22T09:00:00.000Z' }
    expect(withNotThese([HERE, NEVER], [later, LIST])).toEqual([HERE, NEVER, LIST])
  })

  it('is taken back one by one', () => {
    const other: NotThis = { ...HERE, around: 8 }
    expect(withoutNotThis([HERE, other, LIST, NEVER], HERE)).toEqual([other, LIST, NEVER])
    expect(withoutNotThis([HERE, LIST, NEVER], { entityId: WORD.entityId, scope: 'always' })).toEqual([HERE, LIST])
    expect(withoutNotThis([LIST], { entityId: WORD.entityId, scope: 'context', cue: 'version' })).toEqual([LIST])
  })
})
