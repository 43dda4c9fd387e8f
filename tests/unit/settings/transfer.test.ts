import { describe, expect, it } from 'vitest'
import {
  defaultSettings,
  exportSettings,
  isQuiet,
  mergeSettings,
  parseSettingsFile,
  readSettings,
  type Settings,
} from '../../../utils/settings'

function parsed(document: unknown) {
  const file = parseSettingsFile(JSON.stringify(document))
  if (!file.ok) throw new Error(file.error.code)
  return file.value
}

function mine(): Settings {
  return {
    ...defaultSettings(),
    feeds: [{ url: 'https://mine.example/feed.json', name: 'Mine', format: 'native', enabled: true, private: true }],
    watchlist: [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', aliases: ['FOS'] }],
    quietSites: ['bank.example'],
    hoverDelay: 500,
    strictness: 'strict',
    codeBlocks: true,
    machineWording: true,
    repeats: 'none',
    toolbarCount: 'none',
    keepMonths: 24,
    snoozed: [{ entityId: 'product:a/b', name: 'B', addedAt: '2026-11-20T09:00:00.000Z', count: 2, last: '2026-11-01' }],
    corrections: [
      {
        verdict: 'apart',
        article: 'https://news.example/a',
        others: ['https://news.example/b'],
        identifiers: ['CVE-2026-1'],
        name: 'A',
        story: 'B',
        addedAt: '2026-11-20T09:00:00.000Z',
      },
    ],
    keptApart: [
      {
        records: [
          { feed: 'https://a.example/feed.json', id: '7', source: 'A' },
          { feed: 'https://b.example/feed.json', id: 'b', source: 'B' },
        ],
        name: 'Code execution in Router OS',
        addedAt: '2026-11-20T09:00:00.000Z',
      },
    ],
    notThese: [
      { entityId: 'product:microsoft/word', name: 'Word', scope: 'always', addedAt: '2026-11-20T09:00:00.000Z' },
      { entityId: 'product:salt/salt', name: 'Salt', scope: 'context', cue: 'list', addedAt: '2026-11-21T09:00:00.000Z' },
    ],
  }
}

describe('importing a settings file', () => {
  it('takes the smallest file that the design promises', () => {
    const file = parsed({
      version: 1,
      feeds: [{ url: 'http://127.0.0.1:4711/feed.json', name: 'Local', format: 'auto' }],
      watchlist: [{ name: 'Acme Gateway', type: 'Product', aliases: ['AGW'] }],
    })
    const { settings, summary } = mergeSettings(defaultSettings(), file)
    expect(settings.feeds.at(-1)).toEqual({
      url: 'http://127.0.0.1:4711/feed.json',
      name: 'Local',
      format: 'auto',
      enabled: true,
      private: false,
    })
    expect(settings.watchlist).toEqual([{ name: 'Acme Gateway', type: 'Product', vendor: undefined, aliases: ['AGW'] }])
    expect(summary).toEqual({
      feedUrls: ['http://127.0.0.1:4711/feed.json'],
      feedsAdded: 1,
      feedsUpdated: 0,
      watchedAdded: 1,
      watchedUpdated: 0,
      notTheseAdded: 0,
      snoozesAdded: 0,
      correctionsAdded: 0,
      keptApartAdded: 0,
      acknowledgedAdded: 0,
    })
  })

  it('removes nothing that was there', () => {
    const before = mine()
    const { settings } = mergeSettings(before, parsed({ version: 1, feeds: [], watchlist: [] }))
    expect(settings).toEqual(before)
  })

  it('knows a feed by its address and a watched entity by its name and vendor', () => {
    const file = parsed({
      version: 1,
      feeds: [{ url: 'https://mine.example/feed.json', enabled: false }],
      watchlist: [{ name: 'fortios', type: 'Platform', vendor: 'FORTINET', aliases: ['FortiGate OS'] }],
      quietSites: ['Bank.example', 'wiki.example'],
    })
    const { settings, summary } = mergeSettings(mine(), file)
    expect(settings.feeds).toEqual([
      { url: 'https://mine.example/feed.json', name: 'Mine', format: 'auto', enabled: false, private: false },
    ])
    expect(settings.watchlist).toEqual([
      { name: 'fortios', type: 'Platform', vendor: 'FORTINET', aliases: ['FOS', 'FortiGate OS'] },
    ])
    expect(settings.quietSites).toEqual(['bank.example', 'wiki.example'])
    expect(summary).toMatchObject({ feedsAdded: 0, feedsUpdated: 1, watchedAdded: 0, watchedUpdated: 1 })
  })

  it('keeps who answers for a watched entity and what was noted, unless the file says otherwise', () => {
    const entry = { name: 'FortiOS', vendor: 'Fortinet', aliases: [] }
    const before = parsed({ version: 1, watchlist: [{ ...entry, owner: 'Network team', note: 'Edge only' }] })
    const imported = (more: object) =>
      mergeSettings({ ...mine(), ...before }, parsed({ version: 1, watchlist: [{ ...entry, ...more }] })).settings.watchlist
    expect(imported({})).toMatchObject([{ owner: 'Network team', note: 'Edge only' }])
    expect(imported({ owner: 'Ana' })).toMatchObject([{ owner: 'Ana', note: 'Edge only' }])
    expect(imported({ owner: 5, note: '  ' })).toMatchObject([{ owner: 'Network team', note: 'Edge only' }])
  })

  it('joins the sites of a watched entity, and leaves out what is none', () => {
    const entry = { name: 'FortiOS', vendor: 'Fortinet', aliases: [] }
    const before = parsed({ version: 1, watchlist: [{ ...entry, sites: ['https://www.Fortinet.com/'] }] })
    const imported = (more: object) =>
      mergeSettings({ ...mine(), ...before }, parsed({ version: 1, watchlist: [{ ...entry, ...more }] })).settings.watchlist[0]
    expect(imported({})?.sites).toEqual(['fortinet.com'])
    expect(imported({ sites: ['fortiguard.com', 'fortinet.com'] })?.sites).toEqual(['fortinet.com', 'fortiguard.com'])
    expect(imported({ sites: 'fortiguard.com' })?.sites).toEqual(['fortinet.com'])
    expect(imported({ sites: [7, '', 'a..b', 'fortiguard.com'] })?.sites).toEqual(['fortinet.com', 'fortiguard.com'])
  })

  it.each([
    ['hoverDelay', 500, 0],
    ['strictness', 'strict', 'broad'],
    ['codeBlocks', true, false],
    ['repeats', 'none', 'full'],
    ['machineWording', true, false],
    ['toolbarCount', 'none', 'watched'],
    ['keepMonths', 24, 0],
  ] as const)('changes %s only where the file states it', (field, own, stated) => {
    expect(mergeSettings(mine(), parsed({ version: 1, feeds: [] })).settings[field]).toBe(own)
    expect(mergeSettings(mine(), parsed({ version: 1, [field]: stated })).settings[field]).toBe(stated)
  })

  it('adds what is not to be marked, and knows a choice however often it was made', () => {
    const here = { entityId: 'product:microsoft/word', name: 'Word', scope: 'here', site: 'Wiki.example', around: 7 }
    const later = { ...mine().notThese[0], addedAt: '2026-11-23T09:00:00.000Z' }
    const addedAt = '2026-11-22T09:00:00.000Z'
    const file = parsed({ version: 1, notThese: [later, { ...here, addedAt }, { ...here, addedAt, around: 8 }] })
    const { settings, summary } = mergeSettings(mine(), file)
    expect(settings.notThese).toEqual([
      ...mine().notThese,
      { ...here, site: 'wiki.example', addedAt },
      { ...here, site: 'wiki.example', addedAt, around: 8 },
    ])
    expect(summary.notTheseAdded).toBe(2)
  })

  it('adds what is snoozed, and of one name what was said last', () => {
    const [known] = mine().snoozed
    const older = { ...known, addedAt: '2026-01-01T09:00:00.000Z', count: 1 }
    const other = { ...known, entityId: 'CVE-2026-1', name: 'CVE-2026-1' }
    const { settings, summary } = mergeSettings(mine(), parsed({ version: 1, snoozed: [older, other] }))
    expect(settings.snoozed).toEqual([known, other])
    expect(summary.snoozesAdded).toBe(1)
  })

  it('adds corrected stories, and knows a correction however often it was made', () => {
    const [known] = mine().corrections
    const again = { ...known, addedAt: '2026-11-23T09:00:00.000Z' }
    const articles = ['https://news.example/a', 'https://news.example/c']
    const together = { verdict: 'together', articles, name: 'C', story: 'A', addedAt: '2026-11-24T09:00:00.000Z' }
    const { settings, summary } = mergeSettings(mine(), parsed({ version: 1, corrections: [again, together] }))
    expect(settings.corrections).toEqual([known, together])
    expect(summary.correctionsAdded).toBe(1)
  })

  it('leaves the name of a feed open where the file gives none, for the feed to name itself', () => {
    const { settings } = mergeSettings(defaultSettings(), parsed({ version: 1, feeds: [{ url: 'https://csirt.example/feed' }] }))
    expect(settings.feeds.at(-1)?.name).toBe('')
  })

  it('refuses what is not JSON', () => {
    expect(parseSettingsFile('feeds:\n  - url: x')).toEqual({ ok: false, error: { code: 'notJson', detail: '' } })
  })

  it('takes its own export back whole, with a byte order mark too', () => {
    const file = parseSettingsFile(`\uFEFF${exportSettings(mine())}`)
    expect(file.ok && mergeSettings(defaultSettings(), file.value).settings.watchlist).toEqual(mine().watchlist)
    expect(readSettings(JSON.parse(exportSettings(mine())))).toEqual({ ok: true, value: mine() })
  })
})

describe('quiet sites', () => {
  it('covers the named host only, or all of them', () => {
    expect(isQuiet(mine(), 'BANK.example')).toBe(true)
    expect(isQuiet(mine(), 'www.bank.example')).toBe(false)
    expect(isQuiet({ ...mine(), quietSites: ['*'] }, 'anything.example')).toBe(true)
  })
})
