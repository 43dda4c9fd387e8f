import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Popup } from '../../components/popup/popup'
import type { ListsSource } from '../../components/recent/lists-source'
import { EXPLOITED, FULL } from '../support/advisory-samples'
import { itemOf, listsSource, popupSource } from '../support/page-sources'

/** Lists that may become others while they are shown. */
function changing(lists: () => ListsSource): ListsSource {
  return {
    ...lists(),
    search: (...wanted) => lists().search(...wanted),
    version: () => lists().version(),
    items: (ids) => lists().items(ids),
  }
}

async function searchFor(query: string, lists: ListsSource) {
  render(<Popup source={popupSource({ mentions: async () => [], lists })} />)
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search advisories' }), query)
}

const found = (title: string) => page.getByRole('link', { name: title })

describe('a search', () => {
  it('that was typed before anything can be searched finds it once it can be', async () => {
    let lists = listsSource([], { search: async () => undefined, version: async () => 0 })
    await searchFor(
      FULL.title,
      changing(() => lists),
    )
    await expect.element(page.getByText('Getting the advisories ready …')).toBeVisible()
    lists = listsSource([itemOf(FULL)])
    await expect.element(found(FULL.title)).toBeVisible()
  })

  it('that found nothing finds what comes', async () => {
    let lists = listsSource([itemOf(EXPLOITED)])
    await searchFor(
      FULL.title,
      changing(() => lists),
    )
    await expect.element(page.getByText('Nothing found', { exact: false })).toBeVisible()
    lists = listsSource([itemOf(EXPLOITED), itemOf(FULL)], { version: async () => 2 })
    await expect.element(found(FULL.title)).toBeVisible()
  })

  it('that found something offers what comes, and does not move what is read', async () => {
    let lists = listsSource([itemOf(FULL)])
    await searchFor(
      'a',
      changing(() => lists),
    )
    await expect.element(found(FULL.title)).toBeVisible()
    lists = listsSource([itemOf(EXPLOITED), itemOf(FULL)], { version: async () => 2 })
    const offer = page.getByRole('button', { name: 'There is something new. Show it' })
    await expect.element(offer, { timeout: 8_000 }).toBeVisible()
    expect(found(EXPLOITED.title).elements()).toHaveLength(0)
    await userEvent.click(offer)
    await expect.element(found(EXPLOITED.title)).toBeVisible()
    expect(offer.elements()).toHaveLength(0)
  })
})
