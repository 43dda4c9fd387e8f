import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import { FEED_PRESETS } from '../../utils/feeds/presets'
import type { Settings } from '../../utils/settings'
import type { TrialAnswer } from '../../utils/sync/trial'
import { expectAccessible } from '../support/accessibility'
import { feedTrial, optionsSource } from '../support/page-sources'

const ADDRESS = 'https://feed.example/a.json'

function show(start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}): OptionsSource {
  const source = optionsSource({ feeds: [], ...start }, overrides)
  render(<Options source={source} />)
  return source
}

const feed = (url: string) => ({ url, name: '', format: 'auto', enabled: true, private: false })
const panel = () => page.getByRole('region', { name: /^On trial/ })
const answered = (answer: TrialAnswer) => ({ tryFeed: async () => answer })
const failed = (code: string, detail = '') => answered({ ok: false, error: { code, detail } } as TrialAnswer)

async function tryAddress(address = ADDRESS): Promise<void> {
  await userEvent.fill(page.getByLabelText('Address'), address)
  await userEvent.click(page.getByRole('button', { name: 'Try it first' }))
}

const FOUND = feedTrial({
  walk: 'csaf-provider',
  documents: 5,
  bytes: 312_000,
  listed: 2_383,
  advisories: {
    count: 12,
    first: [
      { title: 'Acme Gateway lets anyone in', band: 'critical', score: 9.8, changed: '2024-11-20', language: 'en' },
      { title: 'Acme Portal tells too much', band: 'medium', score: null, changed: '', language: '' },
    ],
  },
  merges: { count: 1, first: [{ title: 'Acme Gateway lets anyone in', held: ['CVE-2026-1111 in gateways', 'Gateways'] }] },
  names: { count: 31, first: [{ name: 'Acme Gateway', type: 'Product', vendor: 'Acme' }] },
  problems: { count: 2, first: ['items[3]: no title; left out', 'items[4]: no id; left out'] },
})

beforeEach(() => page.viewport(1000, 800))

