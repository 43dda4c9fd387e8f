import { beforeEach, describe, expect, it } from 'vitest'
import type { NotThisChoice } from '../../../utils/messaging/protocol'
import { failure, success } from '../../../utils/result'
import { defaultSettings, readSettings, type Settings } from '../../../utils/settings'
import { notThis, undoNotThis, type NotThisContext } from '../../../utils/worker/not-this'

const WORD = 'product:microsoft/word'
const HERE: NotThisChoice = { id: WORD, scope: 'here', around: 7 }
const NEVER: NotThisChoice = { id: WORD, scope: 'always' }
const WIKI = { site: 'wiki.example', privately: false }

let settings: Settings
let writes: number
let now: Date
const context: NotThisContext = {
  now: () => now,
  updateSettings: async (change) => {
    const changed = readSettings(change(settings))
    if (changed.ok && change(settings) !== settings) writes++
    if (changed.ok) settings = changed.value
    return changed
  },
  nameOf: async (id) => (id.startsWith('product:') ? id.slice(id.indexOf('/') + 1) : undefined),
}

beforeEach(() => {
  settings = defaultSettings()
  writes = 0
  now = new Date('2026-11-24T12:00:00.000Z')
})

const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))
const always = (id: string) => notThis({ id, scope: 'always' }, WIKI, context)

describe('"not this" from a page', () => {
  it('is kept with the site that sent it, the name that the store has, and the time', async () => {
    expect(await notThis(HERE, WIKI, context)).toEqual(success(null))
    const addedAt = '2026-11-24T12:00:00.000Z'
    expect(settings.notThese).toEqual([{ entityId: WORD, name: 'word', scope: 'here', site: 'wiki.example', around: 7, addedAt }])
  })

  it('names a site for one place only', async () => {
    await notThis(NEVER, WIKI, context)
    await notThis({ id: WORD, scope: 'context', cue: 'list' }, WIKI, context)
    expect(JSON.stringify(settings)).not.toContain('wiki.example')
  })

  it('is refused of names that nothing is known about', async () => {
    expect(await always('CVE-0000-0000')).toEqual(failure('unknownName'))
    expect(settings.notThese).toEqual([])
  })

  it('keeps no site that was read in a private window', async () => {
    const privately = { site: 'wiki.example', privately: true }
    expect(await notThis(HERE, privately, context)).toEqual(failure('private'))
    expect(await notThis(NEVER, privately, context)).toEqual(success(null))
    expect(JSON.stringify(settings)).not.toContain('wiki.example')
  })

  it('is taken only so often an hour', async () => {
    for (let count = 0; count < 30; count++) expect(await always(`product:a/${count}`)).toEqual(success(null))
    expect(await always('product:a/more')).toEqual(failure('tooMany'))
    // Saying the same again adds nothing, and other scopes have a measure of their own.
    expect(await always('product:a/0')).toEqual(success(null))
    expect(await notThis(HERE, WIKI, context)).toEqual(success(null))
    later(61)
    expect(await always('product:a/more')).toEqual(success(null))
  })

  it('is refused when the list is full', async () => {
    const addedAt = '2026-01-01T00:00:00.000Z'
    settings.notThese = Array.from({ length: 5_000 }, (_, at) => ({
      entityId: `product:a/${at}`,
      name: 'A',
      scope: 'always',
      addedAt,
    }))
    expect(await notThis(HERE, WIKI, context)).toEqual(failure('full'))
    expect(settings.notThese).toHaveLength(5_000)
  })

  it('writes nothing when it changes nothing', async () => {
    await notThis(NEVER, WIKI, context)
    await notThis(NEVER, WIKI, context)
    await always('CVE-0000-0000')
    await undoNotThis(HERE, WIKI, context)
    expect(writes).toBe(1)
  })
})

describe('taking it back from a page', () => {
  it('leaves what was said of other places and sites', async () => {
    const other: NotThisChoice = { ...HERE, around: 8 }
    await notThis(HERE, WIKI, context)
    await notThis(other, WIKI, context)
    expect(await undoNotThis(HERE, { site: 'elsewhere.example', privately: false }, context)).toEqual(success(null))
    expect(settings.notThese).toHaveLength(2)
    expect(await undoNotThis(HERE, WIKI, context)).toEqual(success(null))
    expect(settings.notThese).toMatchObject([{ around: 8 }])
  })

  it('goes for an hour, and in the options after that', async () => {
    await notThis(NEVER, WIKI, context)
    later(61)
    expect(await undoNotThis(NEVER, WIKI, context)).toEqual(failure('tooLate'))
    expect(settings.notThese).toHaveLength(1)
  })
})
