import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ORACLE_PAGES, pathOf, written } from '../fixtures/oracle-pages'
import { BARE } from '../support/bare-browser'
import { BUILT as BUILT_CHROMIUM } from '../support/chromium'
import { DRIVERS, type DrivenPage, type Driver, type ExtensionPage } from '../support/driver'
import { BUILT as BUILT_FIREFOX } from '../support/firefox'
import { content, html, startServer, status, type TestServer } from '../support/http-server'
import { leakHash, leakyBuild, type NamedLeak } from '../support/leaky-build'
import type { SeenMark } from '../support/overlay'
import { until } from '../support/until'
import { ORACLES } from './oracles'
import type { Leak } from './oracles/oracle'
import { pageScript, type Trace } from './oracles/page-script'
import { differences, oraclesOf, record, visitName, type Visit, type Watched } from './oracles/recording'
import { completed, NOTHING, QUIET, SETTINGS, type Setting } from './oracles/settings'

/*
 * What a page can observe must not depend on what a person has set: each page is loaded under several settings, and what all oracles
 * in it say is compared byte for byte. In quiet mode it must be what it is without the extension. Deliberately leaky builds show that
 * the oracles do see.
 */

const BUILT = { chromium: BUILT_CHROMIUM, firefox: BUILT_FIREFOX }

const VISITS: Visit[] = [
  ...ORACLE_PAGES.map((page) => ({ page, byHand: false })),
  ...ORACLE_PAGES.filter((page) => page.byHand).map((page) => ({ page, byHand: true })),
]

/** Windows that are looked at together: most of the time of a visit is waiting. */
const WINDOWS = 3

/** Milliseconds that recording every page under one setting may take on a busy machine. */
const RECORDING = 180_000

/** What differs on a page with marks from the same page without the extension: one element more, which covers names. */
const SEEN = ['mutations', 'markup', 'tree', 'computed-styles', 'geometry', 'visibility']

/** What differs too while a card is open: it takes the pointer, and its text is found and may be the largest there is. */
const SEEN_WITH_CARD = ['hit-testing', 'find', 'paints']

const LEAKS: NamedLeak[] = ORACLES.map(({ name, leak: { run, world = 'ISOLATED', manifest = {} } }) => ({
  name,
  run: run?.toString(),
  world,
  manifest,
}))

interface Recorded {
  trace: Trace
  painted: string[]
}

