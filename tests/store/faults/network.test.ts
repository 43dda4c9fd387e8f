import { commands } from 'vitest/browser'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { t } from '../../../utils/i18n'
import { damageIn, feedRow, type Store } from '../../../utils/store'
import type { SyncOutcome } from '../../../utils/sync'
import { FETCH_LIMITS } from '../../../utils/sync/fetch-document'
import { edition, ITEMS } from '../../support/editions'
import { NOW, storeOfEachTest } from '../../support/store-harness'
import { contentsOf, feedAt, feedHost, syncTo } from '../../support/walk-harness'

/*
 * A feed that was synced, and then something of tests/support/network-faults.ts happens. The store is as it was before, the feed's health says
 * what is the matter, and once the fault is gone the next sync has everything.
 */

const store = storeOfEachTest()
const host = feedHost()
const PATH = '/editions.json'
const feed = () => feedAt(host.url(PATH))
const originOfFeeds = () => new URL(host.url('/')).origin
const document = (number: number) => JSON.stringify(edition(number))
const serve = (number: number) => host.answer({ [PATH]: { body: document(number) } })

/** Patience for what never ends by itself; what is only slow gets as much as a real feed. */
const limits = (health: string) => ({
  ...(health === 'timeout' ? { total: 700, stall: 350 } : { total: FETCH_LIMITS.total, stall: FETCH_LIMITS.stall }),
  bytes: 4 * 1024 * 1024,
})

const sync = (health = ''): Promise<SyncOutcome> =>
  syncTo(store(), feed(), { fetchLimits: limits(health), mayFetch: async (url) => new URL(url).origin === originOfFeeds() })

/** Everything in the store but how the feeds are doing. */
async function held(of: Store) {
  const { feeds: _, ...contents } = await contentsOf(of)
  return contents
}

async function expectEdition(number: number) {
  const { records, advisories } = await held(store())
  expect(records).toHaveLength(ITEMS)
  expect(advisories).toHaveLength(ITEMS)
  expect([...records, ...advisories].filter(({ advisory }) => !advisory.title.startsWith(`Edition ${number} `))).toEqual([])
  expect(await damageIn(store())).toEqual([])
}

async function expectHealth(code: string) {
  const row = await feedRow(store(), feed().url)
  expect(row).toMatchObject({ error: { code }, failures: 1, records: ITEMS, lastSuccess: NOW.getTime() })
  expect(row?.nextDue).toBeGreaterThan(NOW.getTime())
  expect(t(`feedError.${row?.error?.code ?? 'removed'}`)).toMatch(/^[A-Z].+\.$/)
}

/** Syncs a first edition, has something go wrong with the second, and puts it right. */
async function suffer(code: string, breakIt: () => Promise<void>, mend: () => Promise<void>) {
  await serve(1)
  expect(await sync()).toMatchObject({ ok: true, added: ITEMS })
  const before = await held(store())
  await breakIt()
  expect(await sync(code)).toMatchObject({ ok: false, error: { code } })
  expect(await held(store())).toEqual(before)
  await expectHealth(code)
  await mend()
  expect(await sync()).toMatchObject({ ok: true, updated: ITEMS, added: 0, removed: 0 })
  await expectEdition(2)
  expect(await feedRow(store(), feed().url)).toMatchObject({ error: null, failures: 0 })
}

beforeAll(() => host.answer({ '/missing': null }))

const faults = await commands.networkFaults()

describe('a server that', () => {
  it.each(faults.filter(({ health }) => health !== 'well'))('$name: $health', async ({ name, health }) => {
    await suffer(
      health,
      () => commands.answerWithFault(originOfFeeds(), PATH, name, document(2)),
      () => serve(2),
    )
  })

  it.each(faults.filter(({ health }) => health === 'well'))('$name is understood', async ({ name }) => {
    await serve(1)
    await sync()
    await commands.answerWithFault(originOfFeeds(), PATH, name, document(2))
    expect(await sync()).toMatchObject({ ok: true, updated: ITEMS })
    await expectEdition(2)
    await serve(3)
    expect(await sync()).toMatchObject({ ok: true, updated: ITEMS })
    await expectEdition(3)
  })

  describe('does not listen', () => {
    afterEach(() => commands.setOnline(originOfFeeds(), true).catch(() => undefined))

    it('cannot be reached', async () => {
      await suffer(
        'unreachable',
        () => commands.setOnline(originOfFeeds(), false),
        async () => {
          await commands.setOnline(originOfFeeds(), true)
          await serve(2)
        },
      )
    })
  })

  it('says “unchanged” to whoever holds nothing has failed', async () => {
    await host.answer({ [PATH]: { status: 304 } })
    expect(await sync()).toMatchObject({ ok: false, error: { code: 'serverError', detail: 'HTTP 304' } })
    expect(await feedRow(store(), feed().url)).toMatchObject({ lastSuccess: 0, error: { code: 'serverError' } })
    await serve(1)
    expect(await sync()).toMatchObject({ ok: true, added: ITEMS })
  })

  it('says “unchanged” to whoever holds its document is believed', async () => {
    await serve(1)
    await sync()
    await host.answer({ [PATH]: { status: 304 } })
    expect(await sync()).toMatchObject({ ok: true, changed: false, records: ITEMS })
    await expectEdition(1)
  })
})

it('at least 25 kinds of faults are tried', () => {
  expect(faults.length).toBeGreaterThan(25)
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
})
