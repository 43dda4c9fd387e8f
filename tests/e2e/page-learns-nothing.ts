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
import type { Oracle } from './oracles/oracle'
import { pageScript, type Trace } from './oracles/page-script'
import { differences, NoAnswer, oraclesOf, record, visitName, type Visit, type Watched } from './oracles/recording'
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
const RECORDING = 300_000

/** What differs on a page with marks from the same page without the extension: one element more, which covers names. */
const SEEN = ['mutations', 'markup', 'tree', 'computed-styles', 'geometry', 'visibility']

/** What differs too where the element is shown as a popover: for names in the top layer, and for cards. */
const SEEN_IN_TOP_LAYER = ['events', 'top-layer']

/** What differs too while a card is open: it takes the pointer, and its text is found. */
const SEEN_WITH_CARD = ['hit-testing', 'find']

const LEAKS: NamedLeak[] = ORACLES.map(({ name, leak: { run, world = 'ISOLATED', manifest = {} } }) => ({
  name,
  run: run?.toString(),
  world,
  manifest,
}))

/** Milliseconds for which marks have to be the same before they are taken for all there are. */
const STILL = 1_000

interface Recorded {
  trace: Trace
  marks: Marks
}

interface Marks {
  /** Entity ids of the painted ones. */
  painted: string[]
  /** Where they all are, painted or not. */
  boxes: string
}

export function pageLearnsNothing(browser: 'chromium' | 'firefox'): void {
  let server: TestServer
  let driver: Driver
  let options: ExtensionPage
  let windows: DrivenPage[]
  let plain = new Map<string, Recorded | Error>()

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
    const before = setting === NOTHING ? NO_MARKS : recorded(plain, 'article').marks
    const obeys = async () => setting.paints(marksOf([await window.overlay.marks()]).painted, before.painted)
    await until(setting.name, obeys, { timeout: 20_000 })
  }

  /** The marks of a page once they are what they have to be: where nothing is set, once they no longer change; else in the same places. */
  async function marked(window: DrivenPage, visited: Visit, setting: Setting, still: number): Promise<Marks> {
    const views = [window, ...(await Promise.all((visited.page.frames ?? []).map((name) => window.frame(name))))]
    const where = setting === NOTHING ? undefined : recorded(plain, visitName(visited)).marks
    let [last, since] = ['', Date.now()]
    const look = async () => {
      const seen = await Promise.all(views.map(({ overlay }) => overlay.marks()))
      const marks = marksOf(seen)
      const all = JSON.stringify(marks)
      if (last !== all) [last, since] = [all, Date.now()]
      const isPainted = setting.paints(marks.painted, where?.painted ?? [])
      // Each view mentions a name.
      const isWhole = where ? marks.boxes === where.boxes : seen.every(({ length }) => length > 0) && Date.now() - since >= still
      if (isPainted && isWhole) return marks
      throw new Error(`${all} instead of ${JSON.stringify(where)}`)
    }
    return until(`the marks of ${setting.name}`, look, { interval: 100 })
  }

  async function visit(window: DrivenPage, visited: Visit, setting: Setting, hash?: string): Promise<Recorded> {
    let marks = NO_MARKS
    const isMarked = setting !== QUIET
    const trace = await record(window, visited, {
      origin: server.origin,
      hash,
      async ready() {
        if (isMarked) marks = await marked(window, visited, setting, hash === undefined ? STILL : 0)
      },
      async opened() {
        if (isMarked) await window.overlay.waitForCard()
      },
    })
    return { trace, marks }
  }

  /** What every visit came to. */
  const recordings = async (setting: Setting): Promise<Map<string, Recorded | Error>> => {
    await obey(setting)
    return inAll(windows, VISITS, visitName, (window, each) => visit(window, each, setting))
  }

  describe('a person who set nothing', () => {
    beforeAll(async () => {
      plain = await recordings(NOTHING)
    }, RECORDING)

    it.each(VISITS.map(visitName))('has the page %s marked', (name) => {
      expect(recorded(plain, name).marks.painted).toContain('product:microsoft/365-copilot')
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
    }, RECORDING)
    beforeAll(async () => {
      const bare = await BARE[browser]()
      const tabs = await Promise.all(windows.map(() => bare.openWindow(server.url('/article'))))
      const ready = () => Promise.resolve()
      const look = async (tab: Watched, each: Visit) => ({
        trace: await record(tab, each, { origin: server.origin, ready, opened: ready }),
        marks: NO_MARKS,
      })
      without = await inAll(tabs, VISITS, visitName, look).finally(() => bare.close())
    }, RECORDING)

    it.each(VISITS.map(visitName))('the page %s is as without the extension', (name) => {
      expect(differences(recorded(without, name).trace, recorded(quiet, name).trace)).toEqual([])
    })

    it.each(VISITS)(
      'a page sees no more of marks than the documentation says: $page.name, by hand: $byHand',
      ({ page, byHand }) => {
        const name = visitName({ page, byHand })
        const seen = differences(recorded(without, name).trace, recorded(plain, name).trace)
        const known = [...SEEN, ...(page.topLayer || byHand ? SEEN_IN_TOP_LAYER : []), ...(byHand ? SEEN_WITH_CARD : [])]
        expect(seen.filter((line) => !known.includes(oraclesOf([line])[0] ?? ''))).toEqual([])
      },
    )
  })

  describe('a build that is leaky on purpose', () => {
    const tried = ORACLES.filter(({ leak }) => (leak.browser ?? browser) === browser)
    let found: Map<string, string[] | Error>
    beforeAll(async () => {
      const leaky = await DRIVERS[browser]({ extensionDir: leakyBuild(BUILT[browser], LEAKS) })
      serveOracles(leaky)
      const tabs = await Promise.all(windows.map(() => leaky.openWindow(server.url('/article'))))
      const look = async (tab: DrivenPage, { name, leak }: Pick<Oracle, 'name' | 'leak'>) => {
        const visited = VISITS.find(
          ({ page, byHand }) => page.name === (leak.page ?? 'article') && byHand === (leak.byHand ?? false),
        )
        if (!visited) throw new Error(`no visit to ${leak.page}`)
        const { trace } = await visit(tab, visited, NOTHING, leakHash(name, 'Ivanti Connect Secure'))
        return oraclesOf(differences(recorded(plain, visitName(visited)).trace, trace))
      }
      found = await inAll(tabs, [{ name: 'none', leak: {} }, ...tried], ({ name }) => name, look).finally(() => leaky.close())
    }, RECORDING)

    it('is not found out as long as it leaks nothing, but by the files that it shows', () => {
      expect(recorded(found, 'none')).toEqual(['extension-files'])
    })

    it.each(tried)('is found out by $name', ({ name }) => {
      expect(recorded(found, name)).toContain(name)
    })
  })
}

