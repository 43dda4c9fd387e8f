import { render } from '@testing-library/preact'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Welcome } from '../../components/welcome/welcome'
import type { WelcomeSource } from '../../components/welcome/welcome-source'
import { expectAccessible } from '../support/accessibility'
import { cardActionsOf, cardOf, EXPLOITED, FULL } from '../support/advisory-samples'
import { WELCOME_CARDS, welcomeSource } from '../support/welcome-source'

const show = (overrides: Partial<WelcomeSource> = {}) => render(<Welcome source={welcomeSource(overrides)} />)
const text = () => document.body.textContent ?? ''
const name = (which: string) => page.getByRole('button', { name: which, exact: true })
const card = (title: string) => page.getByRole('dialog', { name: title })

describe('the page of welcome', () => {
  it('opens the card of a name when the pointer rests there, and another in its place', async () => {
    show()
    await userEvent.hover(name('Ivanti Connect Secure'))
    await expect.element(card(EXPLOITED.title)).toBeVisible()
    await expect.element(name('Ivanti Connect Secure')).toHaveAttribute('aria-expanded', 'true')
    await userEvent.hover(name('Microsoft 365 Copilot'))
    await expect.element(card(FULL.title)).toBeVisible()
    await expect.element(card(EXPLOITED.title)).not.toBeInTheDocument()
  })

  it('opens it by key with the focus in it, which Escape gives back', async () => {
    show()
    await expect.element(name('Ivanti Connect Secure')).toBeVisible()
    ;(name('Ivanti Connect Secure').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    const focused = () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role')
    await expect.poll(focused).toBe('dialog')
    await userEvent.keyboard('{Escape}')
    await expect.element(card(EXPLOITED.title)).not.toBeInTheDocument()
    await expect.element(name('Ivanti Connect Secure')).toHaveFocus()
  })

  it('works the card’s own buttons', async () => {
    const openAdvisory = vi.fn()
    show({ actions: () => cardActionsOf({ openAdvisory }) })
    await userEvent.click(name('Ivanti Connect Secure'))
    await userEvent.click(page.getByRole('button', { name: 'Open whole advisory' }))
    expect(openAdvisory).toHaveBeenCalledOnce()
  })

  it('waits for the advisories that come with the extension', async () => {
    let there = false
    show({ card: async (id) => (there ? (WELCOME_CARDS.get(id) ?? null) : null) })
    await expect.element(page.getByText('Getting the advisories ready')).toBeVisible()
    there = true
    await expect.element(name('Ivanti Connect Secure')).toBeVisible()
  })

  it('does with the names that there are when it has waited for long, and asks no more', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const missing = (id: string) => cardOf(FULL, { id, name: id })
    const some = vi.fn(async (id: string) => (id.includes('ivanti') ? (WELCOME_CARDS.get(id) ?? null) : missing(id)))
    const { unmount } = show({ card: some })
    await expect.element(page.getByText('Getting the advisories ready')).toBeVisible()
    await vi.advanceTimersByTimeAsync(25_000)
    await expect.element(name('Ivanti Connect Secure')).toBeVisible()
    expect(document.querySelectorAll('.welcome-page dd')).toHaveLength(1)
    const asked = some.mock.calls.length
    await vi.advanceTimersByTimeAsync(25_000)
    expect(some).toHaveBeenCalledTimes(asked)
    unmount()
    show({ card: async (id) => missing(id) })
    await vi.advanceTimersByTimeAsync(25_000)
    await expect.element(page.getByText('No advisory to show as an example is kept here.')).toBeVisible()
  })

  it('says whom it asks, and by which keys names are reached, and that it was shown', async () => {
    const keepShown = vi.fn(async () => undefined)
    show({ keepShown })
    await expect
      .poll(text)
      .toContain('switched on (www.cisa.gov), to sites that you allowed for their documents, and to nobody else.')
    await expect.poll(text).toContain('Alt+Shift+N')
    expect(keepShown).toHaveBeenCalledOnce()
  })
})

describe('every state of it is accessible and fits 320 px', () => {
  const states: [string, Partial<WelcomeSource>, string][] = [
    ['as it is', {}, 'Ivanti Connect Secure'],
    ['getting ready', { card: async () => null }, 'Getting the advisories ready'],
    ['without a store', { card: () => Promise.reject(new Error('QuotaExceededError')) }, 'Caveat cannot read its store.'],
    ['without feeds and keys', { feedHosts: async () => [], nextKeys: async () => '' }, 'None is switched on now.'],
  ]
  it.each(states)('%s', async (state, overrides, expected) => {
    await page.viewport(320, 900)
    show(overrides)
    await expect.poll(text).toContain(expected)
    if (state === 'as it is') {
      await userEvent.click(name('Ivanti Connect Secure'))
      await expect.element(card(EXPLOITED.title)).toBeVisible()
    }
    expect(document.documentElement.scrollWidth).toBe(320)
    await expectAccessible(document.body, state)
  })
})
