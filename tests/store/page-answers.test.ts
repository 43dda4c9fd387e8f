import { beforeEach, describe, expect, it } from 'vitest'
import { NOTHING_SHOWN } from '../../utils/lexicon'
import { success } from '../../utils/result'
import { defaultSettings, type NotThis, type Settings } from '../../utils/settings'
import { vendorOfSite, type VendorSites } from '../../utils/vendor-sites'
import { refreshLexicons } from '../../utils/worker/lexicons'
import { answerPages } from '../../utils/worker/page-answers'
import { putMentions } from '../../utils/platform/tab-mentions'
import { countOfAllTabs } from '../../utils/worker/toolbar-count'
import { browser, tabs, toolbar } from '../support/browser-fakes'
import { A, B, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const FORTIOS = 'product:fortinet/fortios'
const about = { entityId: FORTIOS, name: 'FortiOS', addedAt: '2026-11-20T09:00:00.000Z' }
const from = (url: string) => ({ id: 'caveat', url, tab: { id: 7 } })
const WIKI = from('https://wiki.example/page?with=words')

const SITES: VendorSites = new Map([['fortinet.example', ['Fortinet', 'Fortinet, Inc.']]])

let settings: Settings
const answers = () => answersOpening(async () => undefined)
const answersOpening = (open: Parameters<typeof answerPages>[1]) =>
  answerPages(
    {
      store: async () => store(),
      settings: async () => settings,
      updateSettings: async (change) => success((settings = change(settings))),
      now: () => NOW,
      ready: async () => undefined,
      siteVendor: async (host, watchlist) => vendorOfSite(host, SITES, watchlist),
    },
    open,
    { closeCard: async () => undefined, isThere: async () => true },
  )

beforeEach(async () => {
  settings = { ...defaultSettings(), strictness: 'strict', codeBlocks: true }
  await commitTo(store(), A, [fortios()])
})

describe('the public names in the text of a page', () => {
  const CATALOGUE = { version: '1', load: async () => [] }
  const watchlist = [{ name: 'Zeltron Kubrix', type: 'Product' as const, vendor: '', aliases: [], owner: '', note: '' }]
  const texts = ['We run FortiOS 7.2.', 'nothing', 'Zeltron Kubrix']
  const blocks = [{ text: texts[0] ?? '', ordinal: 0 }]
  const request = { title: '', blocks, lower: [], evidence: NOTHING_SHOWN, strictness: 'balanced' as const }

  it('are found, and none that only the watch list has', async () => {
    const lexiconVersion = await refreshLexicons(store(), CATALOGUE, watchlist)
    expect(await answers().scanTexts({ lexiconVersion, texts })).toMatchObject({ found: [0] })
    const spotted = await answers().spotNames({ lexiconVersion, ...request })
    expect(spotted?.mentions).toMatchObject([{ block: 0, start: 7, end: 14, entityId: FORTIOS, version: { text: '7.2' } }])
  })

  it('are not looked for by names of another version', async () => {
    expect(await answers().scanTexts({ lexiconVersion: 1, texts })).toBeNull()
    const before = await refreshLexicons(store(), CATALOGUE, [])
    const asked = answers()
    expect(await asked.scanTexts({ lexiconVersion: before + 1, texts })).toBeNull()
    await commitTo(store(), B, [
      fortios({
        id: 'CVE-2026-2222',
        identifiers: ['CVE-2026-2222'],
        entities: [{ name: 'NetScaler ADC', type: 'Product', vendor: 'Citrix' }],
      }),
    ])
    const after = await refreshLexicons(store(), CATALOGUE, [])
    expect(after).toBeGreaterThan(before)
    expect(await asked.spotNames({ lexiconVersion: after, ...request })).toMatchObject({ mentions: [{ entityId: FORTIOS }] })
    expect(await asked.spotNames({ lexiconVersion: before, ...request })).toBeNull()
  })
})

describe('what a page is told', () => {
  it('how sure a name has to be, and whether blocks of code are read', async () => {
    expect(await answers().pageStart(undefined, WIKI)).toMatchObject({ strictness: 'strict', codeBlocks: true, quiet: false })
  })

  it('what is not to be marked, as far as it bears on its own site', async () => {
    const here: NotThis = { ...about, scope: 'here', site: 'wiki.example', around: 7 }
    settings.notThese = [here, { ...here, site: 'bank.example', around: 8 }, { ...about, scope: 'context', cue: 'list' }]
    expect(await answers().marks({ ids: [FORTIOS] }, WIKI)).toMatchObject([
      { not: { always: false, cues: ['list'], around: [7] } },
    ])
    const [elsewhere] = await answers().marks({ ids: [FORTIOS] }, from('https://other.example/'))
    expect(elsewhere?.not?.around).toEqual([])
  })

  it('the vendor that is named in why a name is marked', async () => {
    expect(await answers().card({ id: FORTIOS })).toMatchObject({ name: 'FortiOS', vendor: 'Fortinet' })
    expect(await answers().card({ id: 'CVE-2026-1111' })).toMatchObject({ type: 'Identifier', vendor: '' })
  })
})

describe('what a card holds', () => {
  it('are all advisories about its name, the first whole and the others in brief', async () => {
    const second = fortios({ id: 'CVE-2026-2222', identifiers: ['CVE-2026-2222'], severity: { score: 5 }, title: 'FortiOS leak' })
    await commitTo(store(), A, [fortios(), second])
    const card = await answers().card({ id: FORTIOS })
    expect(card).toMatchObject({ advisoryId: 'CVE-2026-1111', advisories: 2, watched: false, snoozed: false })
    expect(card?.others).toMatchObject([{ id: 'CVE-2026-2222', title: 'FortiOS leak', band: 'medium', score: 5 }])
    settings.watchlist = [{ name: 'FortiOS', type: 'Product', aliases: [], vendor: undefined }]
    expect(await answers().card({ id: FORTIOS })).toMatchObject({ watched: true })
  })

  it('says what changed since it was open last', async () => {
    expect((await answers().card({ id: FORTIOS }))?.seen).toEqual({ at: null, news: 'new', changes: [] })
    await answers().seen({ id: FORTIOS }, WIKI)
    expect((await answers().card({ id: FORTIOS }))?.seen).toEqual({ at: NOW.toISOString(), news: null, changes: [] })
    const later = new Date(NOW.getTime() + 86_400_000)
    await commitTo(store(), A, [fortios({ severity: { score: 10 } })], { now: later })
    expect((await answers().card({ id: FORTIOS }))?.seen).toMatchObject({
      news: 'changed',
      changes: [{ fields: [{ field: 'score', before: '9.8', after: '10.0' }] }],
    })
  })

  it('says nothing of having been open in a private window', async () => {
    await answers().seen({ id: FORTIOS }, { ...WIKI, tab: { id: 7, incognito: true } })
    expect((await answers().card({ id: FORTIOS }))?.seen.at).toBeNull()
  })

  it('has no more of other advisories than a card can list', async () => {
    const many = Array.from({ length: 70 }, (_, index) => fortios({ id: `CVE-2026-${3_000 + index}`, identifiers: [] }))
    await commitTo(store(), A, [fortios(), ...many])
    const card = await answers().card({ id: FORTIOS })
    expect(card?.advisories).toBe(71)
    expect(card?.others).toHaveLength(50)
  })
})

describe('snoozing from a page', () => {
  it('leaves a name unpainted until there is something new about it', async () => {
    expect(await answers().snooze({ id: FORTIOS })).toEqual(success(null))
    expect(settings.snoozed).toMatchObject([{ entityId: FORTIOS, name: 'FortiOS', addedAt: NOW.toISOString(), count: 1 }])
    expect(await answers().marks({ ids: [FORTIOS] }, WIKI)).toMatchObject([{ painted: false, opens: 'soon' }])
    expect(await answers().card({ id: FORTIOS })).toMatchObject({ snoozed: true })
    await commitTo(store(), B, [fortios({ id: 'CVE-2026-2222', identifiers: ['CVE-2026-2222'] })])
    expect(await answers().marks({ ids: [FORTIOS] }, WIKI)).toMatchObject([{ painted: true }])
    expect(await answers().card({ id: FORTIOS })).toMatchObject({ snoozed: false })
  })

  it('is taken back within the hour, and later only in the options', async () => {
    await answers().snooze({ id: FORTIOS })
    expect(await answers().wake({ id: FORTIOS })).toEqual(success(null))
    expect(settings.snoozed).toEqual([])
    await answers().snooze({ id: FORTIOS })
    settings.snoozed = settings.snoozed.map((each) => ({ ...each, addedAt: '2026-11-23T10:00:00.000Z' }))
    expect(await answers().wake({ id: FORTIOS })).toMatchObject({ error: { code: 'tooLate' } })
    expect(settings.snoozed).toHaveLength(1)
  })

  it('is refused of names that nothing is known about, and when too much was snoozed', async () => {
    expect(await answers().snooze({ id: 'product:nobody/knows' })).toMatchObject({ error: { code: 'unknownName' } })
    const one = { name: 'B', addedAt: NOW.toISOString(), count: 1, last: '' }
    settings.snoozed = Array.from({ length: 60 }, (_, index) => ({ ...one, entityId: `product:b/${index}` }))
    expect(await answers().snooze({ id: FORTIOS })).toMatchObject({ error: { code: 'tooMany' } })
    const old = { ...one, addedAt: '2026-01-01T09:00:00.000Z' }
    settings.snoozed = Array.from({ length: 5_000 }, (_, index) => ({ ...old, entityId: `product:b/${index}` }))
    expect(await answers().snooze({ id: FORTIOS })).toMatchObject({ error: { code: 'full' } })
  })
})

describe('what only the extension’s own pages do', () => {
  it('is asked there, of the site that the browser names', async () => {
    const asked: unknown[] = []
    const opening = answersOpening(async (route) => void asked.push(route))
    await opening.openAbout({ id: FORTIOS, ask: 'quiet' }, WIKI)
    await opening.openAbout({ id: FORTIOS }, WIKI)
    expect(asked).toEqual([
      { view: 'about', id: FORTIOS, ask: 'quiet', site: 'wiki.example' },
      { view: 'about', id: FORTIOS },
    ])
    expect(settings.quietSites).toEqual([])
  })
})

describe('what a page may say', () => {
  it('is kept by the site that the browser names and the name that the store has', async () => {
    expect(await answers().notThis({ id: FORTIOS, scope: 'here', around: 7 }, WIKI)).toEqual(success(null))
    expect(settings.notThese).toMatchObject([
      { entityId: FORTIOS, name: 'FortiOS', scope: 'here', site: 'wiki.example', around: 7 },
    ])
    expect(JSON.stringify(settings)).not.toContain('words')
    expect(await answers().undoNotThis({ id: FORTIOS, scope: 'here', around: 7 }, WIKI)).toEqual(success(null))
    expect(settings.notThese).toEqual([])
  })

  it('is nothing about names that no advisory is about, and no site from a private window', async () => {
    const privately = { ...WIKI, tab: { id: 7, incognito: true } }
    expect(await answers().notThis({ id: 'product:nobody/knows', scope: 'always' }, WIKI)).toMatchObject({ ok: false })
    expect(await answers().notThis({ id: FORTIOS, scope: 'here', around: 7 }, privately)).toMatchObject({ ok: false })
    expect(settings.notThese).toEqual([])
  })
})

describe('on a vendor’s own site', () => {
  const SUPPORT = { ...from('https://support.fortinet.example/login'), frameId: 0, documentId: 'first' }
  const mention = { id: FORTIOS, surface: 'FortiOS', count: 2 }

  beforeEach(async () => {
    toolbar.clear()
    await browser.storage.session.clear()
  })

  it('the toolbar says so, and counts the vendor where the page says nothing of it', async () => {
    await answers().pageStart(undefined, SUPPORT)
    await expect.poll(() => toolbar.get(7)?.title).toBe('Caveat: 1 advisory about Fortinet, whose site this is')
    await expect.poll(() => toolbar.get(7)?.text).toBe('1')
    await answers().pageMentions({ mentions: [mention] }, SUPPORT)
    expect(toolbar.get(7)?.text).toBe('2')
    await answers().pageMentions({ mentions: [mention, { id: 'company:fortinet', surface: 'Fortinet', count: 9 }] }, SUPPORT)
    expect(toolbar.get(7)?.text).toBe('2')
  })

  it('is one no more when the tab goes elsewhere', async () => {
    await answers().pageStart(undefined, SUPPORT)
    await expect.poll(() => toolbar.get(7)?.text).toBe('1')
    const elsewhere = { ...from('https://fortinet.example.test/'), frameId: 0, documentId: 'second' }
    await answers().pageStart(undefined, elsewhere)
    await answers().pageMentions({ mentions: [] }, elsewhere)
    expect(toolbar.get(7)?.text).toBe('')
  })

  it('is one that the person gave a name they watch', async () => {
    settings.watchlist = [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', aliases: [], sites: ['wiki.example'] }]
    await answers().pageStart(undefined, { ...WIKI, frameId: 0, documentId: 'first' })
    await expect.poll(() => toolbar.get(7)?.title).toBe('Caveat: 1 advisory about FortiOS, whose site this is')
  })

  it('says nothing for a frame, nor where nothing is known of the vendor', async () => {
    settings.watchlist = [{ name: 'Nobody', type: 'Company', aliases: [], sites: ['wiki.example'] }]
    await answers().pageStart(undefined, { ...SUPPORT, frameId: 3 })
    await answers().pageStart(undefined, { ...WIKI, frameId: 0, documentId: 'first' })
    await answers().pageMentions({ mentions: [] }, { ...WIKI, frameId: 0, documentId: 'first' })
    expect(toolbar.get(7)).toEqual({ text: '' })
  })
})

describe('the number on the toolbar', () => {
  const PAGE = { ...WIKI, frameId: 0, documentId: 'first' }
  const mentions = [FORTIOS, 'company:fortinet'].map((id) => ({ id, surface: id, count: 1 }))
  const counted = async (toolbarCount: Settings['toolbarCount']) => {
    settings = { ...settings, toolbarCount }
    await countOfAllTabs({ store: async () => store(), settings: async () => settings, now: () => NOW })
    return toolbar.get(7)?.text
  }

  beforeEach(async () => {
    toolbar.clear()
    tabs.splice(0, tabs.length, { id: 7, url: WIKI.url })
    await browser.storage.session.clear()
  })

  it('counts all names, what is watched or nothing, and follows at once', async () => {
    settings.watchlist = [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', aliases: [] }]
    await answers().pageStart(undefined, PAGE)
    await answers().pageMentions({ mentions }, PAGE)
    expect(toolbar.get(7)?.text).toBe('2')
    expect(await counted('watched')).toBe('1')
    expect(await counted('none')).toBe('')
    await answers().pageMentions({ mentions: mentions.slice(1) }, PAGE)
    expect(toolbar.get(7)?.text).toBe('')
    expect(await counted('watched')).toBe('')
    expect(await counted('names')).toBe('1')
  })

  it('counts what only the watch list knows as watched', async () => {
    settings = { ...settings, toolbarCount: 'watched' }
    await answers().pageStart(undefined, PAGE)
    const secret = { id: 'product:secret', name: 'Secret', surface: 'Secret', count: 1, privateName: true }
    await putMentions({ tabId: 7, frameId: 0, document: 'first' }, [secret], 'private')
    await answers().pageMentions({ mentions }, PAGE)
    expect(toolbar.get(7)?.text).toBe('1')
  })
})
