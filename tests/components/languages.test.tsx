import { render } from '@testing-library/preact'
import messages from 'virtual:messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Options } from '../../components/options/options'
import { showPage } from '../../components/page-base/show-page'
import { Popup } from '../../components/popup/popup'
import type { VendorHere } from '../../components/popup/popup-source'
import { SidePanel } from '../../components/side-panel/side-panel'
import { Review } from '../../components/vendor-review/review'
import { ReviewResult } from '../../components/vendor-review/review-result'
import { Welcome } from '../../components/welcome/welcome'
import { countsOf } from '../../utils/dossier/dossier'
import { formatBytes, formatCount, formatDate, formatList, formatPast, formatPercent, t, textDirection } from '../../utils/i18n'
import { expectAccessible } from '../support/accessibility'
import { cardOf, EXPLOITED, FULL, othersOf } from '../support/advisory-samples'
import { speak } from '../support/fake-i18n'
import { mountCard, unmountCard } from '../support/mounted-card'
import { dossierEntryOf, feedRow, itemOf, optionsSource, panelSource, popupSource } from '../support/page-sources'
import { reviewed, reviewSource } from '../support/review-source'
import { welcomeSource } from '../support/welcome-source'

const NOW = new Date(2026, 5, 10, 12).getTime()
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const KEV = 'https://www.cisa.gov/kev.json'

/** Texts that stand between marks of direction, by what is in them. */
const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/\u00a0|\u202f/g, ' ')

beforeEach(() => page.viewport(320, 640))
afterEach(() => {
  unmountCard()
  speak('en_GB')
  showPage(() => undefined)
})

/** What is shown is drawn as an extension page is. */
function speakOnPage(language: string): void {
  speak(language)
  showPage(() => undefined)
}

const NOTHING_DONE = { onReadAs: () => undefined, onAgain: () => undefined }
const VENDOR: VendorHere = {
  ...{ name: 'Ivanti', watched: true, names: [{ id: 'company:ivanti', name: 'Ivanti' }], urgent: [itemOf(EXPLOITED, true)] },
  counts: countsOf([dossierEntryOf(EXPLOITED)]),
}

const SURFACES = {
  popup: () => render(<Popup source={popupSource()} />),
  'popup with what is recent': () => render(<Popup source={popupSource({ mentions: async () => [] })} />),
  'popup on a vendor’s site': () => render(<Popup source={popupSource({ vendorHere: async () => VENDOR })} />),
  welcome: () => render(<Welcome source={welcomeSource()} />),
  'start of a review': () => render(<Review source={reviewSource()} />),
  'review of a list': () => render(<ReviewResult source={reviewSource()} name="" reviewed={reviewed()} {...NOTHING_DONE} />),
  'review of a text': () =>
    render(<ReviewResult source={reviewSource()} name="" reviewed={reviewed({ kind: 'text' })} {...NOTHING_DONE} />),
  'side panel': () =>
    render(
      <SidePanel
        source={panelSource()}
        route={{ view: 'advisory', id: FULL.id }}
        onRoute={() => undefined}
        onBack={() => undefined}
      />,
    ),
  options: () =>
    render(
      <Options
        source={optionsSource(
          { feeds: [{ url: KEV, name: 'KEV', format: 'auto', enabled: true, private: false }] },
          { feedRows: async () => [feedRow(KEV)] },
        )}
      />,
    ),
}

describe.each([
  ['de', 'ltr'],
  ['ja', 'ltr'],
  ['ar', 'rtl'],
] as const)('in %s', (language, direction) => {
  it.each(Object.entries(SURFACES))('the %s is whole, accessible and fits its width', async (surface, draw) => {
    const width = surface.startsWith('popup') ? 400 : 320
    await page.viewport(width, 640)
    speakOnPage(language)
    draw()
    await expect.element(page.getByRole('heading').first()).toBeVisible()
    if (surface === 'popup with what is recent')
      await expect.element(page.getByRole('link', { name: EXPLOITED.title })).toBeVisible()
    expect(document.documentElement).toMatchObject({ lang: language, dir: direction })
    expect(document.documentElement.scrollWidth).toBe(width)
    // A part of a line with a direction of its own would leave room for its dot on the wrong side, and be cut there.
    expect([...document.querySelectorAll('.dotted > :is(bdi, [dir])')].map(({ outerHTML }) => outerHTML)).toEqual([])
    expect(englishIn(document.body, language)).toEqual([])
    await expectAccessible(document.body, `${surface} in ${language}`)
  })

  it('the card is whole, accessible and fits 320 px, whatever the page around it', async () => {
    speak(language)
    const root = mountCard({ card: cardOf(EXPLOITED, { advisories: 7, others: othersOf(6) }) })
    const dialog = root.querySelector<HTMLElement>('[role=dialog]')
    expect(dialog).toMatchObject({ lang: language, dir: direction })
    expect(document.documentElement.dir).toBe('ltr')
    expect(dialog?.scrollWidth).toBeLessThanOrEqual(320)
    expect(englishIn(root, language)).toEqual([])
    await expectAccessible(document.body, `the card in ${language}`)
  })
})

