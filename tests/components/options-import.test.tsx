import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { Settings } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { optionsSource } from '../support/page-sources'

function show(start: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}): OptionsSource {
  const source = optionsSource(start, overrides)
  render(<Options source={source} />)
  return source
}

const part = () => page.getByRole('region', { name: 'Import a list' })
const group = (name: RegExp) => page.getByRole('region', { name })
const file = (text: BlobPart, name: string) => new File([text], name)

async function begin(): Promise<void> {
  await expect.element(part()).toBeVisible()
  const closed = page.getByRole('button', { name: 'Choose or paste a list …' })
  if (closed.elements().length > 0) await userEvent.click(closed)
}

async function choose(text: BlobPart, name = 'apps.csv'): Promise<void> {
  await begin()
  await userEvent.upload(page.getByLabelText('Choose a file'), file(text, name))
}

async function paste(text: string): Promise<void> {
  await begin()
  await userEvent.fill(page.getByLabelText('Or paste a list'), text)
  await userEvent.click(page.getByRole('button', { name: 'Read the list' }))
}

const APPS = `Application name,Publisher,Version
Google Chrome (x64),Google LLC,131.0
Chrome 130.1,Google LLC,130.1
Connect Secure,"Ivanti, Inc.",22.7
Exchange,Acme Currency Tools,1.0
Time Sheet 2.0 (x64),Fabrikam,2.0
Old Sheet,Fabrikam,1.0
,Nobody,1
`

beforeEach(() => page.viewport(1000, 800))

describe('a list on its way to the watch list', () => {
  it('is read, looked through, watched in one step and taken back in one', async () => {
    const watchlist: Settings['watchlist'] = [{ name: 'Connect Secure', type: 'Product', vendor: 'Ivanti', aliases: [] }]
    const source = show({ watchlist })
    await choose(APPS)
    await expect.element(page.getByRole('heading', { name: 'Found in apps.csv' })).toHaveFocus()
    await expect.element(part()).toHaveTextContent('6 rows, read as CSV. They come to 5 names.')
    await expect.element(part()).toHaveTextContent('1 entry could not be read')
    await expect.element(group(/^Known 2/)).toHaveTextContent('Chrome Google · Product Google Chrome (x64)1 more row')
    await expect.element(page.getByRole('checkbox', { name: /^Chrome/ })).toBeChecked()
    await expect.element(page.getByRole('checkbox', { name: /^Connect Secure.*Already watched/ })).toBeDisabled()
    await expect.element(page.getByRole('checkbox', { name: /^Time Sheet/ })).not.toBeChecked()
    await userEvent.click(page.getByRole('checkbox', { name: /^Old Sheet/ }))
    await expect.element(group(/^To decide/)).toHaveTextContent('Exchange Acme Currency Tools')
    await userEvent.selectOptions(page.getByRole('combobox', { name: /^Exchange/ }), 'Exchange · Contoso · Service')
    await userEvent.click(page.getByRole('button', { name: 'Watch 3 names' }))
    await expect.element(page.getByText('3 names are watched now.')).toBeInViewport()
    await expect.element(page.getByRole('heading', { name: 'Import a list' })).toHaveFocus()
    expect((await source.settings()).watchlist.map(({ name, vendor, type }) => [name, vendor, type])).toEqual([
      ['Connect Secure', 'Ivanti', 'Product'],
      ['Chrome', 'Google', 'Product'],
      ['Exchange', 'Contoso', 'Service'],
      ['Old Sheet', undefined, 'Product'],
    ])
    await userEvent.click(page.getByRole('button', { name: 'Undo' }))
    await expect.poll(async () => (await source.settings()).watchlist).toEqual(watchlist)
  })

  it('takes plain names, all or none of a kind at once, and leaves everything as it was when cancelled', async () => {
    const source = show()
    await paste('Chrome, Connect Secure\nSomething of ours\nSomething else')
    await expect.element(part()).toHaveTextContent('4 rows, read as plain names.')
    await userEvent.click(group(/^Known/).getByRole('button', { name: 'Select none' }))
    await expect.element(page.getByRole('button', { name: 'Watch no name' })).toBeDisabled()
    await userEvent.click(group(/^Not known/).getByRole('button', { name: 'Select all' }))
    await expect.element(page.getByRole('button', { name: 'Watch 2 names' })).toBeEnabled()
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect
      .element(page.getByLabelText('Or paste a list'))
      .toHaveValue('Chrome, Connect Secure\nSomething of ours\nSomething else')
    expect((await source.settings()).watchlist).toEqual([])
  })

  it('works with the keyboard alone', async () => {
    const source = show()
    await begin()
    const field = page.getByLabelText('Or paste a list')
    await expect.element(field).toBeVisible()
    ;(field.element() as HTMLElement).focus()
    await userEvent.keyboard('Chrome{Enter}Our tool{Tab}{Enter}')
    await expect.element(page.getByRole('heading', { name: 'Found in the pasted list' })).toHaveFocus()
    await userEvent.keyboard('{Tab}')
    await expect.element(page.getByLabelText('Find a name in the list')).toHaveFocus()
    await userEvent.keyboard('{Tab}{Tab} {Tab}{Enter}')
    await expect.poll(async () => (await source.settings()).watchlist.map(({ name }) => name)).toEqual(['Chrome', 'Our tool'])
  })

  it('finds names in a list of ten thousand, and shows them by parts', async () => {
    show()
    const names = Array.from({ length: 10_000 }, (_, index) => `Tool number ${index} of ours`)
    await choose(['Name', 'Chrome', ...names].join('\n'))
    await expect.element(group(/^Not known 10,000/)).toBeVisible()
    expect(document.querySelectorAll('.import-row')).toHaveLength(51)
    await userEvent.click(page.getByRole('button', { name: 'Show 50 more of 10,000' }))
    await expect.poll(() => document.querySelectorAll('.import-row')).toHaveLength(101)
    await userEvent.fill(page.getByLabelText('Find a name in the list'), 'number 9999')
    await expect.element(group(/^Not known 1$/)).toHaveTextContent('Tool number 9999 of ours')
    await userEvent.fill(page.getByLabelText('Find a name in the list'), 'nowhere')
    await expect.element(part()).toHaveTextContent('No name in the list has “nowhere” in it.')
    await userEvent.fill(page.getByLabelText('Find a name in the list'), '')
    await userEvent.click(group(/^Not known/).getByRole('button', { name: 'Select all' }))
    await expect.element(page.getByRole('button', { name: 'Watch 10,001 names' })).toBeEnabled()
  })

  it('can be given up while it is read', async () => {
    show({}, { knownNames: () => new Promise(() => undefined) })
    await choose(APPS)
    await expect.element(part()).toHaveTextContent('Reading apps.csv …')
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect.element(page.getByLabelText('Or paste a list')).toBeVisible()
  })
})