const NO_MARKS: Marks = { painted: [], boxes: '' }

/** Of a page and of its frames. */
function marksOf(views: SeenMark[][]): Marks {
  const written = ({ entity, box }: SeenMark) => [entity, ...[box.x, box.y, box.width, box.height].map(Math.round)].join(' ')
  return {
    painted: views.flat().flatMap(({ painted, entity }) => (painted ? entity : [])),
    boxes: views.map((marks) => marks.map(written).sort().join()).join(' | '),
  }
}

/** What comes of looking at each, in as many windows as there are. */
async function inAll<Tab, Each, Found>(
  tabs: Tab[],
  all: readonly Each[],
  nameOf: (each: Each) => string,
  look: (tab: Tab, each: Each) => Promise<Found>,
): Promise<Map<string, Found | Error>> {
  const found = new Map<string, Found | Error>()
  const waiting = [...all]
  const takeTurns = async (tab: Tab) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const name = nameOf(next)
      const failed = (cause: unknown) => new Error(`${name} could not be recorded`, { cause })
      // A page that said nothing gave nothing to compare: it is looked at again, once.
      const anew = (cause: unknown) => (cause instanceof NoAnswer ? look(tab, next) : Promise.reject(cause))
      found.set(name, await look(tab, next).catch(anew).catch(failed))
    }
  }
  await Promise.all(tabs.map(takeTurns))
  return found
}

function recorded<Found>(all: Map<string, Found | Error>, name: string): Found {
  const found = all.get(name) ?? new Error(`${name} was not recorded`)
  if (found instanceof Error) throw found
  return found
}
