import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { About, PanelSource } from '../../components/side-panel/panel-source'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { Advisory } from '../../utils/advisories'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { EntityRow } from '../../utils/store/rows'
import { expectAccessible } from '../support/accessibility'
import { BARE, EXPLOITED, FULL } from '../support/advisory-samples'
import { ABOUT_NOTHING, dossierEntryOf, itemOf, listsSource, panelSource } from '../support/page-sources'

const onRoute = vi.fn()
const ABOUT: PanelRoute = { view: 'about', id: 'company:acme' }

const many = (count: number, base: Advisory, year: number) =>
  Array.from({ length: count }, (_, at): Advisory => ({
    ...base,
    id: `CVE-${year}-${30_000 + at}`,
    title: `Flaw ${at} of ${year}`,
    published: `${year}-${String((at % 12) + 1).padStart(2, '0')}-02`,
    updated: null,
  }))

const ADVISORIES = [...many(90, EXPLOITED, 2026), ...many(30, { ...BARE, severity: FULL.severity }, 2024)]

const entity = (id: string, name: string, rest: Partial<EntityRow> = {}): EntityRow => ({
  key: id,
  id,
  name,
  type: 'Product',
  vendor: 'Acme',
  aliases: [],
  privateAliases: [],
  nameKeys: [],
  private: false,
  standing: {},
  publicStanding: {},
  ...rest,
})

const ACME: About = {
  ...ABOUT_NOTHING,
  entity: entity('company:acme', 'Acme', { type: 'Company', vendor: '' }),
  products: Array.from({ length: 70 }, (_, at) => entity(`product:acme/gate-${at}`, `Gate ${String(at).padStart(2, '0')}`)),
  entries: ADVISORIES.map((advisory, at) =>
    dossierEntryOf(advisory, { acknowledged: at % 10 === 0, withdrawn: at % 10 === 1 && at < 90 }),
  ),
}

function show(about: Partial<About> = {}, overrides: Partial<PanelSource> = {}, route = ABOUT) {
  const source = panelSource({
    about: async () => ({ ...ACME, ...about }),
    lists: listsSource(ADVISORIES.map((advisory) => itemOf(advisory))),
    ...overrides,
  })
  return { source, ...render(<SidePanel source={source} route={route} onRoute={onRoute} onBack={() => undefined} />) }
}

const titles = () => [...document.querySelectorAll('.advisory-link-title')].map((title) => title.textContent)
const listed = () => page.getByRole('status').first()
const choose = (name: string) => userEvent.click(page.getByRole('checkbox', { name }))
const list = (name: string) => page.getByRole('list', { name })

beforeEach(() => onRoute.mockClear())

