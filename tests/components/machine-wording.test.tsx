import { render } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { liveWordingSource } from '../../components/machine-wording/live-source'
import { MachineWording } from '../../components/machine-wording/machine-wording'
import { liveModelSource } from '../../components/options/live-model'
import { Options } from '../../components/options/options'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { Advisory } from '../../utils/advisories'
import { updateSettings } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { FULL } from '../support/advisory-samples'
import { installModel, type FakeModel } from '../support/fake-model'
import { itemOf, optionsSource, panelSource } from '../support/page-sources'

/* The real sources with a model that says what it is told to: the browsers of the tests have none. */

let model: FakeModel
let remove: () => void

beforeEach(async () => {
  ;({ model, remove } = installModel({ says: 'Microsoft 365 Copilot was certified again.' }))
  await want(true)
})
afterEach(() => remove())

const want = (machineWording: boolean) => updateSettings((settings) => ({ ...settings, machineWording }))

function show(advisory: Partial<Advisory> = {}) {
  const item = itemOf({ ...FULL, machineWritten: [], ...advisory })
  const source = panelSource({ advisory: async () => item, wording: liveWordingSource() })
  render(
    <SidePanel source={source} route={{ view: 'advisory', id: FULL.id }} onRoute={() => undefined} onBack={() => undefined} />,
  )
}

const words = () => page.getByRole('region', { name: 'In other words' })
const shown = async () => {
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
  // What is asked of the model is asked by now: the question comes before any answer of another kind.
  await liveWordingSource().isWanted(FULL)
  return document.querySelector('main')?.textContent ?? ''
}

describe('a story in the model’s words', () => {
  it('stands after the summary, labelled, with what it was checked for', async () => {
    show()
    await expect.element(words()).toHaveTextContent('Microsoft 365 Copilot was certified again.')
    await expect.element(words()).toHaveTextContent('machine-worded')
    await expect.element(words()).toHaveTextContent('all stand in the articles')
    expect(model.given[0]).toContain(FULL.articles[0]?.title)
    expect(model.destroyed).toBe(model.made)
    await expectAccessible(document.body, 'a wording')
  })

  it('is thrown away with a name that no article has, and says which', async () => {
    model.says = 'Microsoft 365 Copilot was certified by Globex in 2019.'
    show()
    await expect.element(page.getByText(/thrown away. No article has “Globex” and “2019”/)).toBeVisible()
    expect(document.body.textContent).not.toContain('certified by Globex')
    await expectAccessible(document.body, 'thrown away')
  })

  it('is plain text, whatever the model says', async () => {
    model.says = '<img src=x onerror=alert(1)> Copilot was certified again.'
    show()
    await expect.element(page.getByText(/thrown away/)).toBeVisible()
    expect(document.querySelector('main img[src="x"]')).toBeNull()
  })

  it('says why there is none where the model fails or says nothing', async () => {
    model.says = new Error('The model ran out of memory.')
    show()
    await expect.element(page.getByText('The model ran out of memory.')).toBeVisible()
    await expectAccessible(document.body, 'failed')
  })

  it('is asked for once, however often the advisory is read, and again when it says something else', async () => {
    const source = liveWordingSource()
    const advisory = { ...FULL, machineWritten: [] }
    const { rerender } = render(<MachineWording source={source} advisory={advisory} />)
    await expect.element(words()).toBeVisible()
    rerender(<MachineWording source={source} advisory={structuredClone(advisory)} />)
    await source.isWanted(advisory)
    await expect.element(words()).toBeVisible()
    expect(model.given).toHaveLength(1)
    rerender(<MachineWording source={source} advisory={{ ...advisory, title: 'Microsoft 365 Copilot was certified twice' }} />)
    await expect.poll(() => model.given.length).toBe(2)
  })

  it('is of what the articles say first, where they say more than a model takes', async () => {
    const [article] = FULL.articles
    const long = Array.from({ length: 40 }, (_, at) => ({
      ...article!,
      title: `Copilot, part ${at}`,
      excerpt: `${at} ${'certified '.repeat(60)}`,
    }))
    show({ articles: long })
    await expect.element(words()).toBeVisible()
    expect(model.given[0]?.length).toBeLessThan(12_500)
    expect(model.given[0]).toContain('Copilot, part 0')
    expect(model.given[0]?.startsWith(FULL.title)).toBe(true)
  })

  it.each<[string, () => unknown, Partial<Advisory>]>([
    ['nobody wants it', () => want(false), {}],
    ['the browser has no model', () => remove(), {}],
    ['the model is not there yet', () => (model.state = 'downloadable'), {}],
    ['the story is in another language', () => undefined, { language: 'de' }],
    ['there are no articles', () => undefined, { articles: [] }],
  ])('is not there where %s', async (_, prepare, advisory) => {
    await prepare()
    show(advisory)
    expect(await shown()).not.toContain('other words')
    expect(model.given).toEqual([])
  })

  it('fits into 320 px', async () => {
    await page.viewport(320, 700)
    model.says = `${'A'.repeat(200)} was certified.`
    show()
    await expect.element(page.getByText(/thrown away/)).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})

describe('the setting', () => {
  const box = () => page.getByRole('checkbox', { name: /browser’s language model/ })
  const options = () => {
    const source = optionsSource({}, { model: liveModelSource })
    render(<Options source={source} />)
    return source
  }

  it('is off, and there only where the browser has a model', async () => {
    options()
    await expect.element(box()).not.toBeChecked()
    await expectAccessible(document.body, 'with a model')
  })

  it('is not there in other browsers', async () => {
    remove()
    options()
    await expect.element(page.getByRole('heading', { name: 'Reading' })).toBeVisible()
    expect(await liveModelSource.state()).toBe('unavailable')
    expect(document.body.textContent).not.toContain('language model')
  })

  it('is kept, and has the browser fetch its model', async () => {
    model.state = 'downloadable'
    const source = options()
    await expect.element(page.getByText(/several gigabytes/)).toBeVisible()
    await box().click()
    await expect.poll(() => model.made).toBe(1)
    await expect.poll(async () => (await source.settings()).machineWording).toBe(true)
    await expect.poll(() => document.body.textContent).not.toContain('several gigabytes')
  })

  it('says why the model was not fetched, and offers to try again', async () => {
    const fetch = () => Promise.reject(new Error('Not enough space.'))
    render(<Options source={optionsSource({ machineWording: true }, { model: { state: async () => 'downloadable', fetch } })} />)
    await page.getByRole('button', { name: 'Download the model' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Not enough space.')
    await expect.element(page.getByRole('button', { name: 'Download the model' })).toBeVisible()
    await expectAccessible(document.body, 'not fetched')
  })
})
