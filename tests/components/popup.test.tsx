import { render } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Popup } from '../../components/popup/popup'
import type { PopupSource, VendorHere } from '../../components/popup/popup-source'
import { countsOf } from '../../utils/dossier/dossier'
import { expectAccessible } from '../support/accessibility'
import { EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'
import { dossierEntryOf, itemOf, listsSource, mentionOf, popupSource } from '../support/page-sources'

const show = (overrides: Partial<PopupSource> = {}) => render(<Popup source={popupSource(overrides)} />)
const IVANTI: VendorHere = {
  name: 'Ivanti',
  watched: true,
  names: [{ id: 'company:ivanti', name: 'Ivanti' }],
  counts: countsOf([dossierEntryOf(EXPLOITED)]),
  urgent: [itemOf(EXPLOITED, true)],
}
const main = () => document.querySelector('main')?.textContent ?? ''

describe('the popup', () => {
  it('lists what the page mentions, and opens an advisory in the side panel', async () => {
    const openPanel = vi.fn()
    show({ openPanel })
    await expect.element(page.getByRole('tab', { name: 'On this page 2' })).toHaveAttribute('aria-selected', 'true')
    const row = page.getByRole('link', { name: EXPLOITED.title })
    await expect.element(row).toHaveTextContent(`Ivanti Connect Secure ×3 ${EXPLOITED.title} Exploited`)
    await userEvent.click(row)
    expect(openPanel).toHaveBeenCalledWith({ view: 'advisory', id: EXPLOITED.id })
  })

  it('follows the page while it is open', async () => {
    let mentions = [mentionOf(FULL)]
    let changed = () => {}
    show({ mentions: async () => mentions, watchMentions: (_tabId, listener) => (changed = listener) })
    await expect.element(page.getByRole('tab', { name: 'On this page 1' })).toBeVisible()
    mentions = [mentionOf(FULL), mentionOf(EXPLOITED)]
    changed()
    await expect.element(page.getByRole('tab', { name: 'On this page 2' })).toBeVisible()
  })

  it('offers to load a page again that was open before', async () => {
    const reloadPage = vi.fn(async () => undefined)
    show({ mentions: async () => undefined, reloadPage })
    await expect.element(page.getByText('1,675 advisories are ready.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Reload this page' }))
    expect(reloadPage).toHaveBeenCalledWith(1)
  })

  it('moves between its tabs with the arrow keys and leaves them with Tab', async () => {
    show()
    await expect.element(page.getByRole('tab', { name: 'On this page 2' })).toBeVisible()
    await userEvent.click(page.getByRole('tab', { name: 'On this page 2' }))
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('tab', { name: 'Recent' })).toHaveFocus()
    await expect.element(page.getByRole('tabpanel', { name: 'Recent' })).toHaveTextContent('A title and nothing else')
    await userEvent.keyboard('{Home}')
    await expect.element(page.getByRole('tabpanel', { name: 'On this page 2' })).toBeVisible()
    await userEvent.keyboard('{Tab}')
    await expect.element(page.getByRole('link', { name: EXPLOITED.title })).toHaveFocus()
  })

  it('shows what is recent where the page has nothing', async () => {
    show({ mentions: async () => [] })
    await expect.element(page.getByRole('tab', { name: 'Recent' })).toHaveAttribute('aria-selected', 'true')
    await userEvent.click(page.getByRole('tab', { name: 'On this page 0' }))
    expect(main()).toContain('This page names nothing that Caveat has advisories about.')
  })

  it('shows what is known about the vendor whose own site it is, and leads to it', async () => {
    const openPanel = vi.fn()
    const asked: string[] = []
    const vendorHere = async (host: string) => (asked.push(host), IVANTI)
    show({ openPanel, vendorHere, mentions: async () => [] })
    const vendor = page.getByRole('region', { name: 'Site of Ivanti' })
    await expect.element(vendor).toHaveTextContent('1 Critical')
    await expect.element(page.getByRole('tab', { name: 'On this page 0' })).toHaveAttribute('aria-selected', 'true')
    await userEvent.click(vendor.getByRole('link', { name: EXPLOITED.title }))
    await userEvent.click(vendor.getByRole('link', { name: 'All about Ivanti' }))
    expect(openPanel.mock.calls).toEqual([[{ view: 'advisory', id: EXPLOITED.id }], [{ view: 'about', id: 'company:ivanti' }]])
    expect(asked).toEqual(['wiki.example'])
    await expectAccessible()
  })

  it('waits for that before it shows what is recent instead, or anything that would move', async () => {
    let tell = () => {}
    const told = new Promise<VendorHere>((resolve) => (tell = () => resolve(IVANTI)))
    show({ vendorHere: () => told, mentions: async () => [] })
    const tab = page.getByRole('tab', { name: 'On this page 0' })
    await expect.element(tab).toHaveAttribute('aria-selected', 'true')
    await expect.element(page.getByText('Loading')).toBeVisible()
    tell()
    await expect.element(page.getByRole('region', { name: 'Site of Ivanti' })).toBeVisible()
    await expect.element(tab).toHaveAttribute('aria-selected', 'true')
  })

  it('says on such a site that nothing is known about its vendor, and shows what is recent as anywhere', async () => {
    show({ vendorHere: async () => ({ ...IVANTI, names: [], urgent: [], counts: countsOf([]) }), mentions: async () => [] })
    await expect.element(page.getByRole('tab', { name: 'Recent' })).toHaveAttribute('aria-selected', 'true')
    await userEvent.click(page.getByRole('tab', { name: 'On this page 0' }))
    await expect.element(page.getByText('No advisory about Ivanti is known.')).toBeVisible()
  })

  it('shows what the page mentions where that cannot be read', async () => {
    show({ vendorHere: () => Promise.reject(new Error('no list')) })
    await expect.element(page.getByRole('link', { name: EXPLOITED.title })).toBeVisible()
    await expect.element(page.getByRole('tab', { name: 'On this page 2' })).toHaveAttribute('aria-selected', 'true')
  })

  it('searches everything, and says how much it found', async () => {
    show()
    await userEvent.type(page.getByRole('searchbox', { name: 'Search advisories' }), 'copilot')
    await expect.element(page.getByRole('status')).toHaveTextContent('1 advisory')
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
    expect(document.querySelector('[role=tab]')).toBeNull()
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search advisories' }), 'zebra')
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing found for “zebra”. Try the beginning of')
  })

  it('makes a site quiet and back', async () => {
    let quiet = false
    show({
      siteState: async () => (quiet ? 'quiet' : 'on'),
      setQuiet: async (host, value) => {
        expect(host).toBe('wiki.example')
        quiet = value
      },
    })
    const switched = page.getByRole('switch', { name: 'Marks on wiki.example' })
    await expect.element(switched).toBeChecked()
    await userEvent.click(switched)
    await expect.element(switched).not.toBeChecked()
    expect(quiet).toBe(true)
    await userEvent.keyboard('{Enter}')
    await expect.element(switched).toBeChecked()
  })

  it('says that a change could not be saved', async () => {
    show({ setQuiet: async () => Promise.reject(new Error('disk is full')) })
    await userEvent.click(page.getByRole('switch'))
    await expect.element(page.getByRole('alert')).toHaveTextContent('This could not be saved.disk is full')
  })

  it('asks the page for its next mark', async () => {
    const showNext = vi.fn(async () => undefined)
    show({ showNext })
    await userEvent.click(page.getByRole('button', { name: 'Show the next one in the page' }))
    expect(showNext).toHaveBeenCalledWith(1)
  })

  it('shows one name of the list in the page, unless no page may show it', async () => {
    const showMention = vi.fn(async () => undefined)
    show({ showMention, mentions: async () => [mentionOf(EXPLOITED), mentionOf(FULL, { privateName: true })] })
    await userEvent.click(page.getByRole('button', { name: 'Show Ivanti Connect Secure in the page' }))
    expect(showMention).toHaveBeenCalledWith(1, mentionOf(EXPLOITED).mention.id)
    expect(page.getByRole('button', { name: /^Show .* in the page$/ }).elements()).toHaveLength(2)
  })

  it('copies what the page mentions, with the page, as Markdown, CSV or ticket text', async () => {
    const copy = vi.fn(async (_text: string) => undefined)
    show({ copy })
    const copyAs = async (format: string) => {
      await userEvent.click(page.getByRole('button', { name: 'Copy list' }))
      await userEvent.click(page.getByRole('button', { name: format }))
      await expect.element(page.getByRole('status')).toHaveTextContent(`Copied: ${format}.`)
      return copy.mock.lastCall?.[0] ?? ''
    }
    const markdown = await copyAs('Markdown')
    expect(markdown).toMatch(
      /^## On this page: Vendor review\n\n<https:\/\/wiki.example\/review\?id=7>\n\n- \*\*Ivanti Connect Secure\*\* ×3: /,
    )
    expect(markdown).toContain('[Microsoft 365 Copilot clears AI security audit once again](<https://neowin.example/copilot>)')
    expect(await copyAs('CSV')).toMatch(
      /^name,times,private,page_title,page_url,id,.*\r\nIvanti Connect Secure,3,no,Vendor review,/,
    )
    expect(await copyAs('Ticket text')).toContain(
      '\n[Critical 9.8] Ivanti Connect Secure ×3: Ivanti Connect Secure stack overflow',
    )
  })

  it('says that copying failed', async () => {
    show({ copy: () => Promise.reject(new Error('not allowed')) })
    await userEvent.click(page.getByRole('button', { name: 'Copy list' }))
    await userEvent.click(page.getByRole('button', { name: 'CSV' }))
    await expect.element(page.getByRole('status')).toHaveTextContent('That did not work (not allowed).')
  })

  it('names a feed’s problem and leads to the feeds', async () => {
    const openOptions = vi.fn()
    show({
      openOptions,
      feeds: async () => ({
        enabled: 3,
        lastSuccess: 0,
        failing: [
          { name: 'CISA KEV', error: { code: 'notFound', detail: 'HTTP 404' } },
          { name: 'Other', error: { code: 'timeout', detail: '' } },
        ],
      }),
    })
    await expect
      .element(page.getByRole('contentinfo'))
      .toHaveTextContent('CISA KEV: There is nothing at this address. And 1 more feed has a problem.')
    await userEvent.click(page.getByRole('button', { name: 'See feeds' }))
    expect(openOptions).toHaveBeenCalledWith('feeds')
  })

  it('waits for the advisories that come with the extension', async () => {
    let starting = true
    show({
      mentions: async () => [],
      lists: {
        ...listsSource([itemOf(FULL)]),
        recent: async (filter) => (starting ? undefined : listsSource([itemOf(FULL)]).recent(filter)),
      },
    })
    await expect.element(page.getByText('Getting the advisories ready …')).toBeVisible()
    starting = false
    await expect.element(page.getByRole('link', { name: FULL.title })).toBeVisible()
  })

  it('tells names that only it shows from those on the page', async () => {
    show({ mentions: async () => [{ ...mentionOf(FULL, { name: 'Project Nightjar', privateName: true }), item: null }] })
    await expect.element(page.getByRole('link')).toHaveTextContent('Project Nightjar No advisory known only shown here')
    expect(document.querySelector('.popup-next')).toBeNull()
  })
})

