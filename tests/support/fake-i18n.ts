import messages from 'virtual:messages'

let uiLocale = 'en_GB'

/** Has the browser speak another language from now on, such as `ar` or `en_GB`. */
export function speak(locale: string): void {
  uiLocale = locale
}

/** What the browser's `i18n.getMessage` does with a `messages.json`: looks up, and puts substitutions in for `$1` to `$9`. */
export function getMessage(name: string, substitutions: string | string[] = []): string {
  if (name === '@@ui_locale') return uiLocale
  const values = [substitutions].flat()
  const language = uiLocale.split('_')[0] ?? ''
  const message = messages[language]?.[name]?.message ?? messages.en?.[name]?.message ?? ''
  return message.replace(/\$([1-9])/g, (_, index: string) => values[Number(index) - 1] ?? '')
}
