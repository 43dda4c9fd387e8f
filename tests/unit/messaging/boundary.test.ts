import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { EXTENSION_MESSAGES, PAGE_ANSWERS, PAGE_MESSAGES } from '../../../utils/messaging/boundary'
import { frameOf, hostsOf, isExtensionPage, isPage, type Sender } from '../../../utils/messaging/sender'

const self = { id: 'caveat', base: 'chrome-extension://caveat/' }

const WIKI = { id: 7, url: 'https://wiki.example/page' }

/** As Chromium and Firefox state them, by the kind of page. */
const PAGES: Record<string, Sender> = {
  'a page': { url: 'https://wiki.example/page', origin: 'https://wiki.example', frameId: 0 },
  'a frame of another site': { url: 'https://docs.example/note', origin: 'https://docs.example', frameId: 5 },
  'a sandboxed frame': { url: 'https://docs.example/note', origin: 'null', frameId: 6 },
  'a frame written into the page': { url: 'about:srcdoc', origin: 'https://wiki.example', frameId: 7 },
  'the same, sandboxed': { url: 'about:srcdoc', origin: 'null', frameId: 8 },
  'a frame left empty': { url: 'about:blank', origin: 'https://wiki.example', frameId: 9 },
  'a data: frame': { url: 'data:text/html,x', origin: 'null', frameId: 10 },
  'a blob: frame': { url: 'blob:https://wiki.example/1-2', origin: 'https://wiki.example', frameId: 11 },
}

const SENDERS: Record<string, Sender> = {
  'the popup': { id: 'caveat', url: 'chrome-extension://caveat/popup.html' },
  'the options page in a tab': { id: 'caveat', url: 'chrome-extension://caveat/options.html', tab: { id: 8 } },
  'the worker': { id: 'caveat', url: 'chrome-extension://caveat/background.js' },
  'another extension': { id: 'other', url: 'chrome-extension://other/popup.html' },
  'an empty frame of the options page': { id: 'caveat', url: 'about:blank', origin: 'chrome-extension://caveat', tab: { id: 8 } },
  'a blob: frame of the options page': {
    id: 'caveat',
    url: 'blob:chrome-extension://caveat/1-2',
    origin: 'null',
    tab: { id: 8 },
  },
  'a file': { id: 'caveat', url: 'file:///etc/hosts', tab: { id: 7 } },
  "another extension's content script": { id: 'other', url: 'https://wiki.example/', tab: { id: 7 } },
  'a page that only calls itself ours': { id: 'caveat', url: 'https://chrome-extension.example/caveat/', tab: { id: 7 } },
  nobody: {},
}

describe('who a message comes from', () => {
  it.each(Object.entries(SENDERS))('%s', (name, sender) => {
    expect(isPage(sender, self)).toBe(name === 'a page that only calls itself ours')
    expect(isExtensionPage(sender, self)).toBe(['the popup', 'the options page in a tab', 'the worker'].includes(name))
  })
})

describe('a content script', () => {
  it.each(Object.entries(PAGES))('in %s is heard as such', (_name, sender) => {
    expect(isPage({ id: 'caveat', tab: WIKI, ...sender }, self)).toBe(true)
    expect(isExtensionPage({ id: 'caveat', tab: WIKI, ...sender }, self)).toBe(false)
    expect(isPage({ id: 'other', tab: WIKI, ...sender }, self)).toBe(false)
  })

  it.each([
    ['a page', ['wiki.example']],
    ['a frame of another site', ['wiki.example', 'docs.example']],
    ['a sandboxed frame', ['wiki.example', 'docs.example']],
    ['a frame written into the page', ['wiki.example']],
    ['the same, sandboxed', ['wiki.example']],
    ['a data: frame', ['wiki.example']],
    ['a blob: frame', ['wiki.example']],
  ])('in %s belongs to the tab’s host and to its own', (name, hosts) => {
    expect(hostsOf({ tab: WIKI, ...PAGES[name] }).filter((host) => host !== '')).toEqual(hosts)
  })

  it('is known by tab, frame and document', () => {
    expect(frameOf({ tab: WIKI, frameId: 5, documentId: 'A9B3' })).toEqual({ tabId: 7, frameId: 5, document: 'A9B3' })
  })
})

