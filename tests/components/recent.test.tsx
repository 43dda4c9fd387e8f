import { cleanup, render } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Popup } from '../../components/popup/popup'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { Listed, ListsSource } from '../../components/recent/lists-source'
import type { AdvisoryFilter } from '../../utils/search'
import { expectAccessible } from '../support/accessibility'
import { BARE, EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'
import { itemOf, listsSource, panelSource, popupSource } from '../support/page-sources'

const ignore = () => undefined

function show(lists: ListsSource, openOptions: (section: string) => void = ignore) {
  return render(<Popup source={popupSource({ mentions: async () => [], lists, openOptions })} />)
}

function showPanel(lists: ListsSource) {
  return render(<SidePanel source={panelSource({ lists })} route={{ view: 'recent' }} onRoute={ignore} onBack={ignore} />)
}

const everything = Array.from({ length: 900 }, (_, at) => itemOf({ ...FULL, id: `id-${at}`, title: `Advisory number ${at}` }))
const rows = () => document.querySelectorAll('.advisory-row').length

function inSections(): ListsSource {
  const items = [itemOf(EXPLOITED, true), itemOf(FULL, true), itemOf(BARE)]
  const listed: Listed = {
    sections: [
      { kind: 'fresh', ids: [EXPLOITED.id] },
      { kind: 'watched', ids: [FULL.id] },
      { kind: 'others', ids: [BARE.id] },
    ],
    total: 9_000,
    since: new Date(Date.now() - 7_200_000).toISOString(),
  }
  return listsSource(items, { recent: async () => listed })
}

describe('the list of recent advisories', () => {
  it('puts what is new first, then what is watched, and says when the person last looked', async () => {
    const keepLooked = vi.fn(async () => undefined)
    show({ ...inSections(), keepLooked })
    await expect.element(page.getByRole('heading', { name: '1 new since you looked 2 hr ago' })).toBeVisible()
    const headings = [...document.querySelectorAll('h2')].map((heading) => heading.textContent)
    expect(headings).toEqual(['1 new since you looked 2 hr ago', 'What you watch', 'Earlier'])
    await expect.element(page.getByRole('list', { name: 'What you watch' })).toHaveTextContent(FULL.title)
    expect(document.body.textContent).toContain('Listed are 3 of 9,000.')
    expect(keepLooked).toHaveBeenCalledTimes(1)
  })

  it('has no headings where there is nothing to tell apart', async () => {
    show(listsSource())
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
    expect(document.querySelectorAll('h2')).toHaveLength(0)
  })

  it('draws only what is near of a long list, each with its place', async () => {
    show(listsSource(everything))
    await expect.element(page.getByRole('link', { name: 'Advisory number 0', exact: false }).first()).toBeVisible()
    expect(rows()).toBeLessThan(120)
    const panel = document.querySelector('.tab-panel')
    panel?.scrollTo(0, panel.scrollHeight)
    await expect.element(page.getByText('Advisory number 899')).toBeVisible()
    expect(rows()).toBeLessThan(160)
    const last = document.querySelector('.advisory-row:last-child[aria-posinset="900"]')
    expect(last?.getAttribute('aria-setsize')).toBe('900')
    panel?.scrollTo(0, 0)
    await expect.element(page.getByText('Advisory number 0', { exact: true })).toBeVisible()
  })

  it('is gone through with the keyboard, past the end of what was drawn', async () => {
    show(listsSource(everything))
    await expect.element(page.getByText('Advisory number 0', { exact: true })).toBeVisible()
    document.querySelector<HTMLElement>('.advisory-row a')?.focus()
    for (let at = 0; at < 45; at++) await userEvent.keyboard('{Tab}')
    await expect.poll(() => document.activeElement?.textContent).toContain('Advisory number 45')
  })

  it('offers what comes meanwhile, and does not move what is read', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    let version = 1
    let items = [itemOf(FULL)]
    show(
      listsSource([itemOf(FULL), itemOf(EXPLOITED)], {
        recent: async (filter) => listsSource(items).recent(filter),
        version: async () => version,
      }),
    )
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
    version = 2
    items = [itemOf(EXPLOITED), itemOf(FULL)]
    await vi.advanceTimersByTimeAsync(5_000)
    const offer = page.getByRole('button', { name: 'There is something new. Show it' })
    await expect.element(offer).toBeVisible()
    expect(page.getByRole('link', { name: EXPLOITED.title }).elements()).toHaveLength(0)
    await userEvent.click(offer)
    await expect.element(page.getByRole('link', { name: EXPLOITED.title })).toBeVisible()
    vi.useRealTimers()
  })

  it('shows in the side panel what comes with the extension as soon as it is there', async () => {
    let ready = false
    showPanel({ ...listsSource(), recent: async (filter) => (ready ? listsSource().recent(filter) : undefined) })
    await expect.element(page.getByText('Getting the advisories ready …')).toBeVisible()
    ready = true
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
  })
})

