import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Review } from '../../components/vendor-review/review'
import type { ReviewSource } from '../../components/vendor-review/review-source'
import { failure, success } from '../../utils/result'
import { expectAccessible } from '../support/accessibility'
import { EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'
import { reviewed, reviewRow, reviewSource, standing } from '../support/review-source'

const show = (overrides: Partial<ReviewSource> = {}) => render(<Review source={reviewSource(overrides)} />)
const rows = () => page.getByRole('listitem').elements()
const row = (written: string) => page.getByRole('listitem').filter({ hasText: written })
const button = (name: string) => page.getByRole('button', { name, exact: true })

async function paste(text = 'Notepad++\nConnect Secure'): Promise<void> {
  await userEvent.fill(page.getByLabelText('Paste a list, a table or a text'), text)
  await userEvent.click(button('Review it'))
}

beforeEach(() => page.viewport(1000, 800))

describe('a review', () => {
  it('says where each row stands, in the order of the list, and leads to more', async () => {
    const openPanel = vi.fn()
    show({ openPanel })
    await paste()
    await expect.element(page.getByRole('heading', { name: 'Review of the pasted list' })).toHaveFocus()
    await expect.element(page.getByText('4 rows. Compared with 1,675 advisories, synced 4 min ago.')).toBeVisible()
    await expect.element(page.getByText('1 entry could not be read')).toBeVisible()
    expect(rows().map((each) => each.textContent)).toHaveLength(4)
    await expect.element(row('Notepad++')).toHaveTextContent('1Notepad++ 8.5')
    await expect.element(row('Notepad++')).toHaveTextContent('No advisory known')
    await expect.element(row('Pulse')).toHaveTextContent('Critical1 open1 exploited')
    await expect.element(row('Pulse')).toHaveTextContent('Connect SecureIvantiProductWatched')
    await expect.element(row('Copilot')).toHaveTextContent('To decide')
    await expect.element(row('Time Sheet')).toHaveTextContent('Not recognisedIts maker is known: Fortinet')
    await userEvent.click(row('Pulse').getByRole('link', { name: EXPLOITED.title }))
    await userEvent.click(row('Time Sheet').getByRole('link', { name: 'Fortinet' }))
    expect(openPanel.mock.calls).toEqual([[{ view: 'advisory', id: EXPLOITED.id }], [{ view: 'about', id: 'company:fortinet' }]])
  })

  it('is decided where several names may be meant, and again', async () => {
    show()
    await paste()
    const choice = page.getByRole('combobox', { name: 'Which Copilot is meant?' })
    await userEvent.selectOptions(choice, 'Microsoft 365 Copilot · Microsoft · Product')
    await expect.element(row('Copilot').getByRole('link', { name: FULL.title })).toBeVisible()
    await userEvent.selectOptions(choice, 'None of these')
    await expect.element(row('Copilot')).toHaveTextContent('Not recognised')
    await expect.element(button('Not recognised 2')).toBeVisible()
  })

  it('says that a name that was decided for could not be looked up', async () => {
    show({ standing: () => Promise.reject(new Error('disk full')) })
    await paste()
    await userEvent.selectOptions(
      page.getByRole('combobox', { name: /Which Copilot/ }),
      'Microsoft 365 Copilot · Microsoft · Product',
    )
    await expect.element(page.getByRole('alert')).toHaveTextContent('disk full')
    await expect.element(row('Copilot')).toHaveTextContent('To decide')
  })

  it('is narrowed and put in order', async () => {
    show()
    await paste()
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Order' }), 'Most urgent first')
    const places = () => rows().map((each) => each.firstElementChild?.textContent)
    await expect.poll(places).toEqual(['2', '3', '1', '4'])
    await userEvent.click(button('Known exploited 1'))
    await expect.element(button('Known exploited 1')).toHaveAttribute('aria-pressed', 'true')
    expect(places()).toEqual(['2'])
    await userEvent.click(button('All 4'))
    expect(places()).toHaveLength(4)
  })

  it('draws of a long list what is near what is seen, and says how many there are', async () => {
    const many = Array.from({ length: 250 }, (_, index) => reviewRow(`Name ${index}`, []))
    show({ review: async () => success(reviewed({ rows: many, inventory: null })) })
    await paste()
    await expect.element(page.getByRole('listitem').first()).toBeVisible()
    const places = () => rows().map((row) => Number(row.getAttribute('aria-posinset')))
    await expect.poll(() => rows().length).toBeLessThan(100)
    expect(places()[0]).toBe(1)
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('250')
    await expect
      .poll(() => {
        window.scrollTo(0, document.documentElement.scrollHeight)
        return places().at(-1)
      })
      .toBe(250)
    await expect.poll(() => places()[0]).toBeGreaterThan(1)
    await expectAccessible(document.body, 'its end')
  })

  it('is taken along whole, in the order of the list, with what was decided', async () => {
    const copied: string[] = []
    const save = vi.fn()
    show({ save, copy: async (text) => void copied.push(text) })
    await paste()
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Order' }), 'Most urgent first')
    await userEvent.selectOptions(
      page.getByRole('combobox', { name: /Which Copilot/ }),
      'Microsoft 365 Copilot · Microsoft · Product',
    )
    await userEvent.click(button('Take it along'))
    await userEvent.click(button('Copy for a spreadsheet'))
    await expect.poll(() => copied.length).toBe(1)
    const cells = copied[0]?.split('\n').map((line) => line.split('\t').slice(1, 7)) ?? []
    expect(cells.map(([written]) => written)).toEqual(['name', 'Notepad++', 'Pulse Connect Secure', 'Copilot', 'Time Sheet'])
    expect(cells[3]?.slice(4)).toEqual(['open advisories', 'Microsoft 365 Copilot'])
    await userEvent.click(button('Take it along'))
    await userEvent.click(button('Markdown'))
    await expect.poll(() => save.mock.calls.length).toBe(1)
    const [name, markdown, type] = save.mock.calls[0] as string[]
    expect([name, type]).toEqual([expect.stringMatching(/^the-pasted-list-\d{4}-\d\d-\d\d\.md$/), 'text/markdown'])
    expect(markdown).toContain(
      '| Pulse Connect Secure 22.7R2 (Ivanti, Inc.) | Connect Secure by Ivanti | Open advisories: Critical | 1 | 1 | Ivanti Connect',
    )
  })

  it('can be read the other way, and begun anew with what was pasted', async () => {
    const asked: unknown[] = []
    const review: ReviewSource['review'] = async ({ as, content }) => (
      asked.push([as, content]),
      success(reviewed(as === 'text' ? { kind: 'text', inventory: null } : {}))
    )
    show({ review })
    await paste('A text')
    await userEvent.click(button('Read it as a text'))
    await expect.element(page.getByText('The text names 4 things that are known.')).toBeVisible()
    await expect.element(page.getByText('Names that Caveat does not know are not found in a text.')).toBeVisible()
    expect(asked).toEqual([
      ['auto', 'A text'],
      ['text', 'A text'],
    ])
    await userEvent.click(button('Review another'))
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
    await expect.element(page.getByLabelText('Paste a list, a table or a text')).toHaveValue('A text')
  })

  it('says how far it is, and can be given up', async () => {
    let aborted = false
    const review: ReviewSource['review'] = (_, onLookedUp, signal) => {
      onLookedUp(200, 3_400)
      signal.addEventListener('abort', () => (aborted = true))
      return new Promise(() => undefined)
    }
    show({ review })
    await paste()
    await expect.element(page.getByText('Looking up names … 200 of 3,400')).toBeVisible()
    await userEvent.click(button('Cancel'))
    await expect.element(button('Review it')).toBeVisible()
    expect(aborted).toBe(true)
  })

  it('says why a list cannot be read, and keeps what was pasted', async () => {
    show({ review: async () => failure('notJson', 'Unexpected end') })
    await paste('{"a":')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing could be read from the pasted list.')
    await expect.element(page.getByLabelText('Paste a list, a table or a text')).toHaveValue('{"a":')
  })

  it('says that the store could not be read', async () => {
    show({ review: () => Promise.reject(new Error('disk full')) })
    await paste()
    await expect.element(page.getByRole('alert')).toHaveTextContent('disk full')
  })

  it('of nothing known says so', async () => {
    show({ review: async () => success(reviewed({ kind: 'text', rows: [], inventory: null })) })
    await paste()
    await expect.element(page.getByText('Nothing in it is known to Caveat.')).toBeVisible()
    await expect.element(button('Take it along')).not.toBeInTheDocument()
  })

  it('reads a file', async () => {
    const asked: string[] = []
    show({ review: async ({ fileName }) => (asked.push(fileName), success(reviewed())) })
    await userEvent.upload(page.getByLabelText('Choose a file'), new File(['a'], 'vendors.csv'))
    await expect.element(page.getByRole('heading', { name: 'Review of vendors.csv' })).toBeVisible()
    expect(asked).toEqual(['vendors.csv'])
  })
})

describe('a review is accessible and overflows nowhere', () => {
  const LONG = 'A very long name that somebody typed into a cell without a thought '.repeat(3)
  const hostile = reviewed({
    rows: [
      reviewRow(LONG, [{ id: 'x', name: LONG, type: 'Product', vendor: LONG }], {
        vendor: LONG,
        version: LONG,
        passage: LONG,
        times: 9_999,
      }),
      reviewRow('W'.repeat(200), []),
    ],
    standings: new Map([['x', standing([{ ...HOSTILE, title: 'W'.repeat(300) }])]]),
  })
  it.each([
    ['at its start', 1000, reviewed(), false],
    ['with a row of each kind', 1000, reviewed(), true],
    ['narrow', 320, reviewed(), true],
    ['with long and hostile texts', 320, hostile, true],
  ] as const)('%s', async (_, width, what, isDone) => {
    await page.viewport(width, 640)
    show({ review: async () => success(what) })
    if (isDone) {
      await paste()
      await expect.element(page.getByRole('listitem').first()).toBeVisible()
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    expect(document.querySelector('main :is(img, script, iframe)')).toBeNull()
    await expectAccessible()
  })
})