describe('what cannot be read says why and changes nothing', () => {
  it.each([
    ['an empty file', '', 'Nothing could be read from apps.csv. It is empty.'],
    ['a workbook', 'PK\u0003\u0004\0\0', 'It is not text. Export a workbook as CSV.'],
    ['damaged JSON', '{"bomFormat":', 'It looks like JSON, but is damaged.'],
    ['another kind of JSON', '{"a":1}', 'It is JSON or markup of a kind that Caveat does not know.'],
  ])('%s', async (_, text, problem) => {
    show()
    await choose(text)
    await expect.element(part().getByRole('alert')).toHaveTextContent(problem)
    await expectAccessible(document.querySelector('.import-list') ?? document.body, problem)
  })

  it('a huge file', async () => {
    show()
    await begin()
    const input = page.getByLabelText('Choose a file')
    await expect.element(input).toBeInTheDocument()
    // By hand: it would be sent to the browser byte by byte.
    const transfer = new DataTransfer()
    transfer.items.add(file('n'.repeat(10_000_001), 'huge.csv'))
    Object.assign(input.element(), { files: transfer.files }).dispatchEvent(new Event('change', { bubbles: true }))
    await expect.element(part().getByRole('alert')).toHaveTextContent('from huge.csv. It is larger than 10 MB.')
  })

  it('nothing pasted', async () => {
    show()
    await begin()
    await userEvent.click(page.getByRole('button', { name: 'Read the list' }))
    await expect
      .element(page.getByLabelText('Or paste a list'))
      .toHaveAccessibleDescription('Paste some names, or choose a file.')
  })

  it('a store that cannot be read', async () => {
    show({}, { knownNames: () => Promise.reject(new Error('the store is gone')) })
    await paste('Chrome')
    await expect
      .element(part().getByRole('alert'))
      .toHaveTextContent('The list could not be put beside what is known.the store is gone')
    await expect.element(page.getByLabelText('Or paste a list')).toHaveValue('Chrome')
  })

  it('a watch list that has no more room', async () => {
    const full = { ok: false, error: { code: 'invalid', detail: 'at most 20,000 watched entities' } } as const
    show({}, { update: async () => full })
    await paste('Chrome')
    await userEvent.click(page.getByRole('button', { name: 'Watch 1 name' }))
    await expect.element(part().getByRole('alert')).toHaveTextContent('at most 20,000 watched entities')
    await expect.element(page.getByRole('heading', { name: 'Found in the pasted list' })).toBeVisible()
  })
})

const ENDLESS = 'Unbreakable'.repeat(15)
const STATES: Record<string, [text: string, expected: string, find?: string]> = {
  'as it begins': ['', 'Choose or paste a list …'],
  'a list of every kind': [APPS, 'They come to 5 names.'],
  'long names': [`Name,Publisher\n${ENDLESS},${ENDLESS}\n${ENDLESS}2,x\nExchange,${ENDLESS}`, ENDLESS],
  'nothing found': [APPS, 'No name in the list', 'zzz'],
  'only problems': ['Name,Vendor\n,V\n', 'There is no name in it.'],
}

describe('every state of an import is accessible and fits 320 px', () => {
  it.each(Object.entries(STATES))('%s', async (state, [text, expected, find]) => {
    await page.viewport(320, 600)
    show()
    if (text) await choose(text)
    if (find) await userEvent.fill(page.getByLabelText('Find a name in the list'), find)
    await expect.element(part()).toHaveTextContent(expected)
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.querySelector('.import-list') ?? document.body, state)
  })
})