describe('a feed on trial', () => {
  it('is asked for with access, says what it would bring, and is added with one click', async () => {
    const requestAccess = vi.fn(async () => true)
    const tryFeed = vi.fn(async (): Promise<TrialAnswer> => ({ ok: true, value: FOUND }))
    const syncFeeds = vi.fn(async () => [])
    const source = show({}, { requestAccess, tryFeed, syncFeeds })
    await userEvent.fill(page.getByLabelText('Name (optional)'), 'Acme')
    await userEvent.click(page.getByRole('checkbox', { name: /^Private/ }))
    await tryAddress()
    await expect.element(panel()).toHaveAccessibleName('On trial: Acme')
    await expect.element(panel().getByRole('heading', { name: 'On trial: Acme' })).toHaveFocus()
    expect(requestAccess).toHaveBeenCalledExactlyOnceWith(ADDRESS)
    expect(tryFeed).toHaveBeenCalledExactlyOnceWith({ url: ADDRESS, format: 'auto' }, expect.any(AbortSignal))
    await expect
      .element(panel().getByRole('status'))
      .toHaveTextContent('Recognised as the metadata of a CSAF provider, which leads to CISA KEV catalogue.')
    for (const text of [
      '5 documents read, 312 kB2,383 documents listed',
      '12 advisoriesCritical9.8 Acme Gateway lets anyone in 20 Nov 2024',
      'And 10 more.',
      '1 is about something that your feeds report already',
      'joins: CVE-2026-1111 in gateways and Gateways',
      '31 names that were not knownAcme GatewayAnd 30 more.',
      '2 things could not be read',
    ]) {
      await expect.element(panel()).toHaveTextContent(text)
    }
    await expectAccessible(panel().element(), 'told')
    expect((await source.settings()).feeds).toEqual([])
    expect(syncFeeds).not.toHaveBeenCalled()
    await userEvent.click(page.getByRole('button', { name: 'Add this feed' }))
    await expect.element(panel()).not.toBeInTheDocument()
    await expect.element(page.getByRole('heading', { name: 'Add a feed' })).toHaveFocus()
    expect((await source.settings()).feeds).toEqual([{ ...feed(ADDRESS), name: 'Acme', private: true }])
    expect(syncFeeds).toHaveBeenCalledExactlyOnceWith([ADDRESS])
  })

  it('can be given up while it is fetched, and gives the focus back', async () => {
    let signal: AbortSignal | undefined
    const tryFeed: OptionsSource['tryFeed'] = (_request, given) => {
      signal = given
      return new Promise(() => undefined)
    }
    const source = show({}, { tryFeed })
    await tryAddress()
    await expect.element(panel().getByRole('status')).toHaveTextContent('Fetching its first documents …')
    await expectAccessible(panel().element(), 'fetching')
    await userEvent.click(panel().getByRole('button', { name: 'Cancel' }))
    expect(signal?.aborted).toBe(true)
    await expect.element(panel()).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Try it first' })).toHaveFocus()
    expect((await source.settings()).feeds).toEqual([])
  })

  it('of news says what its articles come to', async () => {
    const articles = { count: 1, first: [{ title: 'A flaw', publisher: 'News', published: '2024-11-20', language: 'en' }] }
    show({}, answered({ ok: true, value: feedTrial({ format: 'kev', articles, stories: 0 }) }))
    await tryAddress()
    await expect.element(panel()).toHaveTextContent('1 articleA flaw News20 Nov 2024')
    await expect.element(panel()).toHaveTextContent('They say of no event what an advisory could be made of.')
    await expect.element(panel()).not.toHaveTextContent('that was not known')
  })

  it('of scores says how many are of use', async () => {
    show({}, answered({ ok: true, value: feedTrial({ format: 'epss', scores: 1_674 }) }))
    await tryAddress()
    await expect.element(panel()).toHaveTextContent('Recognised as a list of EPSS scores.')
    await expect.element(panel()).toHaveTextContent('It has the scores of 1,674 vulnerabilities that are held.')
  })

  it('asks for access to the sites that its documents are on, and tries again', async () => {
    const requestAccess = vi.fn(async (..._urls: string[]) => true)
    const value = feedTrial({ format: '', walk: 'csaf-provider', sites: ['https://raw.example/'] })
    show({}, { requestAccess, ...answered({ ok: true, value }) })
    await tryAddress()
    await expect
      .element(panel())
      .toHaveTextContent('Its documents are on raw.example, which the browser does not let Caveat read')
    await userEvent.click(panel().getByRole('button', { name: 'Allow access and try again' }))
    await expect.poll(() => requestAccess.mock.calls).toEqual([[ADDRESS], [ADDRESS, 'https://raw.example/']])
    await expect.element(panel().getByRole('heading', { name: /^On trial/ })).toHaveFocus()
  })

  it.each([
    ['notRecognised', 'an HTML page, not a feed', /This is no feed.*an HTML page.*look for a link called RSS/],
    ['invalid', 'items: expected an array', /does not keep to its format.*items: expected an array.*publisher would want/],
    ['notFound', 'HTTP 404', /nothing at this address.*Copy the address again/],
    ['unreachable', 'Failed to fetch', /cannot be reached.*spelt right/],
    ['timeout', '30 s', /took too long.*Try again later/],
    ['cancelled', '', /given up. Nothing was added/],
  ])('that fails with %s says what can be done', async (code, detail, says) => {
    const source = show({}, failed(code, detail))
    await tryAddress()
    await expect.element(panel()).toHaveTextContent(says)
    await expect.element(panel().getByRole('button', { name: 'Add this feed' })).not.toBeInTheDocument()
    await expectAccessible(panel().element(), code)
    expect((await source.settings()).feeds).toEqual([])
  })

  it('that leads elsewhere can be tried there', async () => {
    const tryFeed = vi.fn(async ({ url }: { url: string }): Promise<TrialAnswer> =>
      url === ADDRESS
        ? { ok: false, error: { code: 'redirected', detail: 'https://new.example/b.json' } }
        : { ok: true, value: feedTrial() },
    )
    show({}, { tryFeed })
    await tryAddress()
    await userEvent.click(panel().getByRole('button', { name: 'Try it there' }))
    await expect.element(panel()).toHaveAccessibleName('On trial: new.example/b.json')
    await expect.element(panel()).toHaveTextContent('Recognised as')
  })

  it('is not asked for where the browser was not allowed to, nor at an address that no feed may have', async () => {
    const tryFeed = vi.fn(async (): Promise<TrialAnswer> => ({ ok: true, value: feedTrial() }))
    show({}, { tryFeed, requestAccess: async () => false })
    await tryAddress()
    await expect.element(panel()).toHaveTextContent('The browser does not allow access to this site.feed.example')
    await tryAddress('ftp://feed.example/')
    await expect.element(page.getByText('A feed’s address begins with https://')).toBeVisible()
    expect(tryFeed).not.toHaveBeenCalled()
  })

  it('that is in the list already says so and is not added again', async () => {
    show({ feeds: [feed(ADDRESS)] })
    await tryAddress()
    await expect.element(panel()).toHaveTextContent('In your list')
    await expect.element(panel().getByRole('button', { name: 'Add this feed' })).not.toBeInTheDocument()
  })

  it('says when there was no answer at all', async () => {
    show({}, { tryFeed: () => Promise.reject(new Error('the worker is gone')) })
    await tryAddress()
    await expect.element(panel()).toHaveTextContent('The trial did not finish.the worker is gone')
  })
})

