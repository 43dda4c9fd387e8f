import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { NamesPreview, NamesPreviewLevel, OptionsSource } from '../../components/options/options-source'
import type { NotThis, Settings } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { optionsSource } from '../support/page-sources'

function show(start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}): OptionsSource {
  const source = optionsSource(start, overrides)
  render(<Options source={source} />)
  return source
}

const section = () => page.getByRole('region', { name: 'Names' })

beforeEach(() => page.viewport(1000, 800))

const FOUND = {
  fortios: { id: 'product:fortinet/fortios', surface: 'FortiOS', cue: 'distinct', confidence: 'certain' },
  salt: { id: 'product:salt/salt', surface: 'Salt', cue: 'list', confidence: 'likely' },
  word: { id: 'product:microsoft/word', surface: 'Word', cue: 'exact-case', confidence: 'possible' },
} as const

function level(...names: (keyof typeof FOUND)[]): NamesPreviewLevel {
  const found = names.map((name) => ({ ...FOUND[name], name: FOUND[name].surface, type: 'Product', vendor: '', count: 2 }))
  return { names: found.length, places: found.length * 2, found }
}

const preview = (levels: Partial<Record<'strict' | 'balanced' | 'broad', NamesPreviewLevel>> = {}): NamesPreview => ({
  state: 'page',
  title: 'Vendor review',
  levels: { strict: level('fortios'), balanced: level('fortios', 'salt'), broad: level('fortios', 'salt', 'word'), ...levels },
})

describe('how sure a name has to be', () => {
  it('is one of three, kept at once', async () => {
    const source = show()
    await expect.element(page.getByRole('radio', { name: 'Balanced' })).toBeChecked()
    await userEvent.click(page.getByRole('radio', { name: 'Strict' }))
    await expect.element(page.getByRole('radio', { name: 'Strict' })).toBeChecked()
    expect((await source.settings()).strictness).toBe('strict')
    await expect.element(page.getByRole('radio', { name: 'Strict' })).toHaveAccessibleDescription(/hardly mean anything else/)
  })

  it('shows what each choice marks on the page last in front, and what it changes', async () => {
    show({}, { previewNames: async () => preview() })
    await expect.element(section()).toHaveTextContent('Previewed on: Vendor review')
    await expect.element(section()).toHaveTextContent(/1 name in 2 places.*Leaves out Salt\./)
    await expect.element(section()).toHaveTextContent(/3 names in 6 places.*Adds Word\./)
    await userEvent.click(page.getByText('2 names in 4 places'))
    await expect.element(page.getByText('It stands among other names, in a list or a menu. Likely.').first()).toBeVisible()
    await userEvent.click(page.getByRole('radio', { name: 'Strict' }))
    await expect.element(section()).toHaveTextContent('Adds Salt.')
    await expect.element(section()).toHaveTextContent('Adds Salt and Word.')
  })

  it('says which choices come to the same, or to the same names in fewer places', async () => {
    const fewer = { ...level('fortios', 'salt'), places: 3 }
    show({}, { previewNames: async () => preview({ strict: fewer, broad: level('fortios', 'salt') }) })
    await expect.element(section()).toHaveTextContent('The same names, in 1 place fewer.')
    await expect.element(section()).toHaveTextContent('The same as now.')
  })

  it('counts where there are too many names to be told', async () => {
    show({}, { previewNames: async () => preview({ broad: { ...level('word'), names: 250, places: 900 } }) })
    await expect.element(section()).toHaveTextContent('250 names in 900 places')
    await expect.element(section()).toHaveTextContent('248 names more.')
    await expect.element(section()).not.toHaveTextContent('Adds')
  })

  it.each([
    ['no page is open', async (): Promise<NamesPreview> => ({ state: 'noPage' }), 'No page is open in this window.'],
    ['none answers', async (): Promise<NamesPreview> => ({ state: 'noAnswer' }), 'No page in this window answers.'],
    [
      'it names nothing',
      async () => preview({ strict: level(), balanced: level(), broad: level() }),
      'No choice would mark anything on: Vendor review',
    ],
    ['the store is gone', () => Promise.reject(new Error('disk')), 'It cannot be said what each choice would mark. disk'],
  ])('says so when %s, and looks again when asked', async (_case, previewNames, says) => {
    const asked = vi.fn(previewNames)
    show({}, { previewNames: asked })
    await expect.element(section()).toHaveTextContent(says)
    asked.mockResolvedValue(preview())
    await userEvent.click(page.getByRole('button', { name: 'Look again' }))
    await expect.element(section()).toHaveTextContent('2 names in 4 places')
  })
})

