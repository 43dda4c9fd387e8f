import { createI18n } from '@wxt-dev/i18n'
import type { GeneratedI18nStructure } from '#i18n'

/** The text of a message in the browser's language; its keys and substitutions are checked against locales/en.yml. */
export const { t } = createI18n<GeneratedI18nStructure>()

/** The direction in which the texts run. */
export function textDirection(): 'ltr' | 'rtl' {
  return t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr'
}
