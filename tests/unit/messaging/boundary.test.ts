import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../utils/messaging/base64'
import { isExtensionPage, isPage, PAGE_MESSAGES, type Sender } from '../../../utils/messaging/boundary'

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
})

describe('base64', () => {
  it('carries every byte, and more bytes than a call takes arguments', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) & 0xff)
    expect(new Uint8Array(fromBase64(toBase64(bytes.buffer)))).toEqual(bytes)
    expect(toBase64(new ArrayBuffer(0))).toBe('')
  })
})