describe('what is counted', () => {
  it.each([
    ['ar', 0, 'لا تنبيهات'],
    ['ar', 1, 'تنبيه واحد'],
    ['ar', 2, 'تنبيهان'],
    ['ar', 3, '3 تنبيهات'],
    ['ar', 11, '11 تنبيهًا'],
    ['ar', 100, '100 تنبيه'],
    ['ar', 1_103, '1,103 تنبيهات'],
    ['ja', 0, 'アドバイザリ 0 件'],
    ['ja', 1, 'アドバイザリ 1 件'],
    ['de', 1, '1 Hinweis'],
    ['de', 1_675, '1.675 Hinweise'],
    ['en_US', 1_675, '1,675 advisories'],
  ])('has its form in %s for %i', (language, count, expected) => {
    speak(language)
    expect(plain(t('search.found', count, [formatCount(count)]))).toBe(expected)
  })

  it('says nothing in its own way where a text has one', () => {
    speak('ja')
    expect(t('importList.watch', 0)).toBe('どの名前も監視しない')
    expect(t('importList.watch', 5)).toBe('5 件の名前を監視')
  })

  it('is not broken by a name that holds what separates the forms, or a placeholder', () => {
    expect(t('card.sourcesMore', 3, ['3', 'News | Views | $1'])).toBe('News | Views | $1 and 3 more')
  })
})

describe('dates, numbers and lists', () => {
  it.each([
    ['de', ['vor 4 Min.', 'am 11. Mai', '6 T.', '31. Dez. 2025', '54,1 %', '1,6 MB', 'a, b und c']],
    ['ja', ['4 分前', '5月11日', '6 日', '2025年12月31日', '54.1%', '1.6 MB', 'a、b、c']],
    ['ar', ['قبل 4 دقائق', 'في 11 مايو', '6 ي', '31 ديسمبر 2025', '54.1%', '1.6 م.ب', 'a وb وc']],
  ])('are those of %s', (language, expected) => {
    speak(language)
    const said = [
      formatPast(NOW - 4 * MINUTE, NOW),
      formatPast(NOW - 30 * DAY, NOW),
      formatDate(new Date(NOW - 6.5 * DAY).toISOString(), 'short', NOW),
      formatDate('2025-12-31', 'short', NOW),
      formatPercent(0.541),
      formatBytes(1_600_000),
      formatList(['a', 'b', 'c']),
    ]
    expect(said.map(plain)).toEqual(expected)
  })

  it('are English, and from left to right, where the texts are', () => {
    speak('he')
    expect(textDirection()).toBe('ltr')
    expect(formatPast(NOW - 4 * MINUTE, NOW)).toBe('4 min. ago')
  })
})

describe('names of the other direction', () => {
  it('do not turn the sentence around them', () => {
    speak('ar')
    expect(t('panel.nothingAbout', ['CVE-2026-1234'])).toContain('\u2068CVE-2026-1234\u2069')
    speak('en_GB')
    expect(t('panel.nothingAbout', ['CVE-2026-1234'])).toBe('There is no advisory about CVE-2026-1234.')
    expect(t('panel.nothingAbout', ['شركة'])).toBe('There is no advisory about \u2068شركة\u2069.')
  })
})

/** Texts that are written as an English message is and not as the same message in this language. */
function englishIn(root: Node, language: string): string[] {
  const own = messages[language] ?? {}
  const english = new Set(
    Object.entries(messages.en ?? {}).flatMap(([key, { message }]) =>
      own[key]?.message === message ? [] : message.split(' | '),
    ),
  )
  const texts: string[] = []
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Element)
      texts.push(...['aria-label', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? ''))
    else texts.push(node.textContent ?? '')
  }
  return texts.map((text) => text.trim()).filter((text) => english.has(text))
}