export function pageLearnsNothing(browser: 'chromium' | 'firefox'): void {
  let server: TestServer
  let driver: Driver
  let options: ExtensionPage
  let windows: DrivenPage[]
  const plain = new Map<string, Recorded>()

  const serveOracles = (extension: Driver) => {
    const files = readdirSync(BUILT[browser], { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path))
    const script = pageScript(files.sort().map((path) => `${extension.extensionOrigin}/${path}`))
    server.set('/oracles.js', content(script, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }))
  }

  beforeAll(async () => {
    server = await startServer({
      '/favicon.ico': status(204),
      '/notes.txt': content('Ivanti Connect Secure, CVE-2021-44228, FortiOS 7.2.', { 'content-type': 'text/plain' }),
    })
    const elsewhere = server.origin.replace('127.0.0.1', 'localhost')
    for (const page of ORACLE_PAGES) server.set(pathOf(page.name), html(written(page, elsewhere), page.headers))
    driver = await DRIVERS[browser]()
    serveOracles(driver)
    options = await driver.openExtension('options.html')
    windows = await Promise.all(Array.from({ length: WINDOWS }, () => driver.openWindow(server.url('/article'))))
  })
  afterAll(async () => {
    await driver?.close()
    await server?.close()
  })

  const marksIn = async (window: DrivenPage, frames: readonly string[] = []) => {
    const views = [window, ...(await Promise.all(frames.map((name) => window.frame(name))))]
    return Promise.all(views.map(({ overlay }) => overlay.marks()))
  }

  async function obey(setting: Setting): Promise<void> {
    const [window] = windows as [DrivenPage]
    await window.person.goTo(server.url('/article'))
    // Before the settings say so, nothing being painted may only mean that it is not painted yet.
    if (setting === QUIET) await window.overlay.waitForMarks()
    await options.evaluate((stored) => {
      const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } })
        .chrome
      return storage.local.set(stored)
    }, completed(setting))
    const before = plain.get('article')?.painted ?? []
    await until(setting.name, async () => setting.paints(paintedOf(await marksIn(window)), before), { timeout: 20_000 })
  }

  async function visit(window: DrivenPage, visited: Visit, setting: Setting, hash?: string): Promise<Recorded> {
    const { page } = visited
    let painted: string[] = []
    const ready = async () => {
      let last = ''
      await until(`${setting.name} to be painted`, async () => {
        const marks = await marksIn(window, page.frames)
        painted = paintedOf(marks)
        // Every frame mentions a name, and no two looks differ any more.
        return (
          marks.every(({ length }) => length > 0) &&
          setting.paints(painted, plain.get(visitName(visited))?.painted ?? []) &&
          last === (last = JSON.stringify(marks))
        )
      })
    }
    const isMarked = setting !== QUIET && !page.unmarked
    const opened = () => (isMarked ? window.overlay.waitForCard() : Promise.resolve())
    const trace = await record(window, visited, {
      origin: server.origin,
      hash,
      ready: isMarked ? ready : () => Promise.resolve(),
      opened,
    })
    return { trace, painted }
  }

  /** What every visit came to. */
  const recordings = async (setting: Setting): Promise<Map<string, Recorded | Error>> => {
    const start = Date.now()
    await obey(setting)
    const all = await recordAll(windows, (window, each) => visit(window, each, setting))
    console.log(setting.name, Date.now() - start)
    return all
  }

  describe('a person who set nothing', () => {
    let all: Map<string, Recorded | Error>
    beforeAll(async () => {
      all = await recordings(NOTHING)
    }, RECORDING)

    it.each(VISITS.map(visitName))('has the page %s marked', (name) => {
      plain.set(name, recorded(all, name))
    })
  })

  describe.each(SETTINGS)('a person who set: $name', (setting) => {
    let all: Map<string, Recorded | Error>
    beforeAll(async () => {
      all = await recordings(setting)
    }, RECORDING)

    it.each(VISITS.map(visitName))('is not told from one who set nothing by the page %s', (name) => {
      expect(differences(recorded(plain, name).trace, recorded(all, name).trace)).toEqual([])
    })
  })

  describe('in quiet mode', () => {
    let quiet: Map<string, Recorded | Error>
    let without: Map<string, Recorded | Error>
    beforeAll(async () => {
      quiet = await recordings(QUIET)
      await obey(NOTHING)
      const bare = await BARE[browser]()
      const tabs = await Promise.all(windows.map(() => bare.openWindow(server.url('/article'))))
      const ready = () => Promise.resolve()
      const look = async (tab: Watched, each: Visit) => ({
        trace: await record(tab, each, { origin: server.origin, ready, opened: ready }),
        painted: [],
      })
      without = await recordAll(tabs, look).finally(() => bare.close())
    }, RECORDING)

    it.each(VISITS.map(visitName))('the page %s is as without the extension', (name) => {
      expect(differences(recorded(without, name).trace, recorded(quiet, name).trace)).toEqual([])
    })

    it.each([false, true])('a page sees no more of marks than the documentation says (by hand: %s)', (byHand) => {
      const names = VISITS.filter((each) => each.byHand === byHand).map(visitName)
      const seen = names.flatMap((name) => differences(recorded(without, name).trace, recorded(plain, name).trace))
      console.log(
        byHand,
        oraclesOf(seen),
        seen.filter((x) => /^(find|paints|hit|layout|tamper|select)/.test(x)),
      )
      expect(oraclesOf(seen).filter((name) => ![...SEEN, ...(byHand ? SEEN_WITH_CARD : [])].includes(name))).toEqual([])
    })
  })

  describe('a build that is leaky on purpose', () => {
    let leaky: Driver
    let window: DrivenPage
    beforeAll(async () => {
      leaky = await DRIVERS[browser]({ extensionDir: leakyBuild(BUILT[browser], LEAKS) })
      serveOracles(leaky)
      window = await leaky.openWindow(server.url('/article'))
    })
    afterAll(() => leaky?.close())

    const traceOf = (page: string, leak: Leak, hash: string) => {
      const visited = VISITS.find((each) => each.page.name === page && each.byHand === (leak.byHand ?? false))
      if (!visited) throw new Error(`no visit to ${page}`)
      return visit(window, visited, NOTHING, hash).then(({ trace }) =>
        differences(recorded(plain, visitName(visited)).trace, trace),
      )
    }

    it('is not found out as long as it leaks nothing, but by the files that it shows', async () => {
      expect(oraclesOf(await traceOf('article', {}, leakHash('none', 'Ivanti Connect Secure')))).toEqual(['extension-files'])
    })

    it.each(ORACLES.filter(({ leak }) => (leak.browser ?? browser) === browser))(
      'is found out by $name',
      async ({ name, leak }) => {
        const found = await traceOf(leak.page ?? 'article', leak, leakHash(name, 'Ivanti Connect Secure'))
        expect(oraclesOf(found)).toContain(name)
      },
    )
  })
}

const paintedOf = (marks: SeenMark[][]) => marks.flat().flatMap(({ painted, entity }) => (painted ? entity : []))

/** Every visit, in as many windows as there are. */
async function recordAll<Window>(windows: Window[], look: (window: Window, visit: Visit) => Promise<Recorded>) {
  const found = new Map<string, Recorded | Error>()
  const lookAt = async (window: Window, each: Visit) => {
    const name = visitName(each)
    found.set(
      name,
      await look(window, each).catch((cause: unknown) => new Error(`the page ${name} could not be recorded`, { cause })),
    )
  }
  const waiting = [...VISITS]
  const takeTurns = async (window: Window) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await lookAt(window, next)
  }
  await Promise.all(windows.map(takeTurns))
  return found
}

function recorded(all: Map<string, Recorded | Error>, name: string): Recorded {
  const found = all.get(name) ?? new Error(`the page ${name} was not recorded`)
  if (found instanceof Error) throw found
  return found
}
