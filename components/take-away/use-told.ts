import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { reasonOf } from '../loaded/use-loaded'

/** A way to run a copy or an export, and what came of the last one, to be said in a status line; `copyAs` makes the choice of a menu. */
export function useTold() {
  const [said, setSaid] = useState('')
  const run = (work: () => Promise<void>, done: string) => {
    // Emptied first, so that the same thing done twice is said twice.
    setSaid('')
    work().then(
      () => setSaid(done),
      (error: unknown) => setSaid(t('export.failed', [reasonOf(error)])),
    )
  }
  const copyAs = (copy: (text: string) => Promise<void>, label: string, text: () => string) => ({
    label,
    run: () => run(async () => copy(text()), t('export.copied', [label])),
  })
  return { said, run, copyAs }
}
