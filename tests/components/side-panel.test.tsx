import { cleanup, render } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { About, PanelSource } from '../../components/side-panel/panel-source'
import { formatRoute, parseRoute, type PanelRoute } from '../../utils/platform/panel-route'
import { SidePanel } from '../../components/side-panel/side-panel'
import { expectAccessible } from '../support/accessibility'
import { BARE, EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'
import { ABOUT_NOTHING, itemOf, listsSource, panelSource } from '../support/page-sources'

const onRoute = vi.fn()
const onBack = vi.fn()

function show(route: PanelRoute, overrides: Partial<PanelSource> = {}) {
  return render(<SidePanel source={panelSource(overrides)} route={route} onRoute={onRoute} onBack={onBack} />)
}

const advisory = (id: string): PanelRoute => ({ view: 'advisory', id })
const main = () => document.querySelector('main')?.textContent ?? ''

describe('the side panel', () => {
  it('shows every field of the record', async () => {
    show(advisory(FULL.id))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(FULL.title)
    const shown = main()
    // Codes and dates are said in words, links are where their text leads; everything else stands there as the record has it.
    const inWords =
      /^(\d{4}-\d{2}(-\d{2}.*)?|title|low|updated|en|affected|mentioned|raises|lowers|states|known|product:.*|company:.*|platform:.*|summary|cvss)$/
    const missing = strings({ ...FULL, machineWritten: [] }).filter((text) => !inWords.test(text) && !shows(shown, text))
    expect(missing).toEqual([])
    for (const words of [
      'Low3.1Updated',
      'Published 28 May 2026',
      'Updated 29 May 2026',
      'raises',
      'lowers',
      'states',
      'Known exploited since 30 May 2026',
      'Due date for US agencies 20 Jun 2026',
      'Used in ransomware attacks',
      'Platformaffectedby Microsoft',
      '0.31% within 30 dayshigher than 54.1% of all vulnerabilities1 Jun 2026',
      'Mar 2025',
      '1 Mar 2026',
      'fixed in 2.4.1',
      'fetched 1 June 2026',
      'For the whole record',
    ]) {
      expect(shown).toContain(words)
    }
    expect(document.querySelectorAll('.machine-written')).toHaveLength(5)
  })

  it('names a language only where it is another, and a source once for all the reasons it gives', async () => {
    const reason = { text: 'It is so.', effect: 'raises', source: 'CERT-Bund' } as const
    const severity = { ...FULL.severity, reasons: [reason, { ...reason, text: 'So it is.' }] }
    show(advisory('x'), { advisory: async () => itemOf({ ...FULL, severity, language: 'de' }) })
    await expect.poll(main).toContain('German')
    expect(main().split('CERT-Bund')).toHaveLength(2)
    cleanup()
    show(advisory(FULL.id))
    await expect.poll(main).toContain('Neowin')
    expect(main()).not.toContain('English')
  })

  it('shows nothing of a record that holds nothing', async () => {
    show(advisory(BARE.id))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(BARE.title)
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent?.trim())).toEqual(['Where this comes from'])
  })

  it('walks to a related name, to recent advisories, and back', async () => {
    show(advisory(FULL.id))
    await userEvent.click(page.getByRole('link', { name: 'OpenAI' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'about', id: FULL.entities[2]?.id })
    await userEvent.click(page.getByRole('button', { name: 'Recent advisories' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'recent' })
    await userEvent.click(page.getByRole('button', { name: 'Back' }))
    expect(onBack).toHaveBeenCalledTimes(1)
  })

  it('moves focus to the new place', async () => {
    const { rerender } = show(advisory(FULL.id))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(FULL.title)
    expect(document.activeElement).toBe(document.body)
    rerender(<SidePanel source={panelSource()} route={advisory(EXPLOITED.id)} onRoute={onRoute} onBack={onBack} />)
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(EXPLOITED.title)
    expect(document.activeElement?.localName).toBe('main')
  })

  it('says what became of an advisory that is gone', async () => {
    show(advisory('gone'))
    await userEvent.click(page.getByRole('button', { name: 'See recent advisories' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'recent' })
  })

  it('shows markup as text and follows no link but https', async () => {
    show(advisory('hostile'), { advisory: async () => itemOf(HOSTILE) })
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('<img src=x onerror=')
    expect(document.querySelector('main :is(img, script, style, iframe)')).toBeNull()
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[target]')]
    expect(links.every((link) => link.protocol === 'https:' && link.rel.includes('noreferrer'))).toBe(true)
    expect('pwned' in window).toBe(false)
  })
})

describe('what is done about a name', () => {
  const about =
    (overrides: Partial<About> = {}) =>
    async (): Promise<About> => {
      const known = await panelSource().about('x')
      return { ...known, watched: false, ...overrides }
    }

  it('is to watch it and to snooze it, each with the way back', async () => {
    const setWatched = vi.fn(async () => undefined)
    const setSnoozed = vi.fn(async () => undefined)
    show({ view: 'about', id: 'x' }, { about: about(), setWatched, setSnoozed })
    await userEvent.click(page.getByRole('button', { name: 'Watch' }))
    expect(setWatched).toHaveBeenCalledExactlyOnceWith('x', true)
    await userEvent.click(page.getByRole('button', { name: 'Snooze until something new' }))
    expect(setSnoozed).toHaveBeenCalledExactlyOnceWith('x', true)
    cleanup()
    show({ view: 'about', id: 'x' }, { about: about({ watched: true, snoozed: true }), setWatched, setSnoozed })
    await userEvent.click(page.getByRole('button', { name: 'Stop watching' }))
    expect(setWatched).toHaveBeenLastCalledWith('x', false)
    await userEvent.click(page.getByRole('button', { name: 'Wake' }))
    expect(setSnoozed).toHaveBeenLastCalledWith('x', false)
  })

  it('is not to end what its whole vendor is watched for', async () => {
    show({ view: 'about', id: 'x', ask: 'watch', site: '' }, { about: about({ watched: true, watchedWith: true }) })
    await expect.poll(main).toContain('Watched with its vendor')
    await expect.element(page.getByRole('button', { name: 'Stop watching' })).not.toBeInTheDocument()
  })

  it('is not to snooze what nothing in force marks', async () => {
    const { entity } = await panelSource().about('x')
    show({ view: 'about', id: 'x' }, { about: about({ entity: entity && { ...entity, standing: {} } }) })
    await expect.element(page.getByRole('button', { name: 'Watch' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Snooze until something new' })).not.toBeInTheDocument()
  })

  it('says that it could not be saved', async () => {
    show({ view: 'about', id: 'x' }, { about: about(), setSnoozed: () => Promise.reject(new Error('disk full')) })
    await userEvent.click(page.getByRole('button', { name: 'Snooze until something new' }))
    await expect.element(page.getByRole('alert')).toHaveTextContent('This could not be saved. disk full')
  })

  it('stands below who answers for it and what was noted', async () => {
    const kept = [{ owner: 'Network team', note: 'Two appliances.' }, { note: '<b>All</b> of the vendor' }]
    show({ view: 'about', id: 'x' }, { about: about({ watched: true, kept }) })
    await expect.element(page.getByText('Owner: Network team')).toBeVisible()
    await expect.element(page.getByText('Two appliances.')).toBeVisible()
    await expect.element(page.getByText('<b>All</b> of the vendor')).toBeVisible()
  })

  it('keeps that it was seen, once all about it is shown', async () => {
    const keepSeen = vi.fn(async () => undefined)
    show({ view: 'about', id: 'x' }, { keepSeen })
    await expect.poll(() => keepSeen.mock.calls).toEqual([['x']])
    cleanup()
    show({ view: 'about', id: 'y' }, { about: about({ entries: [] }), keepSeen })
    await expect.poll(main).toContain('There is no advisory')
    expect(keepSeen).toHaveBeenCalledOnce()
  })
})

describe('what a card asked for', () => {
  const asked = (ask: 'watch' | 'quiet'): PanelRoute => ({ view: 'about', id: 'x', ask, site: 'wiki.example' })

  it('is done only on a click here', async () => {
    const setWatched = vi.fn(async () => undefined)
    const unwatched = async () => ({ ...(await panelSource().about('x')), watched: false })
    show(asked('watch'), { about: unwatched, setWatched })
    await expect.element(page.getByText('Watch Ivanti Connect Secure?')).toBeVisible()
    expect(setWatched).not.toHaveBeenCalled()
    await userEvent.click(page.getByRole('button', { name: 'Watch', exact: true }))
    expect(setWatched).toHaveBeenCalledExactlyOnceWith('x', true)
    await expect.poll(() => onRoute.mock.lastCall).toEqual([{ view: 'about', id: 'x' }])
  })

  it('names the site that is to be quiet', async () => {
    const setQuiet = vi.fn(async () => undefined)
    show(asked('quiet'), { setQuiet })
    await userEvent.click(page.getByRole('button', { name: 'Quiet on wiki.example' }))
    expect(setQuiet).toHaveBeenCalledExactlyOnceWith('wiki.example', true)
    cleanup()
    show(asked('quiet'), { setQuiet, isQuiet: async () => true })
    await userEvent.click(page.getByRole('button', { name: 'Draw on wiki.example again' }))
    expect(setQuiet).toHaveBeenLastCalledWith('wiki.example', false)
  })

  it('can be left', async () => {
    const setQuiet = vi.fn(async () => undefined)
    show(asked('quiet'), { setQuiet })
    await userEvent.click(page.getByRole('button', { name: 'Not now' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'about', id: 'x' })
    expect(setQuiet).not.toHaveBeenCalled()
  })
})

describe('every state of the side panel is accessible and fits 320 px', () => {
  const states: Record<string, [PanelRoute, Partial<PanelSource>, string]> = {
    'every field': [advisory(FULL.id), {}, FULL.title],
    bare: [advisory(BARE.id), {}, BARE.title],
    hostile: [advisory('hostile'), { advisory: async () => itemOf(HOSTILE) }, '<img'],
    gone: [advisory('gone'), {}, 'The store has no such advisory any more.'],
    'store broken': [advisory('x'), { advisory: () => Promise.reject(new Error('damaged')) }, 'Caveat cannot read its store.'],
    about: [{ view: 'about', id: 'x' }, {}, 'Also called Pulse Connect Secure'],
    'about nothing': [
      { view: 'about', id: 'x' },
      { about: async () => ABOUT_NOTHING },
      'There is no advisory about x.None of your feeds names it.',
    ],
    'asked to watch': [{ view: 'about', id: 'x', ask: 'watch', site: '' }, {}, 'Ivanti Connect Secure is on your watch list.'],
    'asked to be quiet': [
      { view: 'about', id: 'x', ask: 'quiet', site: `${'long-name-of-a-host-'.repeat(8)}.example` },
      {},
      'Draw nothing on long-name',
    ],
    recent: [{ view: 'recent' }, {}, EXPLOITED.title],
    empty: [{ view: 'recent' }, { lists: listsSource([]) }, 'There are no advisories yet.'],
  }
  it.each(Object.entries(states))('%s', async (state, [route, overrides, expected]) => {
    await page.viewport(320, 600)
    show(route, overrides)
    await expect.poll(main).toContain(expected)
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.body, state)
  })
})

describe('the panel’s address', () => {
  it.each<PanelRoute>([
    { view: 'recent' },
    { view: 'days' },
    { view: 'advisory', id: 'https://feed.example/a?b=c#d%2F' },
    { view: 'about', id: 'product:microsoft/365-copilot' },
    { view: 'about', id: 'product:microsoft/365-copilot', ask: 'watch', site: '' },
    { view: 'about', id: 'a/b', ask: 'quiet', site: 'wiki.example' },
  ])('says $view $id and back', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route)
  })

  it.each([
    '',
    '#',
    '#/advisory/',
    '#/elsewhere/x',
    '#/advisory/%E0%A4%A',
    '#/about/a/b',
    '#/about/a/b/c',
    '#/advisory/a/watch/b',
  ])('takes %j for the recent list', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'recent' })
  })
})

/** Every text that a record holds, at any depth. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(strings)
}

function shows(shown: string, text: string): boolean {
  if (document.querySelector(`a[href="${CSS.escape(text)}"]`)) return true
  return text.split('\n\n').every((paragraph) => shown.includes(paragraph))
}
