import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  forgetDocument,
  forgetLostFrames,
  forgetTab,
  framesToWalk,
  keepWalked,
  putMentions,
  startFrame,
  tabMentions,
  watchTabMentions,
  type TabFrame,
  type TabMention,
} from '../../../utils/platform/tab-mentions'
import { browser } from '../../support/browser-fakes'

const TOP: TabFrame = { tabId: 7, frameId: 0, document: 'page' }
const SIDE: TabFrame = { tabId: 7, frameId: 31, document: 'side' }
const INNER: TabFrame = { tabId: 7, frameId: 32, document: 'inner' }

function mention(id: string, count = 1, privateName = false): TabMention {
  return { id, name: id.toUpperCase(), surface: id, count, privateName }
}

async function counts(tabId = 7): Promise<Record<string, number> | undefined> {
  const mentions = await tabMentions(tabId)
  return mentions && Object.fromEntries(mentions.map(({ id, count }) => [id, count]))
}

describe('what a tab mentions', () => {
  beforeEach(async () => {
    for (const frame of [TOP, SIDE, INNER]) await startFrame(frame)
  })
  afterEach(() => browser.storage.session.clear())

  it('is unknown until one of its frames has reported', async () => {
    expect(await tabMentions(7)).toBeUndefined()
    await putMentions(SIDE, [], 'public')
    expect(await tabMentions(7)).toEqual([])
  })

  it('is what its frames mention together, each name once with the counts summed', async () => {
    await putMentions(TOP, [mention('a', 2), mention('b')], 'public')
    await putMentions(SIDE, [mention('a', 3), mention('c')], 'public')
    await putMentions(INNER, [mention('d', 1, true)], 'private')
    await putMentions(TOP, [mention('d', 4, true)], 'private')
    expect(await counts()).toEqual({ a: 5, b: 1, c: 1, d: 5 })
  })

  it('is not changed by frames that report at the same time taking turns', async () => {
    await Promise.all([TOP, SIDE, INNER].map((frame) => putMentions(frame, [mention('a')], 'public')))
    expect(await counts()).toEqual({ a: 3 })
  })

  it('loses what a frame mentioned when that goes, and not what the others do', async () => {
    await putMentions(TOP, [mention('a')], 'public')
    await putMentions(SIDE, [mention('a'), mention('b')], 'public')
    await forgetDocument(SIDE)
    expect(await counts()).toEqual({ a: 1 })
    await putMentions(SIDE, [mention('b')], 'public')
    expect(await counts(), 'an answer that comes after the end').toEqual({ a: 1 })
  })

  it('follows a frame to its next document, and takes nothing late from the one before', async () => {
    await putMentions(TOP, [mention('a')], 'public')
    await putMentions(SIDE, [mention('b')], 'public')
    const next = { ...SIDE, document: 'next' }
    await startFrame(next)
    await putMentions(SIDE, [mention('b')], 'public')
    await forgetDocument(SIDE)
    await putMentions(next, [mention('c')], 'public')
    expect(await counts()).toEqual({ a: 1, c: 1 })
  })

  it('keeps frames that were there before their page, and forgets those that a new page does not have', async () => {
    await putMentions(SIDE, [mention('b')], 'public')
    await putMentions(INNER, [mention('c')], 'public')
    expect(await startFrame(TOP), 'a start after a change of settings').toBe(false)
    expect(await startFrame({ ...TOP, document: 'another page' })).toBe(true)
    await forgetLostFrames(7, (frameId) => Promise.resolve(frameId === INNER.frameId))
    expect(await counts()).toEqual({ c: 1 })
  })

  it('takes up the space of two hundred frames and four thousand names at the most', async () => {
    for (let frameId = 100; frameId < 400; frameId++) await startFrame({ tabId: 7, frameId, document: 'x' })
    for (const frameId of [100, 101, 102, 390])
      await putMentions(
        { tabId: 7, frameId, document: 'x' },
        Array.from({ length: 1_900 }, (_, index) => mention(`${frameId}-${index}`)),
        'public',
      )
    const ids = Object.keys((await counts()) ?? {})
    expect(ids).toHaveLength(4_000)
    expect(ids.filter((id) => id.startsWith('390'))).toEqual([])
    const next = { ...TOP, document: 'next' }
    await startFrame(next)
    await putMentions(next, [mention('a')], 'public')
    expect(Object.keys((await counts()) ?? {}), 'the page itself always has a place').toContain('a')
  })

  it('is told to who watches it', async () => {
    const told: (string[] | undefined)[] = []
    const watching = new AbortController()
    watchTabMentions(7, (mentions) => told.push(mentions?.map(({ id }) => id)), watching.signal)
    await putMentions(SIDE, [mention('b')], 'public')
    await forgetTab(7)
    watching.abort()
    await startFrame(SIDE)
    await putMentions(SIDE, [mention('c')], 'public')
    expect(told).toEqual([['b'], undefined])
  })

  it('leaves nothing in the store when the frames of a closed tab go after it', async () => {
    await forgetTab(7)
    await forgetDocument(SIDE)
    expect(await browser.storage.session.get()).toEqual({})
  })
})

describe('the keyboard’s way through a tab', () => {
  afterEach(() => browser.storage.session.clear())

  it('begins with the page itself and goes on to the frames that mention something', async () => {
    for (const frame of [INNER, SIDE, TOP]) await startFrame(frame)
    await putMentions(INNER, [mention('a')], 'public')
    await putMentions(SIDE, [mention('b', 1, true)], 'private')
    expect(await framesToWalk(7)).toEqual({ frames: [0, 32], walked: 0 })
    await keepWalked(7, 32)
    await startFrame(TOP)
    expect(await framesToWalk(7)).toEqual({ frames: [0, 32], walked: 32 })
    await startFrame({ ...TOP, document: 'next' })
    expect((await framesToWalk(7)).walked).toBe(0)
  })
})
