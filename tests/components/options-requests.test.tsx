import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { RequestRow } from '../../utils/store/rows'
import type { SyncOutcome } from '../../utils/sync/outcome'
import { expectAccessible } from '../support/accessibility'
import { feedRow, optionsSource } from '../support/page-sources'

const URL_A = 'https://a.example/provider-metadata.json'
const feed = { url: URL_A, name: 'A', format: 'auto', enabled: true, private: false }

function show(overrides: Partial<OptionsSource> = {}) {
  const source = optionsSource({ feeds: [feed] }, overrides)
  render(<Options source={source} />)
  return source
}

const request = (key: number, fields: Partial<RequestRow> = {}): RequestRow => ({
  key,
  feed: URL_A,
  url: `${URL_A}?page=${key}`,
  led: '',
  at: Date.now() - 4 * 60_000,
  why: 'schedule',
  bytes: 178_200,
  outcome: 'document',
  ...fields,
})

beforeEach(() => page.viewport(1000, 800))

describe('the request log', () => {
  const list = page.getByRole('list', { name: 'Requests that were made' })

  it('says so when nothing was asked for', async () => {
    show()
    await expect.element(page.getByRole('heading', { name: 'Requests' })).toBeVisible()
    await expect.element(page.getByText('Nothing was asked for yet.')).toBeVisible()
    await expect.element(list).not.toBeInTheDocument()
  })

  it('lists what was asked for, when, why, how much came and what came of it', async () => {
    const requests = [
      request(3, { why: 'person', outcome: 'serverError', bytes: 0 }),
      request(2, { why: 'walk', led: 'https://b.example/2.json', bytes: 1_600_000 }),
      request(1, { outcome: 'unchanged', bytes: 0 }),
    ]
    show({ requests: async () => requests })
    await expect.element(list).toHaveTextContent(`${URL_A}?page=34 min agoasked by youThe server has a problem of its own.`)
    await expect.element(list).toHaveTextContent('named by the feed1.6 MBnew documentanswered by https://b.example/2.json')
    await expect.element(list).toHaveTextContent('on schedulenothing new')
    await expectAccessible()
  })

  it('has what a sync has just asked for', async () => {
    let made: RequestRow[] = []
    const syncFeeds = async () => {
      made = [request(1, { why: 'person' })]
      return [{ url: URL_A, ok: true, changed: false, added: 0, updated: 0, removed: 0, records: 0, problems: [] } as const]
    }
    show({ syncFeeds: syncFeeds as unknown as OptionsSource['syncFeeds'], requests: async () => made })
    await expect.element(page.getByText('Nothing was asked for yet.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: /^Sync/ }).first())
    await expect.element(list).toHaveTextContent('asked by you')
  })

  it('shows the last five, and more when asked', async () => {
    show({ requests: async () => Array.from({ length: 120 }, (_, index) => request(120 - index)) })
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(5)
    await userEvent.click(page.getByRole('button', { name: 'Show 50 more of 120' }))
    await userEvent.click(page.getByRole('button', { name: 'Show 50 more of 120' }))
    await userEvent.click(page.getByRole('button', { name: 'Show 15 more of 120' }))
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(120)
  })
})

describe('a feed of many documents', () => {
  const walk = { id: 'rolie', cursor: '', reached: '', indexes: [], waiting: 1_800 }

  it('says how many are still to be read', async () => {
    show({ feedRows: async () => [feedRow(URL_A, { records: 200, lastSuccess: 0, walk, nextDue: Date.now() - 1 })] })
    const feeds = page.getByRole('region', { name: 'Feeds' })
    await expect.element(feeds).toHaveTextContent('1,800 documents still to be read')
    await expect.element(feeds).not.toHaveTextContent('next ')
  })

  it('says what a sync has cost so far, and what is left after it', async () => {
    let finish = (_: SyncOutcome[]) => {}
    const syncFeeds = () => new Promise<SyncOutcome[]>((resolve) => (finish = resolve))
    const requests = async () => [request(2, { at: Date.now() + 1_000 }), request(1)]
    show({ syncFeeds, requests })
    await userEvent.click(page.getByRole('button', { name: 'Sync now, A' }))
    await expect.element(page.getByText('1 request so far, 178 kB')).toBeVisible()
    finish([{ url: URL_A, ok: true, changed: true, added: 199, updated: 0, removed: 0, records: 199, waiting: 2, problems: [] }])
    await expect.element(page.getByText('A: 199 new, 0 changed, 0 removed. 2 more documents follow by themselves.')).toBeVisible()
  })

  it('asks for access to the site that its documents are on', async () => {
    const requestAccess = vi.fn(async () => true)
    const error = { code: 'permission', detail: 'raw.example' } as const
    show({ requestAccess, feedRows: async () => [feedRow(URL_A, { error, failures: 3 })] })
    await expect.element(page.getByRole('region', { name: 'Feeds' })).toHaveTextContent('failed 3 times in a row')
    await userEvent.click(page.getByRole('button', { name: 'Allow access to the site of A' }))
    expect(requestAccess).toHaveBeenCalledExactlyOnceWith('https://raw.example/')
  })

  it('of the NVD carries the notice that its terms ask for', async () => {
    show({ feedRows: async () => [feedRow(URL_A, { format: 'nvd' })] })
    await expect
      .element(page.getByText('This product uses data from the NVD API but is not endorsed or certified by the NVD.'))
      .toBeVisible()
  })
})
