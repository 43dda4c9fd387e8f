import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AdvisoryItem } from '../../components/advisory-list/list-item'
import { Options } from '../../components/options/options'
import { Popup } from '../../components/popup/popup'
import type { PanelSource } from '../../components/side-panel/panel-source'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { Acknowledgement } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { EXPLOITED, FULL } from '../support/advisory-samples'
import { itemOf, listsSource, optionsSource, panelSource, popupSource } from '../support/page-sources'

const MADE: Acknowledgement = {
  advisoryId: FULL.id,
  name: FULL.title,
  reason: 'accepted',
  note: 'The pilot ends in December.',
  owner: 'Ines',
  until: '2026-12-31',
  addedAt: '2026-11-20T09:00:00.000Z',
  historyAt: '2026-05-29T08:30:00Z',
}

/** A panel that keeps what is said, as the stored settings do. */
function show(start: AdvisoryItem['acknowledged'] = null, overrides: Partial<PanelSource> = {}) {
  let acknowledged = start
  const source = panelSource({
    advisory: async () => itemOf(FULL, false, acknowledged),
    acknowledge: async (made) => void (acknowledged = { made, state: 'holds' }),
    reopen: async () => void (acknowledged = null),
    ...overrides,
  })
  const ignore = () => undefined
  render(<SidePanel source={source} route={{ view: 'advisory', id: FULL.id }} onRoute={ignore} onBack={ignore} />)
  return () => acknowledged
}

const region = () => page.getByRole('region', { name: 'Acknowledgement' })

describe('acknowledging an advisory', () => {
  it('takes a reason, an owner, a day and a note, with the keyboard alone, and can be undone', async () => {
    const kept = show()
    await expect.element(page.getByRole('button', { name: 'Acknowledge …' })).toBeVisible()
    page.getByRole('button', { name: 'Acknowledge …' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('combobox', { name: 'Why it needs nothing more for now' })).toHaveFocus()
    await userEvent.selectOptions(page.getByRole('combobox'), 'Risk accepted')
    await userEvent.fill(page.getByRole('textbox', { name: 'Who answers for it (optional)' }), 'Ines')
    await userEvent.fill(page.getByLabelText('Until (optional)'), '2099-12-31')
    await userEvent.fill(page.getByRole('textbox', { name: 'Note (optional)' }), 'The pilot ends.')
    page.getByRole('button', { name: 'Acknowledge', exact: true }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(region()).toHaveTextContent('Acknowledged: Risk acceptedby Ines')
    await expect.element(region()).toHaveTextContent('until 31 Dec 2099')
    expect(kept()?.made).toMatchObject({
      advisoryId: FULL.id,
      reason: 'accepted',
      owner: 'Ines',
      until: '2099-12-31',
      note: 'The pilot ends.',
      historyAt: '2026-05-29T08:30:00Z',
    })
    await userEvent.click(page.getByRole('button', { name: 'Reopen' }))
    await expect.element(page.getByRole('button', { name: 'Acknowledge …' })).toBeVisible()
    expect(kept()).toBeNull()
  })

  it('is left with Escape, and nothing is kept', async () => {
    const kept = show()
    await userEvent.click(page.getByRole('button', { name: 'Acknowledge …' }))
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'Acknowledge …' })).toBeVisible()
    expect(kept()).toBeNull()
  })

  it.each([
    ['changed', 'Changed since it was acknowledged: Risk accepted'],
    ['expired', 'Acknowledged until a day that has passed: Risk accepted'],
  ] as const)('says that it is open again when it %s', async (state, words) => {
    show({ made: MADE, state })
    await expect.element(region()).toHaveTextContent(words)
    await expect.element(page.getByRole('button', { name: 'Acknowledge again …' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Forget it' })).toBeVisible()
    // Where a test before left the page scrolled, the panel's header lies over the buttons.
    scrollTo(0, 0)
    await expectAccessible(document.body, state)
  })

  it('says that it could not be kept', async () => {
    show(null, { acknowledge: () => Promise.reject(new Error('at most 5000 acknowledged advisories')) })
    await userEvent.click(page.getByRole('button', { name: 'Acknowledge …' }))
    await page.viewport(320, 900)
    await expectAccessible(document.body, 'the form')
    expect(document.documentElement.scrollWidth).toBe(320)
    await userEvent.click(page.getByRole('button', { name: 'Acknowledge', exact: true }))
    await expect.element(page.getByRole('alert')).toHaveTextContent('This could not be saved. at most 5000')
  })
})

describe('what is acknowledged', () => {
  it('is listed quieter, in words, and only while it holds', async () => {
    const items = [
      itemOf(FULL, false, { made: MADE, state: 'holds' }),
      itemOf(EXPLOITED, false, { made: MADE, state: 'changed' }),
    ]
    render(<Popup source={popupSource({ mentions: async () => [], lists: listsSource(items) })} />)
    await expect.element(page.getByRole('link', { name: FULL.title })).toHaveTextContent('Acknowledged')
    await expect.element(page.getByRole('link', { name: EXPLOITED.title })).not.toHaveTextContent('Acknowledged')
    await expectAccessible(document.body, 'acknowledged')
  })

  it('is listed in the options, each to be opened again and that to be undone', async () => {
    const source = optionsSource({ acknowledged: [MADE] })
    render(<Options source={source} />)
    const list = page.getByRole('list', { name: 'Acknowledged advisories' })
    await expect.element(list).toHaveTextContent('Risk accepted · by Ines · until 31 Dec 2026')
    await userEvent.click(page.getByRole('button', { name: `Reopen ${FULL.title}` }))
    await expect.element(page.getByText(`${FULL.title} is open again.`)).toBeVisible()
    expect((await source.settings()).acknowledged).toEqual([])
    await userEvent.click(page.getByRole('button', { name: 'Undo' }))
    await expect.poll(async () => (await source.settings()).acknowledged).toEqual([MADE])
  })
})
