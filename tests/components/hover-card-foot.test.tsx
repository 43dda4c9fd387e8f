import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CUES } from '../../utils/lexicon'
import type { Card, NotThisAnswer, NotThisChoice, SnoozeAnswer } from '../../utils/messaging/protocol'
import type { WhyMarked } from '../../utils/page/drawing'
import { failure, success } from '../../utils/result'
import { expectAccessible } from '../support/accessibility'
import { cardActionsOf, cardOf, FULL } from '../support/advisory-samples'
import { mountCard, unmountCard } from '../support/mounted-card'

afterEach(unmountCard)

const WHY: WhyMarked = { cue: 'vendor', confidence: 'certain' }
const HERE: NotThisChoice = { id: 'product:microsoft/365-copilot', scope: 'here', around: 7 }
const CONTEXT: NotThisChoice = { id: HERE.id, scope: 'context', cue: 'vendor' }
const NEVER: NotThisChoice = { id: HERE.id, scope: 'always' }

function mount({ why = WHY, card = {}, answer = success(null) as SnoozeAnswer } = {}) {
  const choose = vi.fn(async (_: NotThisChoice): Promise<NotThisAnswer> => answer)
  const undo = vi.fn(async (_: NotThisChoice) => answer)
  const shown: Card = cardOf(FULL, { advisories: 3, vendor: 'Microsoft', ...card })
  const snooze = vi.fn(async () => answer)
  const wake = vi.fn(async () => answer)
  const openAbout = vi.fn()
  const actions = cardActionsOf({ choices: [HERE, CONTEXT, NEVER], notThis: choose, undoNotThis: undo, snooze, wake, openAbout })
  const root = mountCard({ card: shown, why, actions })
  return { root, choose, undo, snooze, wake, openAbout }
}

function button(root: ShadowRoot, start: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(start))
  if (!found) throw new Error(`no button ${start}`)
  return found
}

const panelOf = (root: ShadowRoot) => root.querySelector<HTMLElement>('[role=group]')
const statusOf = (root: ShadowRoot) => root.querySelector('[role=status]')?.textContent

describe('why a name is marked', () => {
  it('is said only when asked for, with how sure that is', async () => {
    const { root } = mount()
    expect(panelOf(root)).toBeNull()
    await userEvent.click(button(root, 'Why marked?'))
    expect(panelOf(root)?.textContent).toBe('Its vendor, Microsoft, is named close to it. That makes it certain.')
    expect(button(root, 'Why marked?').getAttribute('aria-expanded')).toBe('true')
    await expect.poll(() => root.activeElement).toBe(panelOf(root))
    await userEvent.click(button(root, 'Why marked?'))
    expect(panelOf(root)).toBeNull()
  })

  it('names the version beside it and says nothing of what that means', async () => {
    const { root } = mount({ why: { cue: 'version', confidence: 'likely', version: '7.2.3' } })
    await userEvent.click(button(root, 'Why marked?'))
    expect(panelOf(root)?.textContent).toBe('A version stands right after it. That makes it likely.Version on this page: 7.2.3')
  })

  it('has a sentence of its own for every cue', async () => {
    const sentences = new Set<string>()
    for (const cue of CUES) {
      const { root } = mount({ why: { cue, confidence: 'certain' }, card: { vendor: '' } })
      await userEvent.click(button(root, 'Why marked?'))
      sentences.add(panelOf(root)?.textContent ?? '')
      root.host.remove()
    }
    expect(sentences.size).toBe(CUES.length)
    expect([...sentences].every((sentence) => /^\S.+\. That makes it certain\.$/.test(sentence))).toBe(true)
  })
})

