import type { Advisory } from '../../utils/advisories'
import { t } from '../../utils/i18n'

/** Fields of a record that hold text, by the names that `machineWritten` uses. */
export type TextField = 'title' | 'summary' | 'keyPoints' | 'timeline' | `analysis.${keyof Advisory['analysis']}`

/** True where a program wrote the field's text; naming `analysis` covers all its parts. */
export function isMachineWritten(advisory: Pick<Advisory, 'machineWritten'>, field: TextField): boolean {
  const [parent] = field.split('.')
  return advisory.machineWritten.some((name) => name === field || name === parent)
}

/** The label that stands beside any text a program wrote; nothing for other text. */
export function MachineWritten({ advisory, field }: { advisory: Pick<Advisory, 'machineWritten'>; field: TextField }) {
  if (!isMachineWritten(advisory, field)) return null
  return (
    <span class="machine-written" title={t('chip.machineWrittenWhy')}>
      {t('chip.machineWritten')}
    </span>
  )
}
