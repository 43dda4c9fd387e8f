import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { AlertsSource } from '../../components/options/options-source'
import type { Days, PanelSource } from '../../components/side-panel/panel-source'
import { SidePanel } from '../../components/side-panel/side-panel'
import { daysOf } from '../../utils/alerts/days'
import { dayOf, defaultAlertRules, type AlertRules } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { BARE, EXPLOITED, FULL } from '../support/advisory-samples'
import { itemOf, listsSource, optionsSource, panelSource } from '../support/page-sources'

beforeEach(() => page.viewport(1000, 900))

describe('alerts in the options', () => {
  const section = () => page.getByRole('region', { name: 'Alerts' })
  const onOff = () => page.getByRole('checkbox', { name: 'Tell me on the desktop' })
  const alertsSource = (overrides: Partial<AlertsSource> = {}): AlertsSource => ({
    allowed: async () => true,
    allow: async () => true,
    tryOut: async () => true,
    ...overrides,
  })
  const show = (rules: Partial<AlertRules> = {}, alerts = alertsSource()) => {
    const source = optionsSource({ alerts: { ...defaultAlertRules(), ...rules } }, { alerts })
    render(<Options source={source} />)
    return async () => (await source.settings()).alerts
  }

  it('are off, ask for the permission when they are switched on, and say where that was refused', async () => {
    const allow = vi.fn(async () => false)
    const rules = show({}, alertsSource({ allow }))
    await expect.element(page.getByLabelText('New advisories')).not.toBeInTheDocument()
    await userEvent.click(onOff())
    await expect.element(section()).toHaveTextContent('The browser did not allow notifications.')
    await expect.element(onOff()).not.toBeChecked()
    expect(await rules()).toMatchObject({ on: false })
    allow.mockResolvedValue(true)
    await userEvent.click(onOff())
    await expect.element(onOff()).toBeChecked()
    expect(await rules()).toMatchObject({ on: true })
    await expect.element(section()).toHaveTextContent('You watch nothing yet.')
    await expectAccessible(document.body)
  })

  it('follow what is chosen', async () => {
    const rules = show({ on: true })
    await userEvent.selectOptions(page.getByLabelText('New advisories'), 'Medium and worse')
    await userEvent.click(page.getByRole('checkbox', { name: /EPSS/ }))
    await userEvent.click(page.getByRole('checkbox', { name: /Any other change/ }))
    await userEvent.fill(page.getByLabelText('From', { exact: true }), '22:00')
    await userEvent.fill(page.getByLabelText('Until'), '07:00')
    await expect.poll(rules).toEqual({
      on: true,
      severity: 'medium',
      exploited: true,
      epss: false,
      changed: true,
      quietFrom: '22:00',
      quietTo: '07:00',
    })
  })

  it('can be tried, and say when the browser keeps them back', async () => {
    let allowed = false
    const allow = async () => (allowed = true)
    show({ on: true }, alertsSource({ allowed: async () => allowed, allow, tryOut: async () => allowed }))
    await expect.element(section()).toHaveTextContent('does not allow Caveat to show notifications any more')
    await userEvent.click(page.getByRole('button', { name: 'Show me one' }))
    await expect.element(section()).toHaveTextContent('The browser did not allow notifications.')
    await userEvent.click(section().getByRole('button', { name: 'Allow access' }))
    await expect.element(section()).not.toHaveTextContent('any more')
    await userEvent.click(page.getByRole('button', { name: 'Show me one' }))
    await expect.element(section()).toHaveTextContent('Shown.')
  })
})

describe('day by day', () => {
  const today = dayOf(new Date())
  const items = [itemOf(FULL, true), itemOf(EXPLOITED), itemOf(BARE)]
  const days = daysOf(
    items.map(({ row, watched }) => ({ ...row, changed: today, watched })),
    new Date(),
  )
  const show = (found: Partial<Days> = {}, overrides: Partial<PanelSource> = {}) => {
    const read = async () => ({ span: 7, isWatching: true, days, ...found })
    const source = panelSource({ days: read, lists: listsSource(items), ...overrides })
    render(<SidePanel source={source} route={{ view: 'days' }} onRoute={onRoute} onBack={() => undefined} />)
  }
  const onRoute = vi.fn()
  beforeEach(() => onRoute.mockReset())

  it('lists what happened to what is watched, and counts the rest', async () => {
    show()
    const day = page.getByRole('region', { name: /^Today/ })
    await expect.element(day.getByRole('listitem').getByText(FULL.title)).toBeVisible()
    await expect.element(day.getByText('2 others')).toBeVisible()
    await expect.element(day.getByText(EXPLOITED.title)).not.toBeInTheDocument()
    await userEvent.click(day.getByText('2 others'))
    await expect.element(day.getByText(EXPLOITED.title)).toBeVisible()
    await expectAccessible(document.body)
    await userEvent.click(day.getByText(FULL.title))
    expect(onRoute).toHaveBeenCalledWith({ view: 'advisory', id: FULL.id })
  })

  it('is copied as Markdown', async () => {
    const copy = vi.fn(async (_: string) => undefined)
    show({}, { copy })
    await userEvent.click(page.getByText('Copy list'))
    await userEvent.click(page.getByRole('button', { name: 'Markdown' }))
    await expect.poll(() => copy.mock.calls[0]?.[0]).toContain(`## ${today}\n\n- ${FULL.title}`)
  })

  it('says what is so where there is nothing', async () => {
    show({ days: [], isWatching: false })
    await expect.element(page.getByText('Nothing happened in the last 7 days.')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Add what you run' })).toHaveAttribute('href', '/options.html#watching')
  })

  it('says that there is too much', async () => {
    show({ span: 0, days: [] })
    await expect.element(page.getByText(/Too much changed today/)).toBeVisible()
  })

  it('says that the store cannot be read', async () => {
    show({}, { days: () => Promise.reject(new Error('disk full')) })
    await expect.element(page.getByText('disk full')).toBeVisible()
  })

  it('is reached from what is recent', async () => {
    render(<SidePanel source={panelSource()} route={{ view: 'recent' }} onRoute={onRoute} onBack={() => undefined} />)
    await userEvent.click(page.getByRole('link', { name: 'Day by day' }))
    expect(onRoute).toHaveBeenCalledWith({ view: 'days' })
  })
})
