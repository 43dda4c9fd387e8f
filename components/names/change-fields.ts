import { CHANGE_FIELDS, type ChangeField } from '../../utils/advisories/changes'
import { t } from '../../utils/i18n'

/** What a field of the change history is called; another program's fields go by the name that it gave them. */
export function changeFieldName(field: string): string {
  return (CHANGE_FIELDS as readonly string[]).includes(field) ? t(`changeField.${field as ChangeField}`) : field
}
