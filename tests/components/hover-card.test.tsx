import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { KnownExploited } from '../../components/known-exploited/known-exploited'
import type { Card } from '../../utils/messaging/protocol'
import { expectAccessible } from '../support/accessibility'
import { BARE, cardActionsOf, cardOf, EXPLOITED, FULL, HOSTILE, othersOf } from '../support/advisory-samples'
import { mountCard, unmountCard } from '../support/mounted-card'

afterEach(unmountCard)

function find<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const element = root.querySelector<E>(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}

const text = (root: ShadowRoot) => find(root, '[role=dialog]').textContent ?? ''

describe('the hover card', () => {
  it('says how bad, about what, what happened, what to do and where it comes from', () => {
    const root = mountCard({ card: cardOf(FULL, { advisories: 7, others: othersOf(6) }) })
    for (const part of [
      'Low3.1',
      'Microsoft 365 Copilot Platform',
      FULL.title,
      'Neowin and 1 more',
      'Updated 29 May',
      'from 2 articles',
      'Known exploited since 30 May 2026',
      'CISA',
      'Due date for US agencies 20 Jun 2026',
      'Used in ransomware attacks',
      'for the second consecutive year.',
      FULL.keyPoints[2]?.text ?? '',
      FULL.analysis.recommendedResponse,
      FULL.analysis.impact,
      '3 more advisories',
    ]) {
      expect(text(root)).toContain(part)
    }
    expect(text(root)).not.toContain(FULL.keyPoints[3]?.text)
    // A longer text ends with a sentence.
    expect(text(root)).not.toContain('The 2026 recertification')
  })

  it('is a dialog whose name is the advisory’s title', () => {
    const root = mountCard({ card: cardOf(EXPLOITED), headingLevel: 3 })
    const dialog = find(root, '[role=dialog]')
    const label = root.getElementById(dialog.getAttribute('aria-labelledby') ?? '')
    expect(label?.textContent).toBe(EXPLOITED.title)
    expect(label?.localName).toBe('h3')
  })

  it('labels what a program wrote, and nothing else', () => {
    expect(text(mountCard({ card: cardOf(FULL) }))).toContain('Machine-written: Summary, Key points, What to do and Impact')
    unmountCard()
    expect(text(mountCard({ card: cardOf(EXPLOITED) }))).not.toContain('Machine-written')
  })

  it('says nothing twice of what was put together from articles, and not what they do not report', () => {
    const advisory = {
      ...EXPLOITED,
      exploited: null,
      summary: 'Attackers use the flaw. It needs no login.',
      keyPoints: ['Attackers use the flaw.', 'Take it off the internet.', 'Two hundred are open.'].map((point) => ({
        text: point,
        url: 'https://news.example/1',
      })),
      analysis: { impact: 'Nothing was reported.', technicalDetails: '', recommendedResponse: 'Take it off the internet.' },
      machineWritten: ['severity', 'analysis.impact'],
    }
    const shown = text(mountCard({ card: cardOf(advisory) }))
    for (const sentence of ['Attackers use the flaw.', 'Take it off the internet.', 'Two hundred are open.'])
      expect(shown.split(sentence)).toHaveLength(2)
    expect(shown).toContain('estimated')
    expect(shown).not.toContain('Nothing was reported.')
    expect(shown).not.toContain('Machine-written')
  })

  it('leaves out what the record does not hold', () => {
    const root = mountCard({ card: cardOf(BARE) })
    expect(text(root)).toBe('Nonebare IdentifierA title and nothing elseOpenSnoozeNot this …Why marked?')
    expect(root.querySelector('p:empty:not([role=status]), ul:empty, dl:empty')).toBeNull()
  })

  it('shows markup as text and stays within its width', () => {
    const root = mountCard({ card: cardOf(HOSTILE, { advisories: 9, others: othersOf(8) }) })
    expect(text(root)).toContain('<img src=x onerror=')
    expect(root.querySelector('img, script, style, iframe, a')).toBeNull()
    const dialog = find(root, '[role=dialog]')
    expect(dialog.getBoundingClientRect().width).toBe(384)
    expect(dialog.getBoundingClientRect().height).toBeLessThanOrEqual(460)
    expect(dialog.scrollWidth).toBe(dialog.clientWidth)
    expect('pwned' in window).toBe(false)
  })

  it('opens and closes by pointer and by keyboard', async () => {
    const onOpen = vi.fn()
    const onClose = vi.fn()
    const root = mountCard({ card: cardOf(FULL), actions: cardActionsOf({ openAdvisory: onOpen }), onClose })
    await userEvent.click(find(root, '.hover-card-open'))
    expect(onOpen).toHaveBeenCalledTimes(1)
    await userEvent.click(find(root, '.hover-card-close'))
    expect(onClose).toHaveBeenCalledTimes(1)
    find(root, '[role=dialog]').focus()
    await userEvent.keyboard('{Tab}')
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Watch Microsoft 365 Copilot …')
    await userEvent.keyboard('{Tab}')
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Close')
    await userEvent.keyboard('{Tab}{Enter}')
    expect(onOpen).toHaveBeenCalledTimes(2)
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(2)
  })

  it('keeps within the room that it is given, its buttons in sight', () => {
    const root = mountCard({ card: cardOf(FULL) })
    const dialog = find(root, '[role=dialog]')
    expect(dialog.getBoundingClientRect().height).toBe(460)
    ;(root.host as HTMLElement).style.setProperty('--card-room', '300px')
    const { bottom, height } = dialog.getBoundingClientRect()
    expect(height).toBe(300)
    dialog.scrollTop = 60
    for (const button of [find(root, '.hover-card-close'), find(root, '.hover-card-open')]) {
      expect(button.getBoundingClientRect().bottom).toBeLessThan(bottom)
      expect(button.getBoundingClientRect().top).toBeGreaterThan(bottom - height)
    }
  })

  it('lists the other advisories: a few, all that it holds on a click, and leads on to the rest', async () => {
    const actions = cardActionsOf({ openAdvisory: vi.fn(), openAbout: vi.fn() })
    const root = mountCard({ card: cardOf(FULL, { advisories: 9, others: othersOf(6) }), actions })
    const titles = () => [...root.querySelectorAll('.hover-card-other-title')].map(({ textContent }) => textContent)
    expect(titles()).toEqual(['Another flaw, number 1', 'Another flaw, number 2', 'Another flaw, number 3'])
    expect(find(root, '.hover-card-other svg').getAttribute('aria-label')).toBe('Critical 9.8, Known exploited')
    await userEvent.click(find(root, '.hover-card-other'))
    expect(actions.openAdvisory).toHaveBeenCalledExactlyOnceWith('other-1')
    expect(find(root, 'button.hover-card-more').textContent).toBe('5 more advisories')
    await userEvent.click(find(root, 'button.hover-card-more'))
    expect(titles()).toHaveLength(6)
    expect(find(root, 'button.hover-card-more').textContent).toBe('2 more advisories')
    await userEvent.click(find(root, 'button.hover-card-more'))
    expect(actions.openAbout).toHaveBeenCalledExactlyOnceWith()
  })

  const CHANGE = { at: '2026-06-02T08:00:00Z', source: 'NVD', fields: [{ field: 'score', before: '7.5', after: '9.8' }] }
  it.each([
    ['never seen, new', { at: null, news: 'new', changes: [] }, 'New to you'],
    ['never seen, old', { at: null, news: null, changes: [] }, 'Nothing new within the last month'],
    ['seen, more since', { at: '2026-06-01T00:00:00Z', news: 'new', changes: [] }, 'New since you last looked (1 Jun)'],
    [
      'seen, changed',
      { at: '2026-06-01T00:00:00Z', news: 'changed', changes: [CHANGE] },
      'Changed since you last looked (1 Jun)',
    ],
    ['seen', { at: '2026-06-01T00:00:00Z', news: null, changes: [] }, 'Nothing new since you last looked (1 Jun)'],
  ] as const)('says what is new since it was seen, in as much room: %s', (_state, seen, sentence) => {
    const size = (card: Card) => {
      const box = find(mountCard({ card }), '[role=dialog]').getBoundingClientRect()
      return [box.width, box.height]
    }
    const before = size(cardOf(EXPLOITED))
    unmountCard()
    const card = cardOf(EXPLOITED, { seen: { ...seen, changes: [...seen.changes] }, watched: true, snoozed: true })
    expect(size(card)).toEqual(before)
    const line = document.querySelector('[data-card-host]')?.shadowRoot?.querySelector('.hover-card-news-text')
    expect(line && getComputedStyle(line, '::before').content).toBe(JSON.stringify(sentence))
    // What a page's own search finds of a card is public.
    const isFound = (text: string) => {
      getSelection()?.removeAllRanges()
      return (window as unknown as { find(text: string): boolean }).find(text)
    }
    expect(isFound(EXPLOITED.title)).toBe(true)
    expect(isFound(sentence)).toBe(false)
  })

  it('says from the beginning how many others there are, and leads to them', async () => {
    const root = mountCard({ card: cardOf(EXPLOITED, { advisories: 7, others: othersOf(6) }) })
    const others = find(root, '.hover-card-others')
    expect(find(root, '.hover-card-news-others').textContent).toBe('6 more advisories')
    await userEvent.click(find(root, '.hover-card-news-others'))
    expect(root.activeElement).toBe(others)
    const { bottom } = find(root, '[role=dialog]').getBoundingClientRect()
    expect(find(root, '.hover-card-other').getBoundingClientRect().bottom).toBeLessThan(bottom)
  })

  it('shows what changed on a click', async () => {
    const root = mountCard({
      card: cardOf(EXPLOITED, { seen: { at: '2026-06-01T00:00:00Z', news: 'changed', changes: [CHANGE] } }),
    })
    await userEvent.click(find(root, '.hover-card-news button'))
    expect(find(root, '.hover-card-changes').textContent).toContain('Score 7.5 → 9.8')
    expect(find(root, '.hover-card-news button').getAttribute('aria-expanded')).toBe('true')
    await expectAccessible(document.body, 'changes open')
  })

  it.each([
    ['the day after', '2026-06-22T13:00:00Z', true],
    ['the day itself', '2026-06-20T23:00:00Z', false],
  ])('says on %s whether a due date has passed', (_, now, passed) => {
    const host = document.body.appendChild(document.createElement('div'))
    host.setAttribute('data-card-host', '')
    render(
      <KnownExploited facts={{ since: null, due: '2026-06-20', ransomware: 'unknown', source: 'CISA' }} now={Date.parse(now)} />,
      host,
    )
    expect(host.textContent).toContain(`Due date for US agencies 20 Jun 2026${passed ? ' (passed)' : ''}`)
    expect(host.textContent?.includes('(passed)')).toBe(passed)
  })

  it('ignores events that a script made up', () => {
    const onOpen = vi.fn()
    const onClose = vi.fn()
    const root = mountCard({ card: cardOf(FULL), actions: cardActionsOf({ openAdvisory: onOpen }), onClose })
    find(root, '.hover-card-open').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    find(root, '.hover-card-open').click()
    find(root, '[role=dialog]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(onOpen).not.toHaveBeenCalled()
    expect(onClose).not.toHaveBeenCalled()
  })

  it('looks the same in any page', () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      :root { font-size: 40px; direction: rtl }
      div { --surface: hotpink; --text: hotpink; color: hotpink; letter-spacing: 4px; text-transform: uppercase; line-height: 3 }
    `)
    document.adoptedStyleSheets = [sheet]
    try {
      const root = mountCard({ card: cardOf(FULL), scheme: 'light' })
      const style = getComputedStyle(find(root, '.hover-card-title'))
      expect(style.letterSpacing).toBe('normal')
      expect(style.textTransform).toBe('none')
      expect(style.fontSize).toBe('16px')
      expect(getComputedStyle(find(root, '[role=dialog]')).backgroundColor).toBe('oklch(1 0 0)')
      expect(getComputedStyle(find(root, '[role=dialog]')).direction).toBe('ltr')
    } finally {
      document.adoptedStyleSheets = []
    }
  })

  it.each([
    ['with every field', FULL],
    ['exploited', EXPLOITED],
    ['with nothing but a title', BARE],
    ['hostile', HOSTILE],
  ])('is accessible %s', async (state, advisory) => {
    mountCard({ card: cardOf(advisory, { advisories: 9, others: othersOf(6), watched: true }) })
    await expectAccessible(document.body, state)
  })
})
