import { cleanup, render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { Settings } from '../../utils/settings'
import type { SyncOutcome } from '../../utils/sync/outcome'
import { expectAccessible } from '../support/accessibility'
import { feedRow, optionsSource } from '../support/page-sources'

const KEV = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'
const LOCAL = 'http://127.0.0.1:8080/feed.json'

function show(start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}): OptionsSource {
  const source = optionsSource(start, overrides)
  render(<Options source={source} />)
  return source
}

const file = (text: string, name = 'settings.json') => new File([text], name, { type: 'application/json' })
const feed = (url: string, overrides: Partial<Settings['feeds'][number]> = {}) => ({
  url,
  name: '',
  format: 'auto',
  enabled: true,
  private: false,
  ...overrides,
})

beforeEach(() => page.viewport(1000, 800))

describe('feeds', () => {
  it('says how each is doing in words', async () => {
    show(
      { feeds: [feed(KEV, { name: 'KEV' }), feed('https://b.example/f.json'), feed('https://c.example/', { enabled: false })] },
      {
        feedRows: async () => [
          feedRow(KEV),
          feedRow('https://b.example/f.json', {
            lastSuccess: 0,
            records: 0,
            error: { code: 'invalid', detail: 'items: expected an array' },
            problems: ['items[3]: no title'],
          }),
        ],
      },
    )
    const feeds = page.getByRole('region', { name: 'Feeds' })
    await expect.element(feeds).toHaveTextContent('1,674 advisorieslast synced 4 min agonext')
    await expect.element(feeds).toHaveTextContent('The feed does not keep to its format. items: expected an array')
    await expect.element(feeds).toHaveTextContent('0 advisoriesnever syncedlast tried 4 min ago')
    await expect.element(feeds).toHaveTextContent('1 entry could not be read')
    await expect.element(feeds).toHaveTextContent('c.exampleOff')
  })

  it('tells what came with Caveat from what was synced, and keeps exceptions to itself', async () => {
    const error = { code: 'unreachable', detail: 'Failed to fetch' } as const
    show({ feeds: [feed(KEV)] }, { feedRows: async () => [feedRow(KEV, { title: 'KEV catalogue', lastSuccess: 0, error })] })
    await expect.element(page.getByRole('heading', { name: 'KEV catalogue' })).toBeVisible()
    const feeds = page.getByRole('region', { name: 'Feeds' })
    await expect.element(feeds).toHaveTextContent('1,674 advisories came with Caveatnot synced yet')
    await expect.element(feeds).toHaveTextContent('The server cannot be reached.')
    await expect.element(feeds).not.toHaveTextContent('Failed to fetch')
  })

  it('syncs one now and says what came of it', async () => {
    let finish = (_: SyncOutcome[]) => {}
    const syncFeeds = vi.fn(() => new Promise<SyncOutcome[]>((resolve) => (finish = resolve)))
    show({ feeds: [feed(KEV, { name: 'KEV' })] }, { syncFeeds })
    const button = page.getByRole('button', { name: 'Sync now, KEV' })
    await userEvent.click(button)
    await expect.element(page.getByRole('button', { name: 'Syncing …' })).toBeDisabled()
    expect(syncFeeds).toHaveBeenCalledWith([KEV])
    finish([{ url: KEV, ok: true, changed: true, added: 3, updated: 1, removed: 0, records: 1_677, problems: [] }])
    await expect.element(page.getByText('KEV: 3 new, 1 changed, 0 removed.')).toBeVisible()
    await expect.element(button).toBeEnabled()
  })

  it('switches off, makes private, removes and puts back', async () => {
    const source = show({ feeds: [feed(KEV, { name: 'KEV' }), feed(LOCAL, { name: 'Mine' })] })
    await userEvent.click(page.getByRole('checkbox', { name: 'Switched on KEV' }))
    await userEvent.click(page.getByRole('checkbox', { name: 'Private Mine' }))
    await expect.element(page.getByText('Private feed', { exact: true })).toBeVisible()
    expect((await source.settings()).feeds).toMatchObject([{ enabled: false }, { private: true }])
    await userEvent.click(page.getByRole('button', { name: 'Remove the feed KEV' }))
    await expect.element(page.getByText('KEV was removed.')).toBeInViewport()
    expect((await source.settings()).feeds.map(({ name }) => name)).toEqual(['Mine'])
    await userEvent.click(page.getByRole('button', { name: 'Undo' }))
    await expect.element(page.getByRole('heading', { name: 'KEV' })).toBeVisible()
    expect((await source.settings()).feeds.map(({ name }) => name)).toEqual(['KEV', 'Mine'])
  })

  it('offers the way back where it is seen, however long the list', async () => {
    await page.viewport(1000, 500)
    show({ feeds: Array.from({ length: 12 }, (_, index) => feed(`https://f${index}.example/`, { name: `Feed ${index}` })) })
    await userEvent.click(page.getByRole('button', { name: 'Remove the feed Feed 1', exact: true }))
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 })
  })

  it('adds one, asking for access first and syncing it then', async () => {
    const requestAccess = vi.fn(async () => true)
    const syncFeeds = vi.fn(async () => [])
    const source = show({ feeds: [] }, { requestAccess, syncFeeds })
    await userEvent.fill(page.getByLabelText('Address'), ' https://feed.example/a.json ')
    await userEvent.fill(page.getByLabelText('Name (optional)'), 'Example')
    await userEvent.selectOptions(page.getByLabelText('Format'), 'kev')
    await userEvent.keyboard('{Enter}')
    await userEvent.click(page.getByRole('button', { name: 'Add feed' }))
    await expect.element(page.getByRole('heading', { name: 'Example' })).toBeVisible()
    expect(requestAccess).toHaveBeenCalledExactlyOnceWith('https://feed.example/a.json')
    expect(syncFeeds).toHaveBeenCalledExactlyOnceWith(['https://feed.example/a.json'])
    expect((await source.settings()).feeds).toEqual([
      { url: 'https://feed.example/a.json', name: 'Example', format: 'kev', enabled: true, private: false },
    ])
    await expect.element(page.getByLabelText('Address')).toHaveValue('')
  })

  it.each([
    ['ftp://feed.example/', 'A feed’s address begins with https://'],
    ['http://feed.example/', 'A feed’s address begins with https://'],
    ['https://user:secret@feed.example/', 'A feed’s address begins with https://'],
    [KEV, 'This feed is already in the list.'],
    ['https://denied.example/', 'the browser was not allowed to reach denied.example'],
  ])('does not add %s', async (url, problem) => {
    const source = show({}, { requestAccess: async () => false })
    await userEvent.fill(page.getByLabelText('Address'), url)
    await userEvent.click(page.getByRole('button', { name: 'Add feed' }))
    await expect.element(page.getByRole('alert')).toHaveTextContent(problem)
    await expect.element(page.getByLabelText('Address')).toHaveAttribute('aria-invalid', 'true')
    await expect.element(page.getByLabelText('Address')).toHaveAccessibleDescription(new RegExp(problem))
    expect((await source.settings()).feeds).toHaveLength(1)
  })

  it('offers access to a site that the browser withholds', async () => {
    const requestAccess = vi.fn(async () => true)
    const syncFeeds = vi.fn(async () => [])
    const row = feedRow(KEV, { error: { code: 'permission', detail: '' } })
    show({ feeds: [feed(KEV, { name: 'KEV' })] }, { requestAccess, syncFeeds, feedRows: async () => [row] })
    await userEvent.click(page.getByRole('button', { name: 'Allow access to the site of KEV' }))
    expect(requestAccess).toHaveBeenCalledWith(KEV)
    await expect.poll(() => syncFeeds.mock.calls).toEqual([[[KEV]]])
  })
})

