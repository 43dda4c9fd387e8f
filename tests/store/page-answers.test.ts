import { beforeEach, describe, expect, it } from 'vitest'
import { success } from '../../utils/result'
import { defaultSettings, type NotThis, type Settings } from '../../utils/settings'
import { answerPages } from '../../utils/worker/page-answers'
import { A, commitTo, fortios, NOW, storeOfEachTest } from '../support/store-harness'

const store = storeOfEachTest()
const FORTIOS = 'product:fortinet/fortios'
const about = { entityId: FORTIOS, name: 'FortiOS', addedAt: '2026-11-20T09:00:00.000Z' }
const from = (url: string) => ({ id: 'caveat', url, tab: { id: 7 } })
const WIKI = from('https://wiki.example/page?with=words')

let settings: Settings
const answers = () =>
  answerPages(
    {
      store: async () => store(),
      settings: async () => settings,
      updateSettings: async (change) => success((settings = change(settings))),
      now: () => NOW,
      ready: async () => undefined,
    },
    async () => undefined,
    { closeCard: async () => undefined, isThere: async () => true },
  )

beforeEach(async () => {
  settings = { ...defaultSettings(), strictness: 'strict', codeBlocks: true }
  await commitTo(store(), A, [fortios()])
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
