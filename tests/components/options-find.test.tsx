import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { Settings } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { optionsSource } from '../support/page-sources'

const show = (start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}) =>
  render(<Options source={optionsSource(start, overrides)} />)
const find = () => page.getByRole('searchbox', { name: 'Find options' })
const headings = () =>
  page
    .getByRole('heading', { level: 2 })
    .elements()
    .map((heading) => heading.textContent)
const links = () =>
  page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link')
    .elements()
    .map((link) => link.textContent)
const painted = () => [...(CSS.highlights.get('options-found') ?? [])].map(String)

beforeEach(() => page.viewport(1000, 800))

describe('finding options', () => {
  it('leaves the sections that have the words, here and in the navigation, and paints them', async () => {
    show()
    await expect.element(find()).toBeVisible()
    const all = headings()
    await userEvent.fill(find(), 'DESKTOP tell')
    await expect.element(page.getByText('1 section', { exact: true })).toBeVisible()
    expect(headings()).toEqual(['Alerts'])
    expect(links()).toEqual(['Alerts'])
    expect(painted().map((text) => text.toLowerCase())).toEqual(expect.arrayContaining(['desktop', 'tell']))
    await expectAccessible()
    await userEvent.fill(find(), '')
    await expect.poll(headings).toEqual(all)
    expect(painted()).toEqual([])
  })

  it('says that there is nothing, and loses nothing that was typed', async () => {
    show()
    await userEvent.fill(page.getByLabelText('Owner (optional)'), 'Network team')
    await userEvent.fill(find(), 'zebra')
    await expect.element(page.getByText('Nothing about “zebra” here.')).toBeVisible()
    expect(headings()).toEqual([])
    await userEvent.fill(find(), 'watch')
    await expect.element(page.getByLabelText('Owner (optional)')).toHaveValue('Network team')
  })

  it('leaves nothing painted behind', async () => {
    const { unmount } = show()
    await userEvent.fill(find(), 'feeds')
    await expect.poll(painted).not.toEqual([])
    unmount()
    expect(painted()).toEqual([])
  })
})

describe('the keyboard', () => {
  const section = () => page.getByRole('region', { name: 'Keyboard' })

  it('is told with the keys that the browser has, and where they are changed', async () => {
    const changeShortcuts = vi.fn(async () => undefined)
    show({}, { changeShortcuts })
    await expect.element(section()).toHaveTextContent('Alt+Shift+N Show the next card')
    await expect.element(section()).toHaveTextContent('no keys Show the card before')
    await expect.element(section()).toHaveTextContent('Alt+C Open the popup')
    await expect.element(section()).toHaveTextContent('Esc closes it')
    await userEvent.click(page.getByRole('button', { name: 'Change the keys in the browser' }))
    expect(changeShortcuts).toHaveBeenCalledOnce()
  })

  it('says what the browser does not say or open', async () => {
    const broken = {
      shortcuts: () => Promise.reject(new Error('not now')),
      changeShortcuts: () => Promise.reject(new Error('no page')),
    }
    show({}, broken)
    await expect.element(section()).toHaveTextContent('The browser does not say which keys are set.not now')
    await userEvent.click(page.getByRole('button', { name: 'Change the keys in the browser' }))
    await expect.element(section()).toHaveTextContent('The browser’s page could not be opened.no page')
  })
})
