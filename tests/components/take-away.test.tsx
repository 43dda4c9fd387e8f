import { render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { PanelSource } from '../../components/side-panel/panel-source'
import { expectAccessible, setScheme } from '../support/accessibility'
import { EXPLOITED, FULL, HOSTILE } from '../support/advisory-samples'
import { itemOf, panelSource } from '../support/page-sources'

async function show(advisory = FULL, overrides: Partial<PanelSource> = {}) {
  const source = panelSource({ advisory: async () => itemOf(advisory, true), ...overrides })
  const route = { view: 'advisory', id: advisory.id } as const
  render(<SidePanel source={source} route={route} onRoute={() => undefined} onBack={() => undefined} />)
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const choose = async (menu: string, choice: string) => {
  await userEvent.click(button(menu))
  await userEvent.click(button(choice))
}

describe('taking an advisory away', () => {
  it('copies it whole as Markdown and short as ticket text', async () => {
    const copy = vi.fn(async (_text: string) => undefined)
    await show(EXPLOITED, { copy })
    await choose('Copy', 'Markdown')
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied: Markdown.')
    expect(copy.mock.lastCall?.[0]).toContain(
      '**Known exploited since 2026-06-01 · Due date for US agencies 2026-06-22 · Used in ransomware attacks · CISA**',
    )
    await choose('Copy', 'Ticket text')
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied: Ticket text.')
    expect(copy.mock.lastCall?.[0]).toMatch(
      /^\[Critical 9.8\] Ivanti Connect Secure stack overflow[^]*\n\nWho is affected:\n- Ivanti Connect Secure\n/,
    )
  })

  it.each([
    ['Markdown', 'md', 'text/markdown', /^## Microsoft 365 Copilot Achieves/],
    ['JSON', 'json', 'application/json', /^\{\n {2}"version": "https:\/\/jsonfeed.org\/version\/1.1"/],
    ['CSV', 'csv', 'text/csv', /^\uFEFFid,title,.*\r\n/],
    ['STIX 2.1', 'stix.json', 'application/json', /^\{\n {2}"type": "bundle"/],
  ])('exports it as %s', async (choice, extension, type, start) => {
    const save = vi.fn()
    await show(FULL, { save })
    await choose('Export', choice)
    const name = `https-feed.example-advisories-copilot-iso-42001.${extension}`
    await expect.element(page.getByRole('status')).toHaveTextContent(`Saved as ${name}.`)
    expect(save).toHaveBeenCalledExactlyOnceWith(name, expect.stringMatching(start), type)
  })

  it('says that it failed', async () => {
    await show(FULL, { copy: () => Promise.reject(new Error('not allowed')) })
    await choose('Copy', 'Markdown')
    await expect.element(page.getByRole('status')).toHaveTextContent('That did not work (not allowed).')
  })

  it('works with the keyboard alone', async () => {
    const copy = vi.fn(async (_text: string) => undefined)
    await show(FULL, { copy })
    button('Copy').element().focus()
    await userEvent.keyboard('{Enter}{Tab}')
    await expect.element(button('Markdown')).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(button('Ticket text')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(button('Copy')).toHaveFocus()
    expect(document.querySelector(':popover-open')).toBeNull()
    await userEvent.keyboard('{Enter}{Tab}{ArrowUp}{Enter}')
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied: Ticket text.')
    await expect.element(button('Copy')).toHaveFocus()
    expect(copy).toHaveBeenCalledOnce()
  })

  it('asks for paper, and says when there is something to print', async () => {
    const print = vi.fn()
    const advisoryShown = vi.fn()
    await show(FULL, { print, advisoryShown })
    expect(advisoryShown).toHaveBeenCalledOnce()
    await userEvent.click(button('Print'))
    expect(print).toHaveBeenCalledExactlyOnceWith(FULL.id)
  })

  it.each(['Copy', 'Export'])('has an accessible list under “%s” that fits 320 px', async (menu) => {
    await page.viewport(320, 600)
    await show(HOSTILE)
    await userEvent.click(button(menu))
    const list = document.querySelector(':popover-open')?.getBoundingClientRect()
    expect(list?.left).toBeGreaterThanOrEqual(0)
    expect(list?.right).toBeLessThanOrEqual(320)
    const opener = button(menu).element().getBoundingClientRect()
    expect(list?.top).toBeGreaterThanOrEqual(opener.bottom)
    expect(list?.top).toBeLessThan(opener.bottom + 8)
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.body, menu)
  })
})

describe('an advisory on paper', () => {
  const media = (media: string) => cdp().send('Emulation.setEmulatedMedia', { media })
  afterEach(async () => {
    await media('')
    setScheme('')
  })

  it('is black on white, whole, with its links spelled out and nothing to press', async () => {
    await show()
    setScheme('dark')
    await media('print')
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility())
    expect(shown('button, .panel-header, .chip[data-kind=watched]')).toEqual([])
    const grey = shown('main *').filter((each) => getComputedStyle(each).color !== 'rgb(0, 0, 0)')
    expect(grey.map((each) => each.outerHTML)).toEqual([])
    expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(255, 255, 255)')
    const [link] = shown('main a[href^="https:"]')
    expect(link && getComputedStyle(link, '::after').content).toBe('" (https://neowin.example/copilot)"')
    for (const excerpt of shown('.detail-excerpt')) expect(getComputedStyle(excerpt).webkitLineClamp).toBe('none')
  })
})
