import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SeenCard, SeenMark } from '../../tests/support/overlay'
import type { Browser } from '../browsers.mjs'
import { PAGES, type DemoSite } from './serve'
import { openStage, textUnder, type Stage, type StagePage } from './stage'

const FOLDER = fileURLToPath(new URL('../../screenshots/', import.meta.url))

/** The name whose card is shown: the subject of the article. */
const SUBJECT = 'Microsoft 365 Copilot'
/** The vendor that the most is known about. */
const DOSSIER = `sidepanel.html#/about/${encodeURIComponent('company:microsoft')}`

interface PageFindings {
  page: string
  /** Names with a painted mark, as they stand on the page, each once. */
  names: string[]
  /** Milliseconds from the request for the page until its first mark was seen. */
  firstMark: number
}

interface NamedMark {
  mark: SeenMark
  name: string
}

/** Goes through the demo headless, twice: light and dark. */
export async function report(browser: Browser, site: DemoSite): Promise<boolean> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const { pages, card } = await visit(browser, site)
  await visitInTheDark(browser, site)
  const bare = pages.filter(({ names }) => names.length === 0).map(({ page }) => page)
  const shown = card !== null && card.role === 'dialog' && card.name !== ''
  const names = pages.reduce((sum, page) => sum + page.names.length, 0)
  console.log(`\n${names} names marked on ${pages.length} pages. The card was ${shown ? '' : 'NOT '}shown.`)
  if (bare.length > 0) console.log(`NOTHING WAS MARKED on ${bare.join(', ')}.`)
  console.log('Screenshots, light and dark, are in screenshots/.')
  return bare.length === 0 && shown
}

async function visit(browser: Browser, site: DemoSite): Promise<{ pages: PageFindings[]; card: SeenCard | null }> {
  const file = (name: string) => `${FOLDER}${name}-light.png`
  const tell = (line: string) => console.log(line)
  const stage = await openStage({ browser, headless: true, colorScheme: 'light' })
  try {
    const page = await stage.newPage()
    const from = performance.now()
    await page.goTo(`${site.origin}/article.html`)
    await page.overlay.waitForMarks(undefined, { timeout: 60_000, interval: 10 })
    tell(`\nNew in ${browser.name}: the first mark ${milliseconds(performance.now() - from)} after the first page was asked for,`)
    tell('the reading of the bundled feed included. From then on:')
    const pages: PageFindings[] = []
    for (const name of PAGES) {
      const findings = await readPage(page, `${site.origin}/${name}.html`, name)
      await scrollTo(page, 0)
      await page.screenshot(file(name))
      pages.push(findings)
      tell(`  ${name}: first mark after ${milliseconds(findings.firstMark)}; marked ${findings.names.join(', ') || 'nothing'}`)
    }
    const { card, entity } = await showCard(page, site, file('card'))
    tell(`\nThe card of ${SUBJECT}:\n${card === null ? '  none' : indented(card.text)}`)
    if (entity !== null) await drawExtension(stage, entity, file)
    return { pages, card }
  } finally {
    await stage.close()
  }
}

/** The same pictures in the other colours. */
async function visitInTheDark(browser: Browser, site: DemoSite): Promise<void> {
  const file = (name: string) => `${FOLDER}${name}-dark.png`
  const stage = await openStage({ browser, headless: true, colorScheme: 'dark' })
  try {
    const page = await stage.newPage()
    for (const name of PAGES) {
      await page.goTo(`${site.origin}/${name}.html`)
      await page.overlay.waitForMarks(undefined, { timeout: 60_000 })
      await scrollTo(page, 0)
      await page.screenshot(file(name))
    }
    const { entity } = await showCard(page, site, file('card'))
    if (entity !== null) await drawExtension(stage, entity, file)
  } finally {
    await stage.close()
  }
}

/** Reads a page from top to bottom: marks are only drawn for what is in view. */
async function readPage(page: StagePage, url: string, name: string): Promise<PageFindings> {
  const from = performance.now()
  await page.goTo(url)
  await page.overlay.waitForMarks(undefined, { interval: 5 })
  const firstMark = performance.now() - from
  const names = new Map<string, string>()
  const height = await page.evaluate(() => document.documentElement.scrollHeight, null)
  for (let top = 0; top < height; top += 400) {
    await scrollTo(page, top)
    for (const { mark, name } of await paintedInView(page)) if (!names.has(mark.entity)) names.set(mark.entity, name)
  }
  return { page: name, names: [...names.values()], firstMark }
}

async function paintedInView(page: StagePage): Promise<NamedMark[]> {
  const height = await page.evaluate(() => innerHeight, null)
  const inView = ({ box }: SeenMark) => box.y > 0 && box.y + box.height < height
  const marks = (await page.overlay.painted()).filter(inView)
  const named: NamedMark[] = []
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at]
    if (mark === undefined) continue
    const name = await page.evaluate(textUnder, { first: mark.box, last: mark.box })
    const next = marks[at + 1]
    if (next !== undefined && next.entity === mark.entity && next.box.y > mark.box.y && next.box.x < mark.box.x) {
      const rest = await page.evaluate(textUnder, { first: next.box, last: next.box })
      const whole = await page.evaluate(textUnder, { first: mark.box, last: next.box })
      if (whole.length <= name.length + rest.length + 1) {
        named.push({ mark, name: whole })
        at += 1
        continue
      }
    }
    if (name !== '') named.push({ mark, name })
  }
  return named
}

/** Scrolls, and waits until the marks have stopped changing. */
async function scrollTo(page: StagePage, top: number): Promise<void> {
  await page.evaluate((y) => window.scrollTo(0, y), top)
  let last = ''
  for (let same = 0; same < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 80))
    const now = JSON.stringify(await page.overlay.marks())
    same = now === last ? same + 1 : 0
    last = now
  }
}

async function showCard(
  page: StagePage,
  site: DemoSite,
  file: string,
): Promise<{ card: SeenCard | null; entity: string | null }> {
  await page.goTo(`${site.origin}/article.html`)
  await page.overlay.waitForMarks((marks) => marks.some((mark) => mark.painted))
  await scrollTo(page, 0)
  const subject = (await paintedInView(page)).find(({ name }) => name === SUBJECT)?.mark
  if (subject === undefined) return { card: null, entity: null }
  await page.overlay.hover(subject.entity)
  const card = await page.overlay.waitForCard()
  await page.screenshot(file)
  return { card, entity: subject.entity }
}

/** The popup speaks of the page that was in front before it, the article. */
async function drawExtension(stage: Stage, entity: string, file: (name: string) => string): Promise<void> {
  const about = `sidepanel.html#/about/${encodeURIComponent(entity)}`
  await stage.draw({ path: 'popup.html', width: 400, file: file('popup'), says: SUBJECT })
  await stage.draw({ path: about, width: 420, file: file('sidepanel'), click: '.advisory-link', says: 'Anthropic' })
  await stage.draw({ path: DOSSIER, width: 420, file: file('dossier'), says: 'By quarter' })
  await stage.draw({ path: 'welcome.html', width: 1000, file: file('welcome'), says: 'Caveat' })
  await stage.draw({ path: 'review.html', width: 1000, file: file('review'), says: 'Review' })
  await stage.draw({ path: 'options.html', width: 1000, file: file('options'), says: 'CISA' })
}

function indented(text: string): string {
  return text.replace(/\n\s*\n/g, '\n').replace(/^/gm, '  ')
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`
}