describe('"not this"', () => {
  it.each([
    ['Not here', HERE],
    ['Not Microsoft 365 Copilot for this reasonWhere its vendor close to it is the only clue', CONTEXT],
    ['Never Microsoft 365 Copilot', NEVER],
  ])('%s: is kept, said, and taken back', async (name, choice) => {
    const { root, choose, undo } = mount()
    await userEvent.click(button(root, 'Not this'))
    await userEvent.click(button(root, name))
    expect(choose).toHaveBeenCalledExactlyOnceWith(choice)
    await expect.poll(() => statusOf(root)).toBe('Not marked any more.')
    expect(panelOf(root)).toBeNull()
    await userEvent.click(button(root, 'Undo'))
    expect(undo).toHaveBeenCalledExactlyOnceWith(choice)
    await expect.poll(() => statusOf(root)).toBe('Marked again.')
  })

  it('goes by keyboard from beginning to end', async () => {
    const { root, choose, undo } = mount()
    button(root, 'Not this').focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => root.activeElement).toBe(panelOf(root))
    await userEvent.keyboard('{Tab}{Enter}')
    expect(choose).toHaveBeenCalledWith(HERE)
    await expect.poll(() => root.activeElement?.textContent).toBe('Undo')
    await userEvent.keyboard('{Enter}')
    expect(undo).toHaveBeenCalledWith(HERE)
    await expect.poll(() => root.activeElement).toBe(button(root, 'Open'))
  })

  it('says why it was not kept', async () => {
    const { root } = mount({ answer: failure('tooMany') })
    await userEvent.click(button(root, 'Not this'))
    await userEvent.click(button(root, 'Never'))
    await expect.poll(() => statusOf(root)).toContain('too much was said within one hour')
    await expect.poll(() => root.activeElement).toBe(button(root, 'Open'))
  })

  it('says so when nobody answered', async () => {
    const { root, choose } = mount()
    choose.mockRejectedValueOnce(new Error('no receiver'))
    await userEvent.click(button(root, 'Not this'))
    await userEvent.click(button(root, 'Never'))
    await expect.poll(() => statusOf(root)).toBe('This could not be saved.')
  })

  it('ignores events that a script made up', async () => {
    const { root, choose } = mount()
    button(root, 'Not this').click()
    expect(panelOf(root)).toBeNull()
    await userEvent.click(button(root, 'Not this'))
    for (const each of root.querySelectorAll<HTMLButtonElement>('.hover-card-choice')) each.click()
    expect(choose).not.toHaveBeenCalled()
  })

  it('stays within the card’s height, in sight, whatever the names', async () => {
    const { root } = mount({ card: { name: 'A very long name of a product with many words '.repeat(5) } })
    await userEvent.click(button(root, 'Not this'))
    const dialog = root.querySelector<HTMLElement>('[role=dialog]')
    const { top, bottom, height } = dialog?.getBoundingClientRect() ?? new DOMRect()
    expect(height).toBeLessThanOrEqual(460)
    expect(dialog?.scrollWidth).toBe(dialog?.clientWidth)
    for (const each of root.querySelectorAll('.hover-card-choice, .hover-card-action')) {
      const box = each.getBoundingClientRect()
      expect(box.top).toBeGreaterThan(top)
      expect(box.bottom).toBeLessThan(bottom)
      expect(box.height).toBeGreaterThanOrEqual(24)
    }
  })

  it('is within reach in a low card too', async () => {
    const { root } = mount()
    ;(root.host as HTMLElement).style.setProperty('--card-room', '210px')
    await userEvent.click(button(root, 'Not this'))
    await userEvent.click(button(root, 'Never'))
    await expect.poll(() => statusOf(root)).toBe('Not marked any more.')
  })

  it('leaves a low, narrow card to what it is about, and comes into sight when it is opened', async () => {
    await page.viewport(260, 150)
    const { root, choose } = mount()
    const box = (selector: string) => root.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    const dialog = root.querySelector<HTMLElement>('[role=dialog]')
    expect(dialog?.scrollWidth).toBe(dialog?.clientWidth)
    expect(box('.hover-card-foot').top).toBeGreaterThan(box('.hover-card-title').bottom)
    button(root, 'Not this').focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => root.activeElement).toBe(panelOf(root))
    expect(box('[role=group]').top).toBeGreaterThanOrEqual(box('header').bottom - 1)
    const { left, top } = box('header')
    expect(root.elementFromPoint(left + 20, top + 20)?.closest('header'), 'what is scrolled goes under it').not.toBeNull()
    expect(box('.hover-card-choice').bottom).toBeLessThan(box('[role=dialog]').bottom)
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}')
    expect(choose).toHaveBeenCalledWith(NEVER)
    await expect.poll(() => root.activeElement?.textContent).toBe('Undo')
    const undo = root.activeElement?.getBoundingClientRect()
    expect(undo?.bottom).toBeLessThanOrEqual(box('[role=dialog]').bottom)
    expect(undo?.top).toBeGreaterThanOrEqual(box('header').bottom)
    await page.viewport(414, 896)
  })

  it.each(['Why marked?', 'Not this'])('is accessible with "%s" open', async (name) => {
    const { root } = mount()
    await userEvent.click(button(root, name))
    await expectAccessible(document.body, name)
  })
})

describe('snoozing', () => {
  it('is kept, said and taken back', async () => {
    const { root, snooze, wake } = mount()
    await userEvent.click(button(root, 'Snooze'))
    expect(snooze).toHaveBeenCalledOnce()
    await expect.poll(() => statusOf(root)).toBe('Not marked until there is something new.')
    await userEvent.click(button(root, 'Undo'))
    expect(wake).toHaveBeenCalledOnce()
    await expect.poll(() => statusOf(root)).toBe('Marked again.')
  })

  it('of a snoozed name leads to where it is woken', async () => {
    const { root, openAbout } = mount({ card: { snoozed: true } })
    await userEvent.click(root.querySelector('[aria-label^="Snoozed"]') as Element)
    expect(openAbout).toHaveBeenCalledExactlyOnceWith()
  })
})

describe('what only the extension’s own pages do', () => {
  it('is asked there: to watch the name, and to be quiet on the site', async () => {
    const { root, openAbout } = mount()
    await userEvent.click(root.querySelector('[aria-label^="Watch"]') as Element)
    expect(openAbout).toHaveBeenLastCalledWith('watch')
    await userEvent.click(button(root, 'Not this'))
    await userEvent.click(button(root, 'Quiet on wiki.example'))
    expect(openAbout).toHaveBeenLastCalledWith('quiet')
  })
})
