// @ts-check
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import { ROOT } from './run.mjs'

/*
 * Run by itself: what each language lacks beside English, with the English text, as it has to stand in its file, and what it has
 * too much (docs/translating.md).
 */

/** @typedef {Awaited<ReturnType<typeof parseMessagesFile>>[number]} Message */

const FOLDER = join(ROOT, 'locales')

/** The languages of locales/ other than English, as BCP 47 tags. */
export const LANGUAGES = readdirSync(FOLDER)
  .map((name) => name.replace('.yml', ''))
  .filter((language) => language !== 'en')

/**
 * The messages of a language by their keys, such as `search.found`.
 *
 * @param {string} language
 * @returns {Promise<Map<string, Message>>}
 */
export async function messagesOf(language) {
  const messages = await parseMessagesFile(join(FOLDER, `${language}.yml`))
  // Those with @@ are the browser's own, which the reader adds.
  const ours = messages.filter(({ key }) => key[0]?.startsWith('@@') === false)
  return new Map(ours.map((message) => [message.key.join('.'), message]))
}

/**
 * By which keys the plural forms of a language go: the lowest number of each of its categories, and `n` for the rest.
 *
 * @param {string} language
 * @returns {string[]}
 */
export function pluralKeys(language) {
  const rules = new Intl.PluralRules(language)
  const lowest = new Map()
  for (let number = 199; number >= 0; number -= 1) lowest.set(rules.select(number), number)
  lowest.delete('other')
  return [...[...lowest.values()].sort((a, b) => a - b).map(String), 'n']
}

/**
 * The messages that English has and a language lacks.
 *
 * @param {string} language
 * @returns {Promise<Message[]>}
 */
export async function missingFrom(language) {
  const [english, own] = await Promise.all([messagesOf('en'), messagesOf(language)])
  return [...english].filter(([key]) => !own.has(key)).map(([, message]) => message)
}

/**
 * A message as it has to stand in a language's file, its text still in English.
 *
 * @param {Message} message
 * @param {string} language
 * @returns {string}
 */
export function asYaml({ key, ...message }, language) {
  const lines = key.map((part, depth) => `${'  '.repeat(depth)}${part}:`)
  if (message.type !== 'plural') return `${lines.join('\n')} ${JSON.stringify(message.message)}`
  const { plurals } = message
  const keys = '0' in plurals ? [...new Set(['0', ...pluralKeys(language)])] : pluralKeys(language)
  const forms = keys.map((each) => `${'  '.repeat(key.length)}${each}: ${JSON.stringify(plurals[each] ?? plurals['n'])}`)
  return [...lines, ...forms].join('\n')
}

async function report() {
  const english = await messagesOf('en')
  for (const language of LANGUAGES) {
    const missing = await missingFrom(language)
    const extra = [...(await messagesOf(language)).keys()].filter((key) => !english.has(key))
    console.log(`\n# ${language}: ${missing.length} missing, ${extra.length} too many`)
    for (const message of missing) console.log(asYaml(message, language))
    for (const key of extra) console.log(`# English has no ${key}`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await report()
