import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askWorker, servePage, type PageHandlers } from '../../../utils/messaging/page-messenger'
import type { MessageListener, PageRuntime } from '../../../utils/platform/page-runtime'

const BASE = 'chrome-extension://caveat/'

let sent: unknown[]
let answered: unknown
let listeners: Set<MessageListener>

beforeEach(() => {
  sent = []
  answered = { res: null }
  listeners = new Set()
  const runtime: PageRuntime = {
    id: 'caveat',
    getURL: (path) => BASE + path,
    sendMessage: (message) => {
      sent.push(message)
      return Promise.resolve(answered)
    },
    onMessage: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  }
  vi.stubGlobal('chrome', { runtime })
})

afterEach(() => vi.unstubAllGlobals())

describe('what a page asks the worker', () => {
  it('is sent at once, as the worker reads it', async () => {
    const answer = askWorker('marks', { ids: ['a'] })
    expect(sent).toMatchObject([{ type: 'marks', data: { ids: ['a'] }, timestamp: expect.any(Number) }])
    answered = { res: [] }
    expect(await answer).toEqual(null)
    expect(await askWorker('marks', { ids: ['a'] })).toEqual([])
  })

  it.each([
    ['nobody answers', undefined, 'No response'],
    ['the worker refuses', { err: { name: 'Error', message: 'marks: not for this sender' } }, 'marks: not for this sender'],
  ])('rejects when %s', async (_, answer, message) => {
    answered = answer
    await expect(askWorker('marks', { ids: [] })).rejects.toThrow(message)
  })

  it('rejects when the extension is gone', async () => {
    vi.stubGlobal('chrome', {})
    await expect(askWorker('pageStart', undefined)).rejects.toThrow('No response')
  })
})

describe('what a page answers', () => {
  const handlers = {
    storeChanged: vi.fn(),
    settingsChanged: vi.fn(),
    previewStrictness: () => null,
    showNextMention: ({ backwards }: { backwards: boolean }) => backwards,
    showMention: () => {
      throw new Error('no such name')
    },
    closeCard: vi.fn(),
    isThere: () => true,
  } satisfies PageHandlers
  const WORKER = { id: 'caveat', url: `${BASE}background.js` }

  const ask = (message: unknown, sender: object = WORKER) =>
    new Promise((resolve) => {
      const taken = [...listeners].map((listener) => listener(message, sender, resolve))
      if (!taken.includes(true)) resolve('left to others')
    })
  const asked = (type: string, data?: unknown) => ({ id: 1, type, data, timestamp: 0 })
  const refused = (message: string) => ({ err: expect.objectContaining({ message }) })

  it('goes to whoever asked', async () => {
    servePage(handlers, new AbortController().signal)
    expect(await ask(asked('showNextMention', { fromStart: false, backwards: true }))).toEqual({ res: true })
    expect(await ask(asked('isThere'))).toEqual({ res: true })
    expect(await ask(asked('showMention', { id: 'a' }))).toEqual(refused('no such name'))
  })

  it.each([
    ['showNextMention', { fromStart: 1, backwards: true }],
    ['showNextMention', { fromStart: true }],
    ['showMention', null],
    ['closeCard', 'now'],
    ['storeChanged', { lexiconVersion: '7' }],
  ])('is refused for %s with %j', async (type, data) => {
    servePage(handlers, new AbortController().signal)
    expect(await ask(asked(type, data))).toEqual(refused(`${type}: not what it may carry`))
  })

  it.each([
    ['another extension', { id: 'other', url: `${BASE}background.js` }],
    ['a content script', { id: 'caveat', url: 'https://wiki.example/', tab: { id: 7 } }],
  ])('is refused to %s', async (_, sender) => {
    servePage(handlers, new AbortController().signal)
    expect(await ask(asked('isThere'), sender)).toEqual(refused('isThere: not for this sender'))
  })

  it.each([asked('pageStart'), asked('toString'), null, 'isThere', {}])('is left to others: %j', async (message) => {
    servePage(handlers, new AbortController().signal)
    expect(await ask(message)).toBe('left to others')
  })

  it('ends with its signal', async () => {
    const over = new AbortController()
    servePage(handlers, over.signal)
    over.abort()
    expect(await ask(asked('isThere'))).toBe('left to others')
  })
})