describe('blocks of code', () => {
  it('are read when that is asked for, and the preview follows', async () => {
    const previewNames = vi.fn(async (_: boolean) => preview())
    const source = show({}, { previewNames })
    await userEvent.click(page.getByRole('checkbox', { name: 'Mark names in blocks of code' }))
    await expect.poll(async () => (await source.settings()).codeBlocks).toBe(true)
    await expect.poll(() => previewNames.mock.calls.map(([codeBlocks]) => codeBlocks)).toEqual([false, true])
  })
})

const NOT_THESE: NotThis[] = [
  { entityId: 'product:salt/salt', name: 'Salt', scope: 'context', cue: 'list', addedAt: '2026-03-01T09:00:00.000Z' },
  {
    entityId: 'product:arm/arm',
    name: 'Arm',
    scope: 'here',
    site: 'wiki.example',
    around: 7,
    addedAt: '2026-03-02T09:00:00.000Z',
  },
  { entityId: 'product:microsoft/word', name: 'Word', scope: 'always', addedAt: '2026-03-03T09:00:00.000Z' },
]

describe('what is not marked', () => {
  const rows = () => page.getByRole('list', { name: 'What is not marked' }).getByRole('listitem')

  it('says how things stand when there is nothing', async () => {
    show()
    await expect.element(section()).toHaveTextContent('Nothing so far.')
    await expect.element(page.getByRole('button', { name: 'Undo all' })).not.toBeInTheDocument()
  })

  it('is listed with where and when, the last said first', async () => {
    show({ notThese: NOT_THESE })
    await expect.element(rows().first()).toBeVisible()
    const texts = rows()
      .elements()
      .map(({ textContent }) => textContent)
    expect(texts[0]).toMatch(/^Word On every page3 Mar/)
    expect(texts[1]).toMatch(/^Arm In one place on wiki\.example2 Mar/)
    expect(texts[2]).toMatch(/^Salt Where other names in a list or a menu are the only clue1 Mar/)
  })

  it('is undone one by one, and put back', async () => {
    const source = show({ notThese: NOT_THESE })
    await userEvent.click(page.getByRole('button', { name: 'Undo for Word, On every page' }))
    await expect.element(page.getByText('Word is marked again.')).toBeInViewport()
    expect((await source.settings()).notThese.map(({ name }) => name)).toEqual(['Salt', 'Arm'])
    await userEvent.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await expect.poll(async () => (await source.settings()).notThese.length).toBe(3)
  })

  it('is undone all at once, and put back', async () => {
    const source = show({ notThese: NOT_THESE })
    await userEvent.click(page.getByRole('button', { name: 'Undo all' }))
    await expect.element(page.getByText('3 choices were removed.')).toBeInViewport()
    expect((await source.settings()).notThese).toEqual([])
    await userEvent.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await expect.poll(async () => (await source.settings()).notThese).toEqual(NOT_THESE)
  })

  it('is listed a hundred at a time', async () => {
    const many = Array.from(
      { length: 130 },
      (_, around): NotThis => ({ ...NOT_THESE[1], scope: 'here', site: 'a.example', around }) as NotThis,
    )
    show({ notThese: many })
    await userEvent.click(page.getByRole('button', { name: 'Show 30 more of 130' }))
    await expect.poll(() => rows().elements().length).toBe(130)
  })
})

it.each([
  ['wide', 1000],
  ['narrow', 320],
])('is accessible and overflows nowhere, %s', async (_name, width) => {
  await page.viewport(width, 800)
  const long = { ...NOT_THESE[2], name: 'Ein-sehr-langer-Produktname-ohne-Leerzeichen'.repeat(4) } as NotThis
  const title = 'A page title that nobody wanted to end '.repeat(5)
  show({ notThese: [...NOT_THESE.slice(0, 2), long] }, { previewNames: async () => ({ ...preview(), title }) as NamesPreview })
  await expect.element(section()).toHaveTextContent('2 names in 4 places')
  await userEvent.click(page.getByText('2 names in 4 places'))
  await expectAccessible(document.body, 'names')
  expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth)
})
