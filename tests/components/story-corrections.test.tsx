import { cleanup, render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Options } from '../../components/options/options'
import { SidePanel } from '../../components/side-panel/side-panel'
import type { Story, StoryCandidate, StorySource } from '../../components/story-corrections/story-source'
import { failure, success } from '../../utils/result'
import type { StoryCorrection } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { FULL } from '../support/advisory-samples'
import { itemOf, optionsSource, panelSource } from '../support/page-sources'

const URLS = ['https://neowin.example/audit', 'https://neowin.example/trust']
const STORY = { ...FULL, articles: FULL.articles.map((article, index) => ({ ...article, url: URLS[index] ?? null })) }
const [FIRST, SECOND] = STORY.articles.map(({ url, title }) => ({ url: url ?? '', title }))
if (!FIRST || !SECOND) throw new Error('the sample has two articles')

const OTHER: StoryCandidate = {
  title: 'Copilot costs more from July',
  language: 'en',
  articles: ['https://times.example/price', 'https://desk.example/price'],
  publishers: ['Times'],
  published: '2026-05-29T08:00:00Z',
}
const FAIR: StoryCandidate = { ...OTHER, title: 'Autumn fair opens', articles: ['https://times.example/fair'] }
const SAID: StoryCorrection = {
  verdict: 'together',
  articles: [FIRST.url, FAIR.articles[0] ?? ''],
  name: FAIR.title,
  story: STORY.title,
  addedAt: '2026-11-20T09:00:00.000Z',
}

const onRoute = vi.fn()
const correct = vi.fn<StorySource['correct']>()
const told: Story = { articles: [FIRST.url, SECOND.url], identifiers: ['CVE-2026-1'], corrections: [] }

beforeEach(() => {
  onRoute.mockClear()
  correct.mockReset().mockResolvedValue(success({ advisoryId: STORY.id }))
})

function show(story: Story | null = told, candidates = [OTHER, FAIR]) {
  const stories = { story: async () => story, candidates: async () => candidates, correct }
  const source = panelSource({ advisory: async () => itemOf(STORY), stories })
  return render(<SidePanel source={source} route={{ view: 'advisory', id: STORY.id }} onRoute={onRoute} onBack={vi.fn()} />)
}

const takeOut = (title: string) => page.getByRole('button', { name: `Not about this: ${title}` })
const open = () => userEvent.click(page.getByText('Something else belongs here'))