describe('what a content script may send', () => {
  const accepts = (name: keyof typeof PAGE_MESSAGES, data: unknown) => v.safeParse(PAGE_MESSAGES[name], data).success

  it('questions of the expected shape', () => {
    expect(accepts('pageStart', undefined)).toBe(true)
    expect(accepts('marks', { ids: ['product:fortinet/fortios', 'CVE-2026-1234'] })).toBe(true)
    expect(accepts('pageMentions', { mentions: [{ id: 'a', surface: 'A', count: 1 }] })).toBe(true)
    expect(accepts('pageText', { blocks: ['Some text.'] })).toBe(true)
  })

  it('nothing else', () => {
    expect(accepts('pageStart', { quiet: false })).toBe(false)
    expect(accepts('marks', { ids: Array.from({ length: 2_001 }, String) })).toBe(false)
    expect(accepts('marks', { ids: [7] })).toBe(false)
    expect(accepts('card', { id: '' })).toBe(false)
    expect(accepts('card', { id: 'x'.repeat(513) })).toBe(false)
    expect(accepts('pageMentions', { mentions: [{ id: 'a', surface: 'A', count: -1 }] })).toBe(false)
    expect(accepts('pageText', { blocks: ['x'.repeat(4_000_001)] })).toBe(false)
    expect(accepts('pageText', { blocks: 'text' })).toBe(false)
    expect(accepts('openAdvisory', {})).toBe(false)
  })

  it.each(['notThis', 'undoNotThis'] as const)('%s, of one place, one cue, or a name as such', (name) => {
    expect(accepts(name, { id: 'a', scope: 'here', around: 0xffff_ffff })).toBe(true)
    expect(accepts(name, { id: 'a', scope: 'context', cue: 'exact-case' })).toBe(true)
    expect(accepts(name, { id: 'a', scope: 'always' })).toBe(true)
    for (const bad of [
      { id: 'a' },
      { scope: 'always' },
      { id: 'a', scope: 'everything' },
      { id: 'x'.repeat(513), scope: 'always' },
      { id: 'a', scope: 'here', around: 'the words themselves' },
      { id: 'a', scope: 'here', around: 0x1_0000_0000 },
      { id: 'a', scope: 'here', around: 0.5 },
      { id: 'a', scope: 'context', cue: 'mood' },
      { id: 'a', scope: 'context' },
    ]) {
      expect(accepts(name, bad), JSON.stringify(bad)).toBe(false)
    }
  })

  it('no site, and no name, for what it says is not to be marked: those are not the page’s to say', () => {
    const sent = { id: 'a', scope: 'here', around: 7, site: 'bank.example', name: 'Bank', addedAt: '2020-01-01T00:00:00Z' }
    expect(v.parse(PAGE_MESSAGES.notThis, sent)).toEqual({ id: 'a', scope: 'here', around: 7 })
  })
})

describe('what a content script may answer', () => {
  const name = { id: 'a', surface: 'A', cue: 'list', confidence: 'likely', count: 1 }
  const level = { names: 1, places: 1, found: [name] }
  const answers = (levels: object, title = 'Page') =>
    v.safeParse(PAGE_ANSWERS.previewStrictness, { title, levels: { strict: level, balanced: level, broad: level, ...levels } })
      .success

  it('a preview of bounded size, or that there is none', () => {
    expect(answers({})).toBe(true)
    expect(v.safeParse(PAGE_ANSWERS.previewStrictness, null).success).toBe(true)
  })

  it('nothing else', () => {
    expect(v.safeParse(PAGE_ANSWERS.previewStrictness, undefined).success).toBe(false)
    expect(answers({ strict: { ...level, found: Array(201).fill(name) } })).toBe(false)
    expect(answers({ broad: { ...level, names: -1 } })).toBe(false)
    expect(answers({ broad: { ...level, found: [{ ...name, cue: '<b>' }] } })).toBe(false)
    expect(answers({ balanced: undefined })).toBe(false)
    expect(answers({}, 'x'.repeat(201))).toBe(false)
  })
})

