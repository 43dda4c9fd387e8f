import { formatList, t } from '../../utils/i18n'
import type { KeptApart } from '../../utils/settings'

/** What was kept apart, in a sentence. */
export function keptApartText({ name, records: [first, ...others] }: KeptApart): string {
  return t('alike.apart', [name, first?.source ?? '', formatList(others.map(({ source }) => source))])
}