describe('whoever is new', () => {
  it('is offered how it works until they looked or put it away', async () => {
    let due = true
    const openWelcome = vi.fn()
    show({ welcomeIsDue: async () => due, openWelcome, putWelcomeAway: async () => void (due = false) })
    await userEvent.click(page.getByRole('button', { name: 'See how it works' }))
    expect(openWelcome).toHaveBeenCalledOnce()
    await userEvent.click(page.getByRole('button', { name: 'Do not offer this again' }))
    await expect.element(page.getByRole('button', { name: 'See how it works' })).not.toBeInTheDocument()
  })
})

describe('every state of the popup is accessible and fits', () => {
  const never = () => new Promise<never>(() => {})
  const failing = () => Promise.reject(new Error('QuotaExceededError'))
  const states: Record<string, [Partial<PopupSource>, string]> = {
    'with mentions': [{}, EXPLOITED.title],
    'for the first time': [{ welcomeIsDue: async () => true }, EXPLOITED.title],
    loading: [{ site: never }, 'Loading …'],
    'nothing found': [{ mentions: async () => [], lists: listsSource([]) }, 'There are no advisories yet.'],
    'page not read': [{ mentions: async () => undefined }, 'Caveat has not read this page.'],
    'closed page': [{ site: async () => ({ tabId: 1, host: '', title: '', url: '', kind: 'closed' }) }, EXPLOITED.title],
    'store broken': [
      { mentions: failing, lists: listsSource([], { recent: failing }), feeds: failing },
      'Caveat cannot read its store.',
    ],
    'quiet everywhere': [{ siteState: async () => 'everywhereQuiet' }, EXPLOITED.title],
    'with the formats open': [{}, 'Ticket text'],
    hostile: [
      {
        mentions: async () => [mentionOf(HOSTILE)],
        site: async () => ({
          tabId: 1,
          host: `${'long.'.repeat(40)}example`,
          title: '<b>',
          url: 'http://x.example/',
          kind: 'page',
        }),
      },
      '<img src=x onerror=',
    ],
  }
  it.each(Object.entries(states))('%s', async (state, [overrides, expected]) => {
    show(overrides)
    await expect.poll(main).toContain(expected)
    if (state === 'with the formats open') await userEvent.click(page.getByRole('button', { name: 'Copy list' }))
    const popup = document.querySelector('.popup')
    expect(popup?.scrollWidth).toBe(400)
    await expectAccessible(document.body, state)
    expect('pwned' in window).toBe(false)
  })
})
