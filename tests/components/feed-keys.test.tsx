import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import {
  defaultSettings,
  exportSettings,
  forgetKeysOfOthers,
  keepFeedKey,
  loadFeedKeys,
  loadSettings,
} from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { browser } from '../support/browser-fakes'
import { feedRow, optionsSource } from '../support/page-sources'

const [FEED] = defaultSettings().feeds
const URL_A = FEED?.url ?? ''
const URL_B = 'https://b.example/feed.json'

describe('keys of feeds', () => {
  beforeEach(() => browser.storage.local.clear())

  it('are kept apart from the settings, each until it is forgotten', async () => {
    await Promise.all([keepFeedKey(URL_A, 'first'), keepFeedKey(URL_B, 'second')])
    await keepFeedKey(URL_A, 'third')
    expect(await loadFeedKeys()).toEqual(
      new Map([
        [URL_A, 'third'],
        [URL_B, 'second'],
      ]),
    )
    expect(exportSettings(await loadSettings())).not.toContain('third')
    await keepFeedKey(URL_A, null)
    await forgetKeysOfOthers([URL_B])
    expect([...(await loadFeedKeys()).keys()]).toEqual([URL_B])
    await forgetKeysOfOthers([])
    expect((await loadFeedKeys()).size).toBe(0)
  })

  it.each([[null], ['text'], [{ version: 2, keys: {} }], [{ version: 1, keys: { [URL_A]: 'two words' } }]])(
    'are none where %j is stored',
    async (feedKeys) => {
      await browser.storage.local.set({ feedKeys })
      expect((await loadFeedKeys()).size).toBe(0)
      await keepFeedKey(URL_B, 'second')
      expect([...(await loadFeedKeys()).keys()]).toEqual([URL_B])
    },
  )
})

describe('the key of a feed in the options', () => {
  const feeds = defaultSettings().feeds.map((each) => ({ ...each, private: true }))

  const feed = () => page.getByRole('listitem').filter({ hasText: URL_A })
  const field = () => page.getByLabelText(/^Key for/)

  it('is taken, said to be there and never shown, and forgotten', async () => {
    await page.viewport(1000, 900)
    const keys = new Set<string>()
    const keepFeedKey = vi.fn(async (url: string, key: string | null) => void (key === null ? keys.delete(url) : keys.add(url)))
    render(<Options source={optionsSource({ feeds }, { feedsWithKey: async () => new Set(keys), keepFeedKey })} />)
    await userEvent.click(feed().getByText('Asked without a key'))
    await expect.element(field()).toHaveAttribute('type', 'password')
    await userEvent.fill(field(), ' two words ')
    await userEvent.keyboard('{Enter}')
    await expect.element(feed().getByRole('alert')).toHaveTextContent('That is no key.')
    expect(keepFeedKey).not.toHaveBeenCalled()
    await expectAccessible(document.body)
    await userEvent.fill(field(), ' abc-123 ')
    await userEvent.keyboard('{Enter}')
    await expect.element(feed().getByText('Asked with a key')).toBeVisible()
    expect(keepFeedKey).toHaveBeenLastCalledWith(URL_A, 'abc-123')
    await expect.element(field()).toHaveValue('')
    await userEvent.click(feed().getByRole('button', { name: 'Forget it' }))
    await expect.element(feed().getByText('Asked without a key')).toBeVisible()
    expect(keepFeedKey).toHaveBeenLastCalledWith(URL_A, null)
  })

  it('is offered where it may help: for private feeds, for services that give keys, and where the server refuses', async () => {
    const of = (url: string) => ({ url, name: url, format: 'auto', enabled: true, private: false })
    const urls = ['https://services.nvd.nist.gov/rest/json/cves/2.0', 'https://api.github.com/advisories', URL_A, URL_B]
    const feedRows = async () => [feedRow(URL_B, { error: { code: 'refused', detail: 'HTTP 401' } })]
    render(<Options source={optionsSource({ feeds: urls.map(of) }, { feedRows })} />)
    const offered = () =>
      [...document.querySelectorAll('.feed')].slice(0, 4).map((each) => each.querySelector('.feed-key') !== null)
    await expect.poll(offered).toEqual([true, true, false, true])
  })

  it('says why it could not be kept', async () => {
    render(<Options source={optionsSource({ feeds }, { keepFeedKey: () => Promise.reject(new Error('disk full')) })} />)
    await userEvent.click(feed().getByText('Asked without a key'))
    await userEvent.fill(field(), 'abc-123')
    await userEvent.keyboard('{Enter}')
    await expect.element(feed().getByRole('alert')).toHaveTextContent('disk full')
    await expect.element(field()).toHaveValue('abc-123')
  })
})