describe('an advisory that was put together from news', () => {
  it('lets an article be taken out, says that it was, and goes on reading there', async () => {
    show()
    await userEvent.click(takeOut(SECOND.title))
    expect(correct).toHaveBeenCalledExactlyOnceWith({
      undo: false,
      correction: {
        verdict: 'apart',
        article: SECOND.url,
        others: [FIRST.url],
        identifiers: ['CVE-2026-1'],
        name: SECOND.title,
        story: STORY.title,
        addedAt: expect.any(String),
      },
    })
    await expect.poll(() => document.activeElement?.textContent).toContain(`Taken out, “${SECOND.title}”`)
    expect(document.activeElement?.role).toBe('status')
  })

  it('offers the stories most like it, and what a search finds, to be put in', async () => {
    show()
    await open()
    await expect.element(page.getByRole('list', { name: 'Stories most like this one:' })).toHaveTextContent(/Copilot costs.*fair/)
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search stories and articles' }), 'FAIR opens')
    await expect.element(page.getByText('1 story found')).toBeVisible()
    expect(document.querySelector('.story-offered')?.textContent).not.toContain(OTHER.title)
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search stories and articles' }), 'nothing')
    await expect.element(page.getByText('No story has these words.')).toBeVisible()
    await userEvent.clear(page.getByRole('searchbox', { name: 'Search stories and articles' }))
    await userEvent.click(page.getByRole('button', { name: `Belongs here: ${OTHER.title}` }))
    const { correction } = correct.mock.lastCall?.[0] ?? {}
    expect(correction).toMatchObject({
      verdict: 'together',
      articles: [FIRST.url, SECOND.url, ...OTHER.articles],
      name: OTHER.title,
    })
  })

  it('goes to the advisory that the story is in afterwards', async () => {
    correct.mockResolvedValue(success({ advisoryId: 'CVE-2026-1' }))
    show()
    await userEvent.click(takeOut(FIRST.title))
    await expect.poll(() => onRoute.mock.lastCall).toEqual([{ view: 'advisory', id: 'CVE-2026-1' }])
  })

  it('lists what was said about its articles, and takes it back', async () => {
    show({ ...told, corrections: [SAID] })
    const sentence = `“${FAIR.title}” belongs to “${STORY.title}”.`
    await expect.element(page.getByRole('list', { name: 'What you said about these articles' })).toHaveTextContent(sentence)
    await userEvent.click(page.getByRole('button', { name: `Undo: ${sentence}` }))
    expect(correct).toHaveBeenCalledExactlyOnceWith({ correction: SAID, undo: true })
  })

  it.each([
    ['too many', failure('full'), 'too many corrected stories'],
    ['not saved', failure('notSaved', 'disk full'), 'This could not be saved. disk full'],
  ] as const)('says why a correction was not kept: %s', async (_why, answer, text) => {
    correct.mockResolvedValue(answer)
    show()
    await userEvent.click(takeOut(SECOND.title))
    await expect.element(page.getByRole('alert')).toHaveTextContent(text)
    await expect.element(takeOut(SECOND.title)).toBeEnabled()
  })

  it('says when the worker did not answer', async () => {
    correct.mockRejectedValue(new Error('nobody there'))
    show()
    await userEvent.click(takeOut(SECOND.title))
    await expect.element(page.getByRole('alert')).toHaveTextContent('nobody there')
  })

  it('works with the keyboard alone', async () => {
    show()
    await expect.element(takeOut(SECOND.title)).toBeVisible()
    ;(takeOut(SECOND.title).element() as HTMLElement).focus()
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.element(page.getByRole('searchbox')).toBeVisible()
    await userEvent.keyboard('{Tab}fair')
    await expect.element(page.getByText('1 story found')).toBeVisible()
    await userEvent.keyboard('{Tab}')
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe(`Belongs here: ${FAIR.title}`)
    await userEvent.keyboard('{Enter}')
    expect(correct).toHaveBeenCalledOnce()
  })

  it('offers nothing where no news tells of it, or where there is nothing to take an article out of', async () => {
    show(null)
    await expect.element(page.getByRole('heading', { name: 'Source articles' })).toBeVisible()
    expect(document.querySelector('.story-corrections, .story-take-out')).toBeNull()
    cleanup()
    show({ articles: [FIRST.url], identifiers: [], corrections: [] })
    await expect.element(page.getByText('Something else belongs here')).toBeVisible()
    expect(document.querySelector('.story-take-out')).toBeNull()
  })

  it('can be used by everybody', async () => {
    show({ ...told, corrections: [SAID] })
    await open()
    await expect.element(page.getByRole('button', { name: `Belongs here: ${OTHER.title}` })).toBeVisible()
    await expectAccessible()
  })

  it('shows the way to its articles, and the sentence behind a reason', async () => {
    const indicator = { term: 'Zero-Day', sentence: 'It is a Zero-Day, they say.', url: SECOND.url }
    const reason = { text: 'A flaw was used before it was known: “zero-day”', effect: 'raises', source: 'Neowin' } as const
    const severity = { ...STORY.severity, reasons: [reason, { ...reason, text: 'Nothing is quoted here' }] }
    const advisory = { ...STORY, severity, indicators: [indicator], machineWritten: ['severity'] }
    render(
      <SidePanel
        source={panelSource({ advisory: async () => itemOf(advisory) })}
        route={{ view: 'advisory', id: STORY.id }}
        onRoute={onRoute}
        onBack={vi.fn()}
      />,
    )
    await userEvent.click(page.getByRole('button', { name: 'put together from 2 articles' }))
    expect(document.activeElement?.textContent).toContain('Source articles')
    const reasons = page.getByRole('list', { name: 'Reasons for the severity' })
    expect(reasons.element().querySelectorAll('details')).toHaveLength(1)
    await userEvent.click(page.getByText('A flaw was used before'))
    await expect.element(reasons.getByText('It is a Zero-Day, they say.')).toBeVisible()
    expect(reasons.getByRole('link').element().getAttribute('href')).toBe(SECOND.url)
    await expectAccessible()
  })
})

describe('corrected stories in the options', () => {
  it('are listed, undone, and put back', async () => {
    const source = optionsSource({ corrections: [SAID] })
    render(<Options source={source} />)
    const list = page.getByRole('list', { name: 'Corrected stories' })
    await expect.element(list).toHaveTextContent(`${FAIR.title} belongs to “${STORY.title}”`)
    await userEvent.click(list.getByRole('button', { name: /^Undo/ }))
    expect((await source.settings()).corrections).toEqual([])
    await userEvent.click(page.getByRole('button', { name: 'Undo', exact: true }))
    await expect.poll(async () => (await source.settings()).corrections).toEqual([SAID])
  })
})
