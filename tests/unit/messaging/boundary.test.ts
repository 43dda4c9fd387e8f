import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../utils/messaging/base64'
import { isExtensionPage, isPage, PAGE_ANSWERS, PAGE_MESSAGES, type Sender } from '../../../utils/messaging/boundary'

const self = { id: 'caveat', base: 'chrome-extension://caveat/' }

const SENDERS: Record<string, Sender> = {
  'a content script': { id: 'caveat', url: 'https://wiki.example/page', tab: { id: 7 }, frameId: 0 },
  'the popup': { id: 'caveat', url: 'chrome-extension://caveat/popup.html' },
  'the options page in a tab': { id: 'caveat', url: 'chrome-extension://caveat/options.html', tab: { id: 8 } },
  'the worker': { id: 'caveat', url: 'chrome-extension://caveat/background.js' },
  'another extension': { id: 'other', url: 'chrome-extension://other/popup.html' },
  "another extension's content script": { id: 'other', url: 'https://wiki.example/', tab: { id: 7 } },
  'a page that only calls itself ours': { id: 'caveat', url: 'https://chrome-extension.example/caveat/', tab: { id: 7 } },
  nobody: {},
}

describe('who a message comes from', () => {
  it.each(Object.entries(SENDERS))('%s', (name, sender) => {
    expect(isPage(sender, self)).toBe(name === 'a content script' || name === 'a page that only calls itself ours')
    expect(isExtensionPage(sender, self)).toBe(['the popup', 'the options page in a tab', 'the worker'].includes(name))
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

describe('base64', () => {
  it('carries every byte, and more bytes than a call takes arguments', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) & 0xff)
    expect(new Uint8Array(fromBase64(toBase64(bytes.buffer)))).toEqual(bytes)
    expect(toBase64(new ArrayBuffer(0))).toBe('')
  })
})
