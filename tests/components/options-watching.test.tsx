import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { Settings } from '../../utils/settings'
import { optionsSource } from '../support/page-sources'

function show(start: Partial<Settings>): OptionsSource {
  const source = optionsSource(start)
  render(<Options source={source} />)
  return source
}

beforeEach(() => page.viewport(1000, 800))

describe('the watch list', () => {
  it('adds a suggested name with its vendor and other names, and removes it', async () => {
    const source = show({})
    await userEvent.fill(page.getByRole('combobox', { name: 'Name', exact: true }), 'Connect Secure')
    await expect.poll(() => document.querySelectorAll('datalist option')).toHaveLength(1)
    await userEvent.fill(page.getByRole('combobox', { name: 'Name', exact: true }), 'Connect Secur')
    await userEvent.fill(page.getByRole('combobox', { name: 'Name', exact: true }), 'Connect Secure')
    await expect.element(page.getByLabelText('Vendor (optional)')).toHaveValue('Ivanti')
    await userEvent.fill(page.getByLabelText(/^Other names/), 'ICS, Pulse Secure,')
    await userEvent.click(page.getByRole('button', { name: 'Watch', exact: true }))
    await expect.element(page.getByText('Connect Secure is on the watch list.')).toBeVisible()
    expect((await source.settings()).watchlist).toEqual([
      { name: 'Connect Secure', type: 'Product', vendor: 'Ivanti', aliases: ['ICS', 'Pulse Secure'] },
    ])
    await userEvent.click(page.getByRole('button', { name: 'Remove Connect Secure from the watch list' }))
    await expect.poll(async () => (await source.settings()).watchlist).toEqual([])
  })

  it('keeps who answers for a name and a note, and changes an entry where it stands', async () => {
    const [first, last] = ['FortiOS', 'Chrome'].map((name) => ({ name, type: 'Product' as const, aliases: [] }))
    const source = show({ watchlist: [first!, { name: 'Pulse Gatewy', type: 'Product', aliases: ['ICS'] }, last!] })
    await userEvent.click(page.getByRole('button', { name: 'Edit Pulse Gatewy' }))
    const form = page.getByRole('form', { name: 'Edit Pulse Gatewy' })
    await expect.element(form.getByRole('combobox', { name: 'Name', exact: true })).toHaveFocus()
    await expect.element(form.getByLabelText(/^Other names/)).toHaveValue('ICS')
    await userEvent.fill(form.getByRole('combobox', { name: 'Name', exact: true }), 'Pulse Gateway')
    await userEvent.fill(form.getByLabelText('Owner (optional)'), 'Network team')
    await userEvent.fill(form.getByLabelText('Note (optional)'), 'Two appliances,\nbehind the VPN.')
    await userEvent.click(form.getByRole('button', { name: 'Save' }))
    await expect.element(page.getByText('Owner: Network team')).toBeVisible()
    await expect.element(page.getByText('Two appliances, behind the VPN.')).toBeVisible()
    await expect.element(page.getByText('Pulse Gateway is saved.')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Edit Pulse Gateway' })).toHaveFocus()
    expect((await source.settings()).watchlist).toEqual([
      first,
      {
        ...{ name: 'Pulse Gateway', type: 'Product', aliases: ['ICS'] },
        ...{ owner: 'Network team', note: 'Two appliances,\nbehind the VPN.' },
      },
      last,
    ])
    await userEvent.click(page.getByRole('button', { name: 'Edit Pulse Gateway' }))
    await userEvent.fill(page.getByRole('form', { name: 'Edit Pulse Gateway' }).getByLabelText('Owner (optional)'), ' ')
    await userEvent.click(page.getByRole('button', { name: 'Save' }))
    await expect.poll(async () => (await source.settings()).watchlist[1]?.owner).toBeUndefined()
  })

  it('keeps the sites of a name by their domains, and says what is none', async () => {
    const source = show({ watchlist: [{ name: 'Acme', type: 'Company', aliases: [] }] })
    await userEvent.click(page.getByRole('button', { name: 'Edit Acme' }))
    const form = page.getByRole('form', { name: 'Edit Acme' })
    await userEvent.fill(form.getByLabelText(/^Its web sites/), 'acme.example, acme..test')
    await userEvent.click(form.getByRole('button', { name: 'Save' }))
    await expect.element(form.getByRole('alert')).toHaveTextContent('acme..test is not the address of a web site.')
    await expect.element(form.getByLabelText(/^Its web sites/)).toHaveAttribute('aria-invalid', 'true')
    await userEvent.fill(form.getByLabelText(/^Its web sites/), 'https://www.acme.example/support; ACME.example acme.test')
    await userEvent.click(form.getByRole('button', { name: 'Save' }))
    await expect.element(page.getByText('Site: acme.example and acme.test')).toBeVisible()
    expect((await source.settings()).watchlist[0]?.sites).toEqual(['acme.example', 'acme.test'])
  })

  it('leaves an entry as it was with Escape, and where it would become another one', async () => {
    const watchlist = ['FortiOS', 'Chrome'].map((name) => ({ name, type: 'Product' as const, aliases: [] }))
    const source = show({ watchlist })
    await userEvent.click(page.getByRole('button', { name: 'Edit FortiOS' }))
    const form = page.getByRole('form', { name: 'Edit FortiOS' })
    await userEvent.fill(form.getByRole('combobox', { name: 'Name', exact: true }), 'chrome')
    await userEvent.click(form.getByRole('button', { name: 'Save' }))
    await expect.element(form.getByRole('alert')).toHaveTextContent('chrome is already on the watch list.')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'Edit FortiOS' })).toHaveFocus()
    expect((await source.settings()).watchlist).toEqual(watchlist)
  })

  it('says what is missing or already there', async () => {
    show({ watchlist: [{ name: 'Ivanti', type: 'Company', aliases: [] }] })
    await userEvent.click(page.getByRole('button', { name: 'Watch', exact: true }))
    await expect.element(page.getByRole('alert')).toHaveTextContent('Type the name to watch.')
    await userEvent.fill(page.getByRole('combobox', { name: 'Name', exact: true }), 'IVANTI')
    await userEvent.click(page.getByRole('button', { name: 'Watch', exact: true }))
    await expect.element(page.getByRole('alert')).toHaveTextContent('IVANTI is already on the watch list.')
  })
})