describe('the feeds to choose from', () => {
  const open = () => userEvent.click(page.getByText(/^Choose from \d+ known feeds$/))
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name }).last()

  it('say what is known of each', async () => {
    show()
    await open()
    await expect.element(page.getByText('Once it is added, each is asked every 4 hours for what changed.')).toBeVisible()
    await expect
      .element(row('CISA Known Exploited'))
      .toHaveTextContent(
        'by CISA1,674 records, 1.6 MB on 21 Aug 2026renewed when there is somethingLicence: CC0 1.0https://www.cisa.gov/',
      )
    await expect.element(row('EPSS scores')).toHaveTextContent('by FIRSTsize not knownrenewed every day')
    for (const { name } of FEED_PRESETS) await expect.element(page.getByRole('heading', { name, exact: true })).toBeVisible()
    await expectAccessible(document.querySelector('.gallery') ?? document.body, 'open')
  })

  it('are added with one click, with access to all of their sites, and say that they are there', async () => {
    const requestAccess = vi.fn(async (..._urls: string[]) => true)
    const syncFeeds = vi.fn(async () => [])
    const source = show({}, { requestAccess, syncFeeds })
    await open()
    await userEvent.click(page.getByRole('button', { name: 'Add the feed CISA advisories (CSAF)' }))
    await expect.element(row('CISA advisories (CSAF)')).toHaveTextContent('In your list')
    const url = 'https://www.cisa.gov/sites/default/files/csaf/provider-metadata.json'
    expect(requestAccess).toHaveBeenCalledExactlyOnceWith(url, 'https://raw.githubusercontent.com/')
    expect((await source.settings()).feeds).toEqual([{ ...feed(url), name: 'CISA advisories (CSAF)' }])
    expect(syncFeeds).toHaveBeenCalledExactlyOnceWith([url])
    await expect.element(page.getByRole('button', { name: 'Add the feed CISA advisories (CSAF)' })).not.toBeInTheDocument()
  })

  it('are not added where the browser was not allowed to reach them, and say so', async () => {
    const source = show({}, { requestAccess: async () => false })
    await open()
    await userEvent.click(page.getByRole('button', { name: 'Add the feed Krebs on Security' }))
    await expect.element(row('Krebs on Security')).toHaveTextContent('the browser was not allowed to reach krebsonsecurity.com')
    expect((await source.settings()).feeds).toEqual([])
  })

  it('can be tried before', async () => {
    const tryFeed = vi.fn(async (): Promise<TrialAnswer> => ({ ok: true, value: feedTrial() }))
    show({}, { tryFeed })
    await open()
    await userEvent.click(page.getByRole('button', { name: 'Try the feed GitHub Advisory Database' }))
    await expect.element(panel()).toHaveAccessibleName('On trial: GitHub Advisory Database')
    await expect.element(panel()).toBeInViewport()
    await userEvent.click(panel().getByRole('button', { name: 'Close' }))
    await expect.element(page.getByRole('button', { name: 'Try the feed GitHub Advisory Database' })).toHaveFocus()
  })
})
