import type { Advisory } from '../../utils/advisories'
import { isMachineWritten, type TextField } from '../../utils/advisories/machine-written'
import { t } from '../../utils/i18n'

/** The label that stands beside any text a program wrote; nothing for other text. */
export function MachineWritten({ advisory, field }: { advisory: Pick<Advisory, 'machineWritten'>; field: TextField }) {
  return isMachineWritten(advisory, field) ? <WrittenBy label={t('chip.machineWritten')} /> : null
}

/** The same in other words, where a text is not the record's own. */
export function WrittenBy({ label }: { label: string }) {
  return (
    <span class="machine-written" title={t('chip.machineWrittenWhy')}>
      {label}
    </span>
  )
}