describe('the filter', () => {
  it('leaves in what is chosen, is kept, and says so when it is folded up', async () => {
    const keepFilter = vi.fn(async (_filter: AdvisoryFilter) => undefined)
    show({ ...listsSource(), keepFilter })
    await userEvent.click(page.getByText('Filter'))
    await userEvent.click(page.getByRole('checkbox', { name: 'Critical' }))
    await expect.element(page.getByRole('link', { name: EXPLOITED.title })).toBeVisible()
    await expect.poll(rows).toBe(1)
    await userEvent.click(page.getByRole('checkbox', { name: 'Known exploited' }))
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Source' }), 'CISA')
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'About' }), 'Product')
    expect(keepFilter).toHaveBeenLastCalledWith({ bands: ['critical'], exploited: true, source: 'CISA', type: 'Product' })
    expect(document.querySelector('summary')?.textContent).toBe('FilterCritical, Known exploited, CISA and Product')
    await userEvent.click(page.getByRole('button', { name: 'Show all' }))
    await expect.poll(rows).toBe(3)
  })

  it('is there again the next time, for a search too', async () => {
    const lists = listsSource()
    await lists.keepFilter({ bands: ['low'], exploited: false, source: '', type: '' })
    show(lists)
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
    expect(rows()).toBe(1)
    await userEvent.type(page.getByRole('searchbox'), 'ivanti')
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing found for “ivanti”. The filter leaves nothing')
    await userEvent.click(page.getByRole('button', { name: 'Show all' }))
    await expect.element(page.getByRole('status')).toHaveTextContent('1 advisory')
  })

  it('keeps a source that nobody speaks for any more, to be taken back', async () => {
    const lists = listsSource()
    await lists.keepFilter({ bands: [], exploited: false, source: 'Gone Weekly', type: '' })
    show({ ...lists, recent: async () => ({ sections: [], total: 0, since: '' }) })
    await expect.element(page.getByText('The filter leaves nothing of it.')).toBeVisible()
    await userEvent.click(page.getByText('Gone Weekly').first())
    await expect.element(page.getByRole('combobox', { name: 'Source' })).toHaveValue('Gone Weekly')
  })
})

describe('every state of the list is accessible and fits', () => {
  const failing = () => Promise.reject(new Error('QuotaExceededError'))
  const states: Record<string, [ListsSource, string]> = {
    'in sections': [inSections(), 'What you watch'],
    'a long list': [listsSource(everything), 'Advisory number 3'],
    empty: [listsSource([]), 'There are no advisories yet.'],
    'getting ready': [listsSource([], { recent: async () => undefined }), 'Getting the advisories ready …'],
    'rows that cannot be read': [listsSource(undefined, { items: failing }), 'QuotaExceededError'],
    'a filter that cannot be read': [listsSource(undefined, { filter: failing }), FULL.title],
    hostile: [listsSource([itemOf(HOSTILE)], { sources: async () => [`<b>${'x'.repeat(300)}`] }), '<img src=x onerror='],
  }
  it.each(Object.entries(states))('%s', async (state, [lists, expected]) => {
    show(lists)
    await expect.poll(() => document.querySelector('main')?.textContent).toContain(expected)
    await userEvent.click(page.getByText('Filter', { exact: true }))
    expect(document.querySelector('.popup')?.scrollWidth).toBe(400)
    await expectAccessible(document.body, state)
    cleanup()
    await page.viewport(320, 640)
    showPanel(lists)
    await expect.poll(() => document.querySelector('main')?.textContent).toContain(expected)
    await userEvent.click(page.getByText('Filter', { exact: true }))
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.body, `${state} at 320 px`)
    expect('pwned' in window).toBe(false)
  })
})