describe('what one of our own pages says about stories', () => {
  const together = { verdict: 'together', articles: ['a', 'b'], name: 'B', story: 'A', addedAt: '2026-11-20T09:00:00.000Z' }
  const accepts = (data: unknown) => v.safeParse(EXTENSION_MESSAGES.correctStories, data).success

  it('is a correction as the settings keep it, and nothing else', () => {
    expect(accepts({ correction: together, undo: false })).toBe(true)
    expect(accepts({ correction: together })).toBe(false)
    expect(accepts({ correction: { ...together, articles: ['a'] }, undo: false })).toBe(false)
    expect(accepts({ correction: { ...together, articles: ['a', 'x'.repeat(2_049)] }, undo: false })).toBe(false)
  })
})

describe('texts on their way to where their names are found', () => {
  const scan = (texts: unknown) => v.is(PAGE_MESSAGES.scanTexts, { lexiconVersion: 3, texts })
  const request = {
    lexiconVersion: 3,
    title: 'A page',
    blocks: [{ text: 'FortiOS', ordinal: 100 }],
    lower: [[-5, 2]],
    evidence: { records: [1], groups: [], unmistakable: [-7], hasIdentifiers: false },
    strictness: 'balanced',
  }
  const spots = (changed: object) => v.is(PAGE_MESSAGES.spotNames, { ...request, ...changed })

  it('are as many as a page asks about at once, and no more', () => {
    expect(scan(['FortiOS', ''])).toBe(true)
    expect(scan(Array(24).fill('x'.repeat(8_192)))).toBe(true)
    expect(scan(Array(25).fill('x'.repeat(8_192)))).toBe(false)
    expect(scan(['x'.repeat(8_193)])).toBe(false)
    expect(scan(Array(200_001).fill(''))).toBe(false)
    expect(scan([7])).toBe(false)
  })

  it('are blocks with what the page has shown', () => {
    expect(spots({})).toBe(true)
    expect(spots({ blocks: [{ text: 'x'.repeat(200_001), ordinal: 0 }] })).toBe(false)
    expect(spots({ blocks: Array(200_001).fill({ text: '', ordinal: 0 }) })).toBe(false)
    expect(spots({ title: 'x'.repeat(1_001) })).toBe(false)
    expect(spots({ lower: [[1.5, 2]] })).toBe(false)
    expect(spots({ evidence: { ...request.evidence, records: ['1'] } })).toBe(false)
    expect(spots({ strictness: 'all' })).toBe(false)
  })
})

describe('what the extension’s own pages may say', () => {
  const carries = (name: keyof typeof EXTENSION_MESSAGES, data: unknown) => v.safeParse(EXTENSION_MESSAGES[name], data).success
  const trial = { trial: 'a', url: 'https://feed.example/', format: 'auto' }

  it('is a feed to try and the name of the trial', () => {
    expect(carries('tryFeed', trial)).toBe(true)
    expect(carries('cancelTrial', { trial: 'a' })).toBe(true)
    expect(carries('tryFeed', { ...trial, trial: '' })).toBe(false)
    expect(carries('tryFeed', { ...trial, url: `https://feed.example/${'x'.repeat(2_048)}` })).toBe(false)
    expect(carries('tryFeed', { trial: 'a', url: trial.url })).toBe(false)
    expect(carries('cancelTrial', {})).toBe(false)
  })

  it('is nothing that a content script may say', () => {
    expect(Object.keys(EXTENSION_MESSAGES).filter((name) => Object.hasOwn(PAGE_MESSAGES, name))).toEqual([])
  })
})
