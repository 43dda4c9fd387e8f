import { cleanup, render } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AlikeRecords, AlikeSource } from '../../components/alike-records/alike-source'
import { Options } from '../../components/options/options'
import { SidePanel } from '../../components/side-panel/side-panel'
import { failure, success } from '../../utils/result'
import type { KeptApart } from '../../utils/settings'
import { expectAccessible } from '../support/accessibility'
import { FULL } from '../support/advisory-samples'
import { itemOf, optionsSource, panelSource } from '../support/page-sources'

const part = (source: string) => ({
  feed: `https://${source.toLowerCase()}.example/feed.json`,
  id: '7',
  source,
  title: `Code execution in Router OS, says ${source}`,
  language: 'en',
  published: '2026-11-02T08:00:00Z',
})
const [ACME, DESK, TIMES] = [part('Acme'), part('Desk'), part('Times')]
const named = ({ feed, id, source }: ReturnType<typeof part>) => ({ feed, id, source })
const SAID: KeptApart = {
  records: [named(DESK), named(ACME)],
  name: DESK.title,
  addedAt: '2026-11-20T09:00:00.000Z',
}
const SENTENCE = `“${DESK.title}” of Desk is kept apart from Acme.`

const onRoute = vi.fn()
const keepApart = vi.fn<AlikeSource['keepApart']>()

beforeEach(() => {
  onRoute.mockClear()
  keepApart.mockReset().mockResolvedValue(success({ advisoryId: FULL.id }))
})

function show(records: AlikeRecords) {
  const alike = { parts: async () => records, keepApart }
  const source = panelSource({ advisory: async () => itemOf(FULL), alike })
  return render(<SidePanel source={source} route={{ view: 'advisory', id: FULL.id }} onRoute={onRoute} onBack={vi.fn()} />)
}

const keep = ({ title, source }: ReturnType<typeof part>) =>
  page.getByRole('button', { name: `Keep apart: ${title} (${source})` })

describe('an advisory that was put together by likeness', () => {
  it('says so, and lets the later of two records be kept apart', async () => {
    show({ parts: [ACME, DESK], said: [] })
    await expect.element(page.getByRole('heading', { name: 'Put together by likeness' })).toBeVisible()
    await expect.element(page.getByText('No identifier says that these are about one thing.')).toBeVisible()
    expect(keep(ACME).query()).toBeNull()
    await userEvent.click(keep(DESK))
    expect(keepApart).toHaveBeenCalledExactlyOnceWith({
      undo: false,
      kept: { records: [named(DESK), named(ACME)], name: DESK.title, addedAt: expect.any(String) },
    })
    await expect
      .poll(() => document.activeElement?.textContent)
      .toBe(`Kept apart: “${DESK.title}” of Desk is an advisory of its own now.`)
  })

  it('lets any of three be kept apart from the others, and goes to where those are', async () => {
    keepApart.mockResolvedValue(success({ advisoryId: 'CVE-2026-1' }))
    show({ parts: [ACME, DESK, TIMES], said: [] })
    await userEvent.click(keep(ACME))
    expect(keepApart.mock.lastCall?.[0].kept.records).toEqual([ACME, DESK, TIMES].map(named))
    await expect.poll(() => onRoute.mock.lastCall).toEqual([{ view: 'advisory', id: 'CVE-2026-1' }])
  })

  it('lists what was kept apart, and takes it back', async () => {
    show({ parts: [], said: [SAID] })
    await expect.element(page.getByRole('list', { name: 'What you kept apart' })).toHaveTextContent(SENTENCE)
    expect(document.body.textContent).not.toContain('No identifier says')
    await userEvent.click(page.getByRole('button', { name: `Undo: ${SENTENCE}` }))
    expect(keepApart).toHaveBeenCalledExactlyOnceWith({ kept: SAID, undo: true })
  })

  it('says why a record was not kept apart', async () => {
    keepApart.mockResolvedValue(failure('notSaved', 'disk full'))
    show({ parts: [ACME, DESK], said: [] })
    await userEvent.click(keep(DESK))
    await expect.element(page.getByRole('alert')).toHaveTextContent('This could not be saved. disk full')
    await expect.element(keep(DESK)).toBeEnabled()
  })

  it('says nothing where identifiers link all of it', async () => {
    show({ parts: [], said: [] })
    await expect.element(page.getByRole('heading', { name: 'Source articles' })).toBeVisible()
    expect(document.body.textContent).not.toContain('likeness')
  })

  it('can be used by everybody', async () => {
    show({ parts: [ACME, DESK, TIMES], said: [SAID] })
    await expect.element(keep(TIMES)).toBeVisible()
    await expectAccessible()
    cleanup()
  })
})

describe('the options', () => {
  it('list what was kept apart, and take it back', async () => {
    const source = optionsSource({ keptApart: [SAID] })
    render(<Options source={source} />)
    await userEvent.click(page.getByRole('button', { name: `Undo: ${SENTENCE}` }))
    await expect.poll(async () => (await source.settings()).keptApart).toEqual([])
    await expect.element(page.getByText('The advisories are as they would be without that.')).toBeVisible()
  })
})
