import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultSettings, readSettings, SETTINGS_VERSION } from '../../../utils/settings'

const NOT_THIS = { entityId: 'product:microsoft/word', name: 'Word', addedAt: '2026-11-20T09:00:00.000Z' }
const NOT_HERE = { ...NOT_THIS, scope: 'here', site: 'wiki.example', around: 7 }

const samples = new URL('../../fixtures/settings/', import.meta.url)
const sample = (version: number) =>
  JSON.parse(readFileSync(new URL(`version-${version}.json`, samples), 'utf8')) as Record<string, unknown>

describe('settings of every released version', () => {
  it('has one frozen sample a version, no more and no fewer', () => {
    const versions = Array.from({ length: SETTINGS_VERSION }, (_, index) => `version-${index + 1}.json`)
    expect(readdirSync(samples).sort()).toEqual(versions.sort())
  })

  it.each(Array.from({ length: SETTINGS_VERSION }, (_, index) => index + 1))('reads version %i', (version) => {
    const settings = readSettings(sample(version))
    expect(settings.ok).toBe(true)
    if (!settings.ok) return
    expect(settings.value.version).toBe(SETTINGS_VERSION)
    expect(settings.value.feeds.map(({ url }) => url)).toContain('https://feeds.example/advisories.json')
    expect(settings.value.watchlist.map(({ name }) => name)).toContain('FortiOS')
  })

  it('keeps everything of a current document, and gives what came later its default', () => {
    const settings = readSettings(sample(SETTINGS_VERSION))
    expect(settings).toEqual({ ok: true, value: { ...defaultSettings(), ...sample(SETTINGS_VERSION) } })
  })
})

describe('documents that are not settings', () => {
  it.each([
    ['an array', [], 'notSettings'],
    ['text', 'version 1', 'notSettings'],
    ['null', null, 'notSettings'],
    ['a document of another kind', { version: 1, theme: 'dark' }, 'notSettings'],
    ['a document without a version', { feeds: [] }, 'notSettings'],
    ['version 0', { version: 0, feeds: [] }, 'notSettings'],
    ['a newer version', { version: SETTINGS_VERSION + 1, feeds: [] }, 'newerVersion'],
    ['a feed over http', { version: 1, feeds: [{ url: 'http://feeds.example/a.json' }] }, 'invalid'],
    ['a feed with a password in its address', { version: 1, feeds: [{ url: 'https://me:secret@feeds.example/' }] }, 'invalid'],
    ['a script for a feed', { version: 1, feeds: [{ url: 'javascript:alert(1)' }] }, 'invalid'],
    ['a watched entity without a name', { version: 1, watchlist: [{ type: 'Company' }] }, 'invalid'],
    ['a hover delay of a minute', { version: 1, feeds: [], hoverDelay: 60_000 }, 'invalid'],
    ['a strictness that there is not', { version: 1, strictness: 'lax' }, 'invalid'],
    ['repeats marked in a way that there is not', { version: 1, repeats: 'loud' }, 'invalid'],
    ['a toolbar that counts what there is not', { version: 1, toolbarCount: 'all' }, 'invalid'],
    ['advisories kept for a time that there is not', { version: 1, keepMonths: 7 }, 'invalid'],
    ['a snooze that does not say of how much', { version: 1, snoozed: [NOT_THIS] }, 'invalid'],
    ['"not this" without saying where', { version: 1, notThese: [{ ...NOT_THIS, scope: 'here' }] }, 'invalid'],
    [
      '"not this" with the words themselves',
      { version: 1, notThese: [{ ...NOT_HERE, around: 'the word in the office' }] },
      'invalid',
    ],
    [
      '"not this" for a cue that there is not',
      { version: 1, notThese: [{ ...NOT_THIS, scope: 'context', cue: 'mood' }] },
      'invalid',
    ],
    ['more of "not this" than is kept', { version: 1, notThese: Array(5_001).fill({ ...NOT_THIS, scope: 'always' }) }, 'invalid'],
  ])('refuses %s', (_kind, document, code) => {
    expect(readSettings(document)).toMatchObject({ ok: false, error: { code } })
  })

  it('names the place of an invalid value', () => {
    const settings = readSettings({ version: 1, feeds: [{ url: 'https://ok.example/' }, { url: 'ftp://feeds.example/' }] })
    expect(settings).toMatchObject({ ok: false, error: { detail: expect.stringContaining('feeds.1.url') as string } })
  })
})
