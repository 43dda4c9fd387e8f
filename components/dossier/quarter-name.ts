import { t } from '../../utils/i18n'

/** A quarter (utils/dossier quarterOf) in the reader's language. */
export function quarterName(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q')
  return quarter === '' ? t('dossier.undated') : t('dossier.quarterName', [number, year])
}
