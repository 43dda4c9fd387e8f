import messages from 'virtual:messages'

/** What the browser's `i18n.getMessage` does with a `messages.json`: looks up, and puts substitutions in for `$1` to `$9`. */
export function getMessage(name: string, substitutions: string | string[] = []): string {
  const predefined: Record<string, string> = { '@@ui_locale': 'en_GB', '@@bidi_dir': 'ltr' }
  const values = [substitutions].flat()
  const message = predefined[name] ?? messages[name]?.message ?? ''
  return message.replace(/\$([1-9])/g, (_, index: string) => values[Number(index) - 1] ?? '')
}
