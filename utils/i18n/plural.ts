import { pluralRules } from './formatters'

/** The plural categories of Unicode's CLDR, in the order in which a message holds its forms. https://cldr.unicode.org/index/cldr-spec/plural-rules */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** One of them, by its name in `Intl.PluralRules`. */
export type PluralCategory = (typeof CATEGORIES)[number]

/** The categories of a language (BCP 47 tag), in the order of CLDR: Japanese has one, Arabic six. */
export function pluralCategories(language: string): PluralCategory[] {
  const { pluralCategories: has } = pluralRules(language, {}).resolvedOptions()
  return CATEGORIES.filter((category) => has.includes(category))
}

/** The category of a number in a language (BCP 47 tag). */
export function pluralCategory(count: number, language: string): PluralCategory {
  return pluralRules(language, {}).select(count)
}

/**
 * The form of a message for a count, in a language (BCP 47 tag). `forms` has one for each of the language's categories, in the order of CLDR,
 * and one more before them where nothing is said in its own way; what has another number of forms is taken for one that does not count.
 */
export function pluralForm(forms: readonly string[], count: number, language: string): string {
  const categories = pluralCategories(language)
  const extra = forms.length - categories.length
  if (extra === 1 && count === 0) return forms[0] ?? ''
  const at = categories.indexOf(pluralCategory(count, language))
  return (extra === 0 || extra === 1 ? forms[at + extra] : forms.at(-1)) ?? ''
}
