import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { reasonOf } from '../loaded/use-loaded'

/** What came of the last copy or export, to be said in a status line, and a way to run one. */
export function useTold(): [said: string, run: (work: () => Promise<void>, done: string) => void] {
  const [said, setSaid] = useState('')
  const run = (work: () => Promise<void>, done: string) => {
    // Emptied first, so that the same thing done twice is said twice.
    setSaid('')
    work().then(
      () => setSaid(done),
      (error: unknown) => setSaid(t('export.failed', [reasonOf(error)])),
    )
  }
  return [said, run]
}
