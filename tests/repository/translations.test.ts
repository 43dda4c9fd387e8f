import { describe, expect, test } from 'vitest'
import { asYaml, LANGUAGES, messagesOf, missingFrom, pluralKeys } from '../../scripts/translations.mjs'

type Messages = Awaited<ReturnType<typeof messagesOf>>

/** Names, formats and signs that are written the same in every language. */
const NAMES = [
  'extension.name',
  'advisory.cvss',
  'changeField.cvss',
  'export.markdown',
  'export.json',
  'export.csv',
  'export.stix',
  'feeds.outcomeFailed',
  'presetLicence.cc0',
  'presetLicence.ccBy',
]

/** What is written as in English in one language. */
const SAME: Record<string, string[]> = {
  ar: ['names.times'],
  de: [
    'advisory.cvssVersion',
    'locale.direction',
    'entityType.Standard',
    'changeField.status',
    'changeField.score',
    'options.feeds',
    'addFeed.name',
    'addFeed.format',
    'watching.name',
    'reading.milliseconds',
  ],
  ja: ['locale.direction', 'names.times'],
}

/** Groups of words that have to be told from each other. */
const DISTINCT = ['severity', 'status', 'entityType', 'entityRole', 'effect', 'strictness', 'acknowledgeReason', 'confidence']

/** Characters that a manifest's texts may have: Firefox's and the Chrome Web Store's limits, the narrower of the two. */
const LIMITS = { 'extension.name': 45, 'extension.description': 132 }

/** Browsers show what a command does in one line of their settings. */
const COMMAND_LIMIT = 70

const english = await messagesOf('en')

/** Each form of a message by its key, `text` where it does not count. */
function formsOf(messages: Messages, key: string): Record<string, string> {
  const message = messages.get(key)
  if (!message) return {}
  return message.type === 'plural' ? message.plurals : { text: message.message ?? '' }
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\$\d/g)].map(String))].sort()

const textOf = (messages: Messages, key: string) => formsOf(messages, key)['text'] ?? ''

describe.each(LANGUAGES)('the texts in %s', async (language) => {
  const own = await messagesOf(language)

  test('are all there (node scripts/translations.mjs lists what is not)', async () => {
    expect((await missingFrom(language)).map((message) => asYaml(message, language))).toEqual([])
    expect([...own.keys()].filter((key) => !english.has(key))).toEqual([])
  })

  test('have the plural forms of the language', () => {
    const wrong = [...own.keys()].flatMap((key) => {
      const message = own.get(key)
      const isCounted = english.get(key)?.type === 'plural'
      if (message?.type !== 'plural') return isCounted ? [`${key} has no forms`] : []
      const zero = formsOf(english, key)['0'] === undefined ? [] : ['0']
      const expected = [...new Set([...zero, ...pluralKeys(language)])]
      const has = Object.keys(message.plurals)
      return isCounted && has.join() === expected.join() ? [] : [`${key}: ${has.join()}, not ${expected.join()}`]
    })
    expect(wrong).toEqual([])
  })

  test('have the placeholders of the English ones', () => {
    const wrong = [...own.keys()].flatMap((key) => {
      const expected = Object.values(formsOf(english, key)).map(placeholders)
      const all = [...new Set(expected.flat())].sort()
      const always = all.filter((each) => expected.every((form) => form.includes(each)))
      const forms = formsOf(own, key)
      const uttermost = placeholders(forms['n'] ?? forms['text'] ?? '')
      const lacks = Object.values(forms).some((form) => always.some((each) => !form.includes(each)))
      const invents = Object.values(forms).some((form) => placeholders(form).some((each) => !all.includes(each)))
      return lacks || invents || uttermost.join() !== all.join() ? [key] : []
    })
    expect(wrong).toEqual([])
  })

  test('are no English ones, but for names', () => {
    const same = [...english.keys()].filter((key) => {
      const of = formsOf(english, key)
      return Object.entries(formsOf(own, key)).some(([form, text]) => text === (of[form] ?? of['n']))
    })
    expect(same.filter((key) => !NAMES.includes(key) && !SAME[language]?.includes(key))).toEqual([])
  })

  test('tell apart what differs', () => {
    for (const group of DISTINCT) {
      const words = [...own.keys()].filter((key) => key.startsWith(`${group}.`)).map((key) => textOf(own, key))
      expect(new Set(words).size, group).toBe(words.length)
    }
  })

  test('say which language they are in, and its direction', () => {
    expect(textOf(own, 'locale.tag')).toBe(language)
    expect(textOf(own, 'locale.direction')).toBe(['ar', 'fa', 'he', 'ur'].includes(language) ? 'rtl' : 'ltr')
  })
})

test.each(['en', ...LANGUAGES])('the manifest’s texts in %s are within the stores’ limits', async (language) => {
  const messages = await messagesOf(language)
  for (const [key, limit] of Object.entries(LIMITS)) {
    const { length } = textOf(messages, key)
    expect(length, key).toBeGreaterThan(0)
    expect(length, key).toBeLessThanOrEqual(limit)
  }
  for (const key of [...messages.keys()].filter((each) => each.startsWith('command.'))) {
    expect(textOf(messages, key).length, key).toBeLessThanOrEqual(COMMAND_LIMIT)
  }
})

test('a message to be translated is listed with all the forms that its language has', () => {
  const found = english.get('search.found')
  if (!found) throw new Error('there is no such message')
  expect(
    asYaml(found, 'ar')
      .split('\n')
      .map((line) => line.trim().split(':')[0]),
  ).toEqual(['search', 'found', '0', '1', '2', '3', '11', 'n'])
  expect(asYaml(found, 'ja')).toBe('search:\n  found:\n    n: "$1 advisories"')
})
