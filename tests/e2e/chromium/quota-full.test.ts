import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, type Chromium } from '../../support/chromium'
import { edition } from '../../support/editions'
import { json, startServer, status, type TestServer } from '../../support/http-server'
import { configure, settingsOf, storeOf, sync } from '../../support/suffering'

/*
 * The browser gives the extension no more room. Only without `unlimitedStorage` does Chromium keep to a quota, and only to one that it was
 * told of before the first write.
 */

const ITEMS = 100
const ROOM = 12 * 1024 * 1024

let folder: string
let server: TestServer
let browser: Chromium
let options: Page
let quota: CDPSession
let origin: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caveat-limited-'))
  cpSync(resolve('.output/chrome-mv3'), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[] }
  const permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage')
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }))
  server = await startServer({ '/favicon.ico': status(204), '/small.json': json(edition(1, ITEMS)) })
  browser = await launchChromium({ extensionDir: folder, beforeLoading: limit })
  options = await browser.extensionPage('options.html')
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function limit(context: BrowserContext, extension: string) {
  origin = extension
  quota = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
  await quota.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM })
}

it('a document for which there is no room changes nothing, whoever asked is told, and with room again all of it is taken', async () => {
  const url = server.url('/small.json')
  await configure(options, [url])
  expect(await sync(options, [url])).toMatchObject([{ ok: true }])
  // More than there is room for, in one document.
  server.set('/small.json', json(edition(2, 400, 'No room for this. '.repeat(1_300))))
  expect(await sync(options, [url])).toMatchObject([{ ok: false, error: { code: 'storage' } }])
  // Whether the feed's row still takes a note of it is up to the room that is left; tests/store/faults/full.test.ts has one that does.
  expect(await storeOf(options, url)).toMatchObject({ damage: [], records: ITEMS, advisories: ITEMS, editions: [1] })
  expect(await settingsOf(options)).toMatchObject({ watchlist: [{ name: 'Kept' }] })
  await quota.send('Storage.overrideQuotaForOrigin', { origin })
  expect(await sync(options, [url])).toMatchObject([{ ok: true }])
  expect(await storeOf(options, url)).toMatchObject({ damage: [], records: 400, editions: [2], row: { error: null } })
})
