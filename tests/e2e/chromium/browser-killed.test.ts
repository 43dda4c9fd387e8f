import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { edition } from '../../support/editions'
import { json, startServer, status, type TestServer } from '../../support/http-server'
import { databaseFolder, FILE_DAMAGES } from '../../support/profile-damage'
import { lot, times } from '../../support/lot'
import { configure, settingsOf, startSync, storeOf, sync } from '../../support/suffering'
import { until } from '../../support/until'

/*
 * The browser is killed in the middle of syncs, its files are damaged, and it is started again with the same profile. What a person set is
 * there; the store is as it was before the sync or as it is after, or is noticed to be damaged and made anew.
 */

const KILLS = times('CAVEAT_BROWSER_KILLS', 8)
const ITEMS = 200
const PATH = '/editions.json'

let server: TestServer
let browser: Chromium
let options: Page
let profile: string
let url: string

async function start() {
  browser = await launchChromium({ profile })
  options = await browser.extensionPage('options.html')
}

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'caveat-profile-'))
  server = await startServer({ '/favicon.ico': status(204), [PATH]: json(edition(0, ITEMS)) })
  url = server.url(PATH)
  await start()
  await configure(options, [url])
  await sync(options, [url])
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(profile, { recursive: true, force: true })
})

const whole = (number: number) => ({
  ...{ damage: [], records: ITEMS, advisories: ITEMS, editions: [number], counted: ITEMS, row: { records: ITEMS } },
})

/** What was found to be wrong with the store in this run of the browser, once it was looked at. */
const found = () =>
  until('the look at the store', () =>
    options.evaluate(async () => {
      interface Apis {
        storage: { session: { get(key: string): Promise<{ storeChecked?: string[] }> } }
      }
      const { storage } = (globalThis as unknown as { chrome: Apis }).chrome
      return (await storage.session.get('storeChecked')).storeChecked
    }),
  )

describe('a browser that is killed', () => {
  it(`${KILLS} times in the middle of a sync loses, doubles and tears nothing`, { timeout: 60_000 + KILLS * 6_000 }, async () => {
    const random = lot()
    let midway = 0
    for (let number = 1; number <= KILLS; number++) {
      server.set(PATH, json(edition(number, ITEMS)))
      await startSync(options, [url])
      await new Promise((resolve) => setTimeout(resolve, random() * 400))
      await browser.kill()
      await start()
      const now = await storeOf(options, url)
      expect(now.editions).toHaveLength(1)
      expect([number - 1, number]).toContain(now.editions[0])
      expect(now).toMatchObject(whole(now.editions[0] ?? -1))
      if (now.editions[0] !== number) midway++
      expect(await settingsOf(options)).toMatchObject({ feeds: [{ url }], watchlist: [{ name: 'Kept' }] })
      await sync(options, [url])
      expect(await storeOf(options, url)).toMatchObject(whole(number))
      expect(await found()).toEqual([])
    }
    expect(midway, 'some kills must have come before the commit').toBeGreaterThan(0)
  })

  it('has its alarm again when it is started', async () => {
    await browser.kill()
    await start()
    const alarm = () =>
      options.evaluate(() => {
        const { alarms } = (globalThis as unknown as { chrome: { alarms: { get(name: string): Promise<object | undefined> } } })
          .chrome
        return alarms.get('sync')
      })
    await until('the alarm', alarm, { timeout: 5_000 })
  })
})

describe('a store whose files are damaged while the browser does not run', () => {
  const LAST = KILLS + 1
  beforeAll(async () => {
    // More than the 4 MiB that LevelDB keeps in its log before it writes a table.
    server.set(PATH, json(edition(LAST, ITEMS, 'At length. '.repeat(1_200))))
    await sync(options, [url])
  })

  it.each(Object.entries(FILE_DAMAGES))('%s: is whole after one sync, and all that was set is kept', async (_what, damage) => {
    await browser.kill()
    damage(databaseFolder(profile, browser.extensionId))
    await start()
    expect(await settingsOf(options)).toMatchObject({ feeds: [{ url }], watchlist: [{ name: 'Kept' }] })
    // The server has nothing new: whoever sends a validator is told so.
    expect(await sync(options, [url])).toMatchObject([{ url, ok: true }])
    expect(await found()).toBeInstanceOf(Array)
    expect(await storeOf(options, url)).toMatchObject(whole(LAST))
  })

  it('no database can be opened any more: the spare one lasts', async () => {
    await browser.kill()
    await start()
    expect(await storeOf(options, url)).toMatchObject(whole(LAST))
  })
})
