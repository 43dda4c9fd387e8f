/*
 * The browser's formatters, each made once: making one for each date and number was a third of the time of drawing a list of advisories. There
 * are as many as the extension's texts have languages times ways to say a thing.
 */

export const dateFormatter = keeping(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  // Who travels while a page is open reads the time of where they are: a formatter keeps the zone that it was made in.
  () => new Date().getTimezoneOffset(),
)

export const numberFormatter = keeping((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))

export const ageFormatter = keeping(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)

export const listFormatter = keeping((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options))

export const languageNames = keeping((locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options))

export const pluralRules = keeping((locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options))

function keeping<Options extends object, Formatter>(
  make: (locale: string, options: Options) => Formatter,
  alsoBy: () => number | string = () => '',
): (locale: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>()
  return (locale, options) => {
    const key = `${locale} ${alsoBy()} ${JSON.stringify(options)}`
    const formatter = made.get(key) ?? make(locale, options)
    made.set(key, formatter)
    return formatter
  }
}
