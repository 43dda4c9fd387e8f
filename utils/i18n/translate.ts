import { createI18n } from '@wxt-dev/i18n'
import type { GeneratedI18nStructure } from '#i18n'
import { numberFormatter } from './formatters'
import { pluralForm } from './plural'

type Substitution = string | number

/** So many texts that are put in for `$1`, `$2` and so on. */
interface Substitutions {
  0: []
  1: [Substitution]
  2: [Substitution, Substitution]
  3: [Substitution, Substitution, Substitution]
  4: [Substitution, Substitution, Substitution, Substitution]
  5: [Substitution, Substitution, Substitution, Substitution, Substitution]
}

/** What follows a message's key: the count that chooses its form, and what is put in; of one alone, that is the count where nothing else is given. */
type After<Message> = Message extends { plural: true; substitutions: infer Count extends keyof Substitutions }
  ? Count extends 0 | 1
    ? [count: number, substitutions?: Substitutions[1]]
    : [count: number, substitutions: Substitutions[Count]]
  : Message extends { substitutions: infer Count extends keyof Substitutions }
    ? Count extends 0
      ? []
      : [substitutions: Substitutions[Count]]
    : never

/** Made once; the library's own type looks through all keys at each call, which was most of the time that checking all types took. */
type AfterKey = { [Key in keyof GeneratedI18nStructure]: After<GeneratedI18nStructure[Key]> }

type Translate = <Key extends keyof AfterKey>(key: Key, ...rest: AfterKey[Key]) => string

/** Each stands for itself, so that a message comes as it is written: names from feeds are put in when its form is chosen. */
const PLACEHOLDERS = ['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9']

/** How the library joins the forms of a message that counts. */
const BETWEEN_FORMS = ' | '

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

const { t: ask } = createI18n()

/** Messages by the browser's language: asking for one takes longer than all that is done with it, and a list asks for the same ones again and again. */
const known = new Map<string, Map<string, string>>()

/**
 * The text of a message in the browser's language; its keys and substitutions are checked against locales/en.yml. The library chooses
 * between the forms of a message that counts as English does, so that is done here, by the language's own rules.
 */
export const t = ((key: string, ...rest: (number | Substitution[])[]): string => {
  const message = written(key)
  const count = rest.find((each) => typeof each === 'number')
  const form = count === undefined ? message : pluralForm(message.split(BETWEEN_FORMS), count, textLanguage())
  const values = rest.find((each) => Array.isArray(each)) ?? (count === undefined ? [] : [count])
  return form.replace(/\$([1-9])/g, (_, place: string) => substituted(values[Number(place) - 1]))
}) as Translate

/** The language of the texts, as a BCP 47 tag. */
export function textLanguage(): string {
  return written('locale.tag')
}

/** The direction of the texts: where there are none in the browser's language, it need not be that of the browser. */
export function textDirection(): 'ltr' | 'rtl' {
  return written('locale.direction') === 'rtl' ? 'rtl' : 'ltr'
}

/** The browser's language where the texts are in it too, so that one sentence never mixes two; as a BCP 47 tag. */
export function formattingLocale(): string {
  const texts = textLanguage()
  const preferred = uiLocale().replaceAll('_', '-')
  return preferred.split('-')[0] === texts ? preferred : texts
}

/** A message as it is written, with `$1` and so on for what is put in. */
function written(key: string): string {
  const language = uiLocale()
  const messages = known.get(language) ?? new Map<string, string>()
  const message = messages.get(key) ?? ask(key, PLACEHOLDERS)
  known.set(language, messages.set(key, message))
  return message
}

/** The browser's language, such as `en_GB`. */
function uiLocale(): string {
  return ask('@@ui_locale')
}

function substituted(value: Substitution | undefined): string {
  return typeof value === 'number' ? numberFormatter(formattingLocale(), {}).format(value) : isolated(value ?? '')
}

/** Where text of the other direction may stand in a sentence, it is kept from turning what is around it (Unicode Bidirectional Algorithm, FSI and PDI). */
function isolated(value: string): string {
  return textDirection() === 'rtl' || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value
}