describe('a dossier', () => {
  it('counts its advisories by severity and by what was done about them', async () => {
    show()
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Acme')
    await expect.element(list('By severity')).toHaveTextContent('90 Critical 30 Low')
    await expect.element(list('By state')).toHaveTextContent('Open 99Acknowledged 12Withdrawn 9Known exploited 90')
  })

  it('has a row for each quarter, two years of them at first', async () => {
    show()
    const rows = page.getByRole('table', { name: 'By quarter' }).getByRole('row')
    await expect.poll(() => rows.elements().map((row) => row.textContent)).toHaveLength(9)
    expect(rows.elements()[1]?.textContent).toBe('Q4 20262121')
    await expect.element(page.getByRole('columnheader', { name: 'Critical' })).toBeInTheDocument()
    expect(page.getByRole('button', { name: 'Show all quarters' }).elements()).toEqual([])
  })

  it('shows the older quarters when asked', async () => {
    const entries = many(12, EXPLOITED, 2026)
      .concat(many(12, EXPLOITED, 2025), many(12, EXPLOITED, 2023))
      .map((advisory) => dossierEntryOf(advisory))
    show({ entries: [...entries, dossierEntryOf({ ...BARE, id: 'undated', published: null, updated: null }, { changed: 0 })] })
    const rows = page.getByRole('row')
    await expect.poll(() => rows.elements().length).toBe(9)
    await userEvent.click(page.getByRole('button', { name: 'Show all quarters' }))
    expect(rows.elements().map((row) => row.textContent?.slice(0, 7))).toEqual(
      expect.arrayContaining(['Q4 2025', 'Q1 2023', 'No date']),
    )
    await expect.element(page.getByRole('button', { name: 'No date' })).toBeDisabled()
    await userEvent.click(page.getByRole('button', { name: 'Show the last quarters only' }))
    await expect.poll(() => rows.elements().length).toBe(9)
  })

  it('lists a quarter, a severity, what is exploited or what is open, and all of it again', async () => {
    show()
    await userEvent.click(page.getByRole('button', { name: 'Q3 2026' }))
    await expect.element(listed()).toHaveTextContent('21 of 120 listed')
    await expect.element(page.getByRole('button', { name: 'Q3 2026' })).toHaveAttribute('aria-pressed', 'true')
    await choose('Only open ones')
    await expect.element(listed()).toHaveTextContent('17 of 120 listed')
    await choose('Low')
    await expect.element(listed()).toHaveTextContent('0 of 120 listed')
    await expect.element(page.getByText('The filter leaves nothing of it.')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Show all', exact: true }))
    await expect.element(listed()).toBeEmptyDOMElement()
    await choose('Low')
    await expect.poll(titles).toEqual(ADVISORIES.slice(90).map(({ title }) => title))
    await choose('Known exploited')
    await expect.element(listed()).toHaveTextContent('0 of 120 listed')
    await choose('Known exploited')
    await userEvent.click(page.getByRole('button', { name: 'Q1 2024' }))
    await expect.element(listed()).toHaveTextContent('9 of 120 listed')
    await choose('Q1 2024')
    await expect.element(listed()).toHaveTextContent('30 of 120 listed')
  })

  it('is found as it was left when one goes back to it', async () => {
    const { source, rerender } = show()
    await choose('Low')
    const at = (route: PanelRoute) => <SidePanel source={source} route={route} onRoute={onRoute} onBack={() => undefined} />
    rerender(at({ view: 'advisory', id: FULL.id }))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(FULL.title)
    rerender(at(ABOUT))
    await expect.element(page.getByRole('checkbox', { name: 'Low' })).toBeChecked()
    await expect.element(listed()).toHaveTextContent('30 of 120 listed')
    rerender(at({ view: 'about', id: 'another' }))
    await expect.element(page.getByRole('checkbox', { name: 'Low' })).not.toBeChecked()
  })

  it('leads from a vendor to its products, some at a time', async () => {
    show()
    await userEvent.click(page.getByText('Products (70)'))
    await expect.poll(() => document.querySelectorAll('.dossier-products a').length).toBe(60)
    await userEvent.click(page.getByRole('button', { name: 'Show 10 more of 70' }))
    expect(document.querySelectorAll('.dossier-products a')).toHaveLength(70)
    await userEvent.click(page.getByRole('link', { name: 'Gate 69' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'about', id: 'product:acme/gate-69' })
  })

  it('leads from a product to its vendor', async () => {
    show({ entity: entity('product:acme/gate', 'Gate'), vendor: ACME.entity, products: [] })
    await userEvent.click(page.getByRole('link', { name: 'by Acme' }))
    expect(onRoute).toHaveBeenLastCalledWith({ view: 'about', id: 'company:acme' })
    expect(document.querySelector('details')).toBeNull()
  })

  it('has neither quarters nor a filter where there is one advisory', async () => {
    show({ entries: ACME.entries.slice(1, 2) })
    await expect.element(list('By state')).toHaveTextContent('Withdrawn 1')
    expect(document.querySelector('table, fieldset')).toBeNull()
  })

  it.each([
    ['Markdown', 'md', 'text/markdown', /^## Acme\n\nCompany · As of [^]*Only: Low and Open \(27 of 120\)[^]*Flaw 29 of 2024/],
    ['CSV', 'csv', 'text/csv', /^\uFEFFabout,as_of,owner,state,[^]*\r\nAcme,/],
    ['JSON', 'json', 'application/json', /"title": "Acme"/],
  ])('saves what is listed as evidence, as %s', async (kind, extension, type, content) => {
    const save = vi.fn()
    show({}, { save })
    await choose('Low')
    await choose('Only open ones')
    await userEvent.click(page.getByRole('button', { name: 'Evidence pack' }))
    await userEvent.click(page.getByRole('button', { name: kind, exact: true }))
    const name = `Acme-${new Date().toISOString().slice(0, 10)}.${extension}`
    await expect.element(page.getByText(`Saved as ${name}.`)).toBeVisible()
    expect(save).toHaveBeenCalledExactlyOnceWith(name, expect.stringMatching(content), type)
    expect(save.mock.lastCall?.[1]).not.toMatch(/Flaw \d+ of 2026/)
  })

  it('says that no evidence could be made', async () => {
    const lists = { ...listsSource(), items: () => Promise.reject(new Error('disk gone')) }
    show({}, { lists })
    await userEvent.click(page.getByRole('button', { name: 'Evidence pack' }))
    await userEvent.click(page.getByRole('button', { name: 'CSV', exact: true }))
    await expect.element(page.getByText('That did not work (disk gone).')).toBeVisible()
  })

  it.each(['ltr', 'rtl'] as const)('is accessible, read %s', async (dir) => {
    document.documentElement.dir = dir
    show()
    await userEvent.click(page.getByText('Products (70)'))
    await expectAccessible()
    await userEvent.click(page.getByText('Products (70)'))
    await userEvent.click(page.getByRole('button', { name: 'Q1 2024' }))
    await expectAccessible(document.body, 'a quarter')
    await choose('Known exploited')
    await expect.element(page.getByText('The filter leaves nothing of it.')).toBeVisible()
    await expectAccessible(document.body, 'nothing')
    document.documentElement.dir = ''
  })
})
