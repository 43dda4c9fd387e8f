import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSettings, SETTINGS_VERSION } from '../../../utils/settings'

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

  it('keeps everything of a current document', () => {
    const settings = readSettings(sample(SETTINGS_VERSION))
    expect(settings).toEqual({ ok: true, value: sample(SETTINGS_VERSION) })
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
  ])('refuses %s', (_kind, document, code) => {
    expect(readSettings(document)).toMatchObject({ ok: false, error: { code } })
  })

  it('names the place of an invalid value', () => {
    const settings = readSettings({ version: 1, feeds: [{ url: 'https://ok.example/' }, { url: 'ftp://feeds.example/' }] })
    expect(settings).toMatchObject({ ok: false, error: { detail: expect.stringContaining('feeds.1.url') as string } })
  })
})
