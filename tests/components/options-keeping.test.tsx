import { render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import type { OptionsSource } from '../../components/options/options-source'
import type { Settings } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { optionsSource } from '../support/page-sources'

beforeEach(() => page.viewport(1000, 900))

function show(settings: Partial<Settings> = {}, overrides: Partial<OptionsSource> = {}) {
  const source = optionsSource(settings, overrides)
  render(<Options source={source} />)
  return source
}

describe('how long advisories are kept', () => {
  const about = () => page.getByRole('region', { name: 'Privacy' })
  const choice = () => page.getByRole('combobox', { name: 'Keep advisories' })
  const save = () => page.getByRole('button', { name: 'Apply' })

  it('says what would be removed before anything is, and what was afterwards', async () => {
    const removeNotKept = vi.fn(async () => 300)
    const stored = vi.fn(async () => ({ advisories: 1_675, entities: 812, seen: 0, bytes: 0, damage: [] }))
    const source = show({}, { removeNotKept, stored })
    await expect.element(choice()).toHaveDisplayValue('For ever')
    await expect.element(save()).not.toBeInTheDocument()
    await userEvent.selectOptions(choice(), 'For 2 years after their last change')
    await expect.element(about()).toHaveTextContent('300 advisories would be removed now.')
    expect((await source.settings()).keepMonths).toBe(0)
    expect(removeNotKept).not.toHaveBeenCalled()
    await expectAccessible(document.body)
    const asked = stored.mock.calls.length
    await userEvent.click(save())
    await expect.element(about()).toHaveTextContent('300 advisories were removed.')
    expect((await source.settings()).keepMonths).toBe(24)
    await expect.element(save()).not.toBeInTheDocument()
    await expect.poll(() => stored.mock.calls.length).toBeGreaterThan(asked)
  })

  it('does not say of one choice what another would remove', async () => {
    const countNotKept = async ({ keepMonths }: Settings) => (keepMonths === 3 ? new Promise<never>(() => undefined) : keepMonths)
    show({}, { countNotKept })
    await userEvent.selectOptions(choice(), 'For 2 years after their last change')
    await expect.element(about()).toHaveTextContent('24 advisories would be removed now.')
    await userEvent.selectOptions(choice(), 'For 3 months after their last change')
    await expect.element(save()).toBeVisible()
    await expect.element(about()).not.toHaveTextContent('would be removed')
  })

  it('is changed back by choosing again, and removes nothing where nothing is removed', async () => {
    const source = show({ keepMonths: 6 })
    await expect.element(choice()).toHaveDisplayValue('For 6 months after their last change')
    await userEvent.selectOptions(choice(), 'For 3 months after their last change')
    await userEvent.selectOptions(choice(), 'For 6 months after their last change')
    await expect.element(save()).not.toBeInTheDocument()
    await userEvent.selectOptions(choice(), 'For ever')
    await expect.element(about()).not.toHaveTextContent('would be removed')
    await userEvent.click(save())
    await expect.poll(async () => (await source.settings()).keepMonths).toBe(0)
    await expect.element(about()).not.toHaveTextContent('removed.')
  })

  it('says why nothing could be removed', async () => {
    show({}, { removeNotKept: () => Promise.reject(new Error('the worker is gone')) })
    await userEvent.selectOptions(choice(), 'For 1 year after their last change')
    await userEvent.click(save())
    await expect.element(about()).toHaveTextContent('the worker is gone')
  })
})

it('keeps what the number on the toolbar counts', async () => {
  const source = show()
  const group = page.getByRole('group', { name: 'The number on the toolbar counts' })
  await expect.element(group.getByRole('radio', { name: /^All names/ })).toBeChecked()
  await userEvent.click(group.getByRole('radio', { name: /^Only what you watch/ }))
  await expect.poll(async () => (await source.settings()).toolbarCount).toBe('watched')
  await userEvent.click(group.getByRole('radio', { name: /^Nothing/ }))
  await expect.poll(async () => (await source.settings()).toolbarCount).toBe('none')
})