describe('sites and reading', () => {
  it('keeps the list of quiet sites', async () => {
    const source = show({ quietSites: ['mail.example.org'] })
    await userEvent.fill(page.getByLabelText('Site', { exact: true }), 'https://Wiki.Example/page?x')
    await userEvent.click(page.getByRole('button', { name: 'Add quiet site' }))
    await expect.element(page.getByRole('list', { name: 'Quiet sites' })).toHaveTextContent('wiki.example')
    await userEvent.click(page.getByRole('checkbox', { name: 'Quiet everywhere' }))
    expect((await source.settings()).quietSites).toEqual(['mail.example.org', 'wiki.example', '*'])
    await userEvent.click(page.getByRole('button', { name: 'Remove mail.example.org from the quiet sites' }))
    await expect.poll(async () => (await source.settings()).quietSites).toEqual(['wiki.example', '*'])
  })

  it('sets the delay with the keyboard', async () => {
    const source = show()
    const slider = page.getByRole('slider')
    await expect.element(slider).toHaveAttribute('aria-valuetext', '250 ms')
    ;(slider.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(async () => (await source.settings()).hoverDelay).toBe(300)
    await expect.element(slider).toHaveAttribute('aria-valuetext', '300 ms')
  })
})

describe('marks and cards while reading', () => {
  it('has a picture of each way to mark repeats, and keeps the one that is chosen', async () => {
    const source = show({})
    await expect.element(page.getByRole('radio', { name: 'Repeats faint' })).toBeChecked()
    await userEvent.click(page.getByRole('radio', { name: 'Only the first' }))
    await expect.poll(async () => (await source.settings()).repeats).toBe('none')
    expect(document.querySelectorAll('.sample-text [data-painted]')).toHaveLength(5)
    expect(document.querySelectorAll('.sample-text [data-news]:not([data-painted])')).toHaveLength(0)
  })

  it('lists what is snoozed, wakes it, and snoozes it again', async () => {
    const fortios = { entityId: 'a', name: 'FortiOS', addedAt: '2026-03-01T09:00:00.000Z', count: 1, last: '2026-02-01' }
    const snoozed = [fortios, { ...fortios, entityId: 'b', name: 'Word', addedAt: '2026-03-02T09:00:00.000Z' }]
    const source = show({ snoozed })
    const rows = page.getByRole('list', { name: 'Snoozed names' }).getByRole('listitem')
    await expect.element(rows.first()).toHaveTextContent(/^Word 2 Mar/)
    await userEvent.click(page.getByRole('button', { name: 'Wake FortiOS' }))
    await expect.element(page.getByText('FortiOS is marked again.')).toBeVisible()
    expect((await source.settings()).snoozed.map(({ name }) => name)).toEqual(['Word'])
    await userEvent.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await expect.poll(async () => (await source.settings()).snoozed.length).toBe(2)
    await userEvent.click(page.getByRole('button', { name: 'Wake all' }))
    await expect.element(page.getByText('2 names are marked again.')).toBeVisible()
  })

  it('says how much is kept, and what became of a store that was damaged', async () => {
    show()
    await expect.element(page.getByText('Together with what finds them they take up 23.4 MB.')).toBeVisible()
    expect(document.body.textContent).not.toContain('damaged')
    cleanup()
    const damage = ['entities are missing', 'advisories are missing']
    show({}, { stored: async () => ({ advisories: 9, entities: 3, seen: 0, bytes: 0, damage }) })
    await expect.element(page.getByText('The stored advisories were damaged when the browser started')).toBeVisible()
    await expect.element(page.getByText('entities are missing; advisories are missing')).toBeVisible()
    expect(document.body.textContent).not.toContain('take up')
  })

  it('forgets what was seen', async () => {
    let seen = 14
    const stored = async () => ({ advisories: 1, entities: 1, seen, bytes: 0, damage: [] })
    show({}, { stored, forgetSeen: async () => void (seen = 0) })
    await expect.element(page.getByText('For 14 names it is kept')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Forget what I have seen' }))
    await expect.element(page.getByText('Forgotten.')).toBeVisible()
    await expect.element(page.getByText('it is kept when you last looked')).not.toBeInTheDocument()
  })
})

describe('import and export', () => {
  const settings = JSON.stringify({
    version: 1,
    feeds: [{ url: LOCAL, name: 'Local feed', format: 'auto' }],
    watchlist: [{ name: 'Ivanti', type: 'Company' }],
  })

  it('imports a file, syncs its feeds and says when that is done', async () => {
    let finish = (_: SyncOutcome[]) => {}
    const syncFeeds = vi.fn(() => new Promise<SyncOutcome[]>((resolve) => (finish = resolve)))
    const rows = [feedRow(LOCAL, { lastSuccess: 0, lastAttempt: 0, records: 0 })]
    const source = show({}, { syncFeeds, feedRows: async () => rows })
    await userEvent.upload(page.getByLabelText('Import settings', { exact: true }), file(settings))
    const status = page.getByRole('region', { name: 'Import and export' }).getByRole('status')
    await expect.element(status).toHaveTextContent('Imported settings.json. It brought 1 new feed and 1 new watched name.')
    await expect.element(status).toHaveTextContent('Syncing 1 feed …')
    expect(syncFeeds).toHaveBeenCalledExactlyOnceWith([LOCAL])
    rows[0] = feedRow(LOCAL, { records: 12 })
    finish([{ url: LOCAL, ok: true, changed: true, added: 12, updated: 0, removed: 0, records: 12, problems: [] }])
    await expect.element(status).toHaveTextContent('Done. 12 advisories from Local feed.')
    await expect.element(status).not.toHaveTextContent('Syncing')
    await expect.element(page.getByRole('region', { name: 'Feeds' })).toHaveTextContent('12 advisorieslast synced 4 min ago')
    expect((await source.settings()).feeds.map(({ url }) => url)).toEqual([KEV, LOCAL])
  })

  it('names a feed that failed, and why', async () => {
    show({}, { syncFeeds: async () => [{ url: LOCAL, ok: false, error: { code: 'notFound', detail: 'HTTP 404' } }] })
    await userEvent.upload(page.getByLabelText('Import settings', { exact: true }), file(settings))
    await expect
      .element(page.getByRole('region', { name: 'Import and export' }).getByRole('status'))
      .toHaveTextContent('Done, but no feed could be synced. Local feed: There is nothing at this address. (HTTP 404)')
  })

  it('has nothing to sync where the file names no feed', async () => {
    const syncFeeds = vi.fn()
    show({}, { syncFeeds })
    await userEvent.upload(page.getByLabelText('Import settings'), file('{"version":1,"quietSites":["a.example"]}'))
    await expect.element(page.getByRole('region', { name: 'Import and export' }).getByRole('status')).toHaveTextContent('Done.')
    expect(syncFeeds).not.toHaveBeenCalled()
  })

  it.each([
    ['not JSON', 'hello', 'It is not JSON.'],
    ['another kind of JSON', '{"name": "x"}', 'It is not a settings file of Caveat.'],
    ['a newer version', '{"version": 99, "feeds": []}', 'It comes from a newer version of Caveat.99'],
    ['an invalid feed', '{"version": 1, "feeds": [{"url": "ftp://x"}]}', 'Something in it is not valid.feeds.0.url'],
  ])('refuses %s and changes nothing', async (_, text, problem) => {
    const source = show()
    const before = await source.settings()
    await userEvent.upload(page.getByLabelText('Import settings'), file(text, 'other.json'))
    const alert = page.getByRole('alert')
    await expect.element(alert).toHaveTextContent(`other.json was not imported, and nothing was changed. ${problem}`)
    expect(await source.settings()).toBe(before)
    await expect.element(page.getByRole('region', { name: 'Import and export' }).getByRole('status')).toHaveTextContent(/^$/)
  })

  it('says that a sync broke off', async () => {
    show({}, { syncFeeds: () => Promise.reject(new Error('the worker is gone')) })
    await userEvent.upload(page.getByLabelText('Import settings'), file(settings))
    await expect.element(page.getByRole('alert')).toHaveTextContent('The import did not finish.')
    await expect.element(page.getByRole('alert')).toHaveTextContent('the worker is gone')
  })

  it('exports what it imports', async () => {
    const save = vi.fn()
    const source = show({ quietSites: ['a.example'] }, { save })
    await userEvent.click(page.getByRole('button', { name: 'Export settings' }))
    const [name, text] = save.mock.lastCall ?? []
    expect(name).toBe('caveat-settings.json')
    expect(JSON.parse(text)).toEqual(await source.settings())
  })
})

describe('every state of the options page is accessible and fits 320 px', () => {
  const endless = 'Unbreakable'.repeat(18)
  const states: Record<string, [Partial<Settings>, Partial<OptionsSource>, string]> = {
    'as installed': [{}, {}, 'CISA Known Exploited Vulnerabilities'],
    empty: [{ feeds: [] }, {}, 'There is no feed.'],
    'settings unreadable': [{}, { settings: () => Promise.reject(new Error('damaged')) }, 'Your settings cannot be read.'],
    'much of everything': [
      {
        feeds: [feed(`https://feed.example/${endless}`, { name: endless, private: true })],
        watchlist: [{ name: endless, type: 'Product', vendor: endless, aliases: [endless], owner: endless, note: endless }],
        quietSites: ['*', `${'a'.repeat(60)}.example`],
      },
      {
        feedRows: async () => [
          feedRow(`https://feed.example/${endless}`, { error: { code: 'permission', detail: endless }, problems: [endless] }),
        ],
      },
      endless,
    ],
  }
  it.each(Object.entries(states))('%s', async (state, [start, overrides, expected]) => {
    await page.viewport(320, 600)
    show(start, overrides)
    await expect.poll(() => document.body.textContent).toContain(expected)
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.body, state)
  })
})
