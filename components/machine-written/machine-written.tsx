import type { Advisory } from '../../utils/advisories'
import { isMachineWritten, type TextField } from '../../utils/advisories/machine-written'
import { t } from '../../utils/i18n'

/** The label that stands beside any text a program wrote; nothing for other text. */
export function MachineWritten({ advisory, field }: { advisory: Pick<Advisory, 'machineWritten'>; field: TextField }) {
  if (!isMachineWritten(advisory, field)) return null
  return (
    <span class="machine-written" title={t('chip.machineWrittenWhy')}>
      {t('chip.machineWritten')}
    </span>
  )
}
