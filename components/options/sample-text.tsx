import { t } from '../../utils/i18n'
import type { Repeats } from '../../utils/settings'
import { SampleMark } from '../page-mark/sample-mark'

const NAME = 'Ivanti Connect Secure'

/** A line of text with marks on it as they stand in pages. */
export function SampleText({ repeats }: { repeats: Repeats }) {
  const first = { 'data-painted': '', 'data-news': 'new' }
  const again = repeats === 'none' ? {} : repeats === 'full' ? first : { ...first, 'data-calm': '' }
  return (
    <p class="sample-text surface" aria-hidden="true">
      {t('repeats.sampleFirst')} <SampleMark name={NAME} band="critical" attributes={first} />, {t('repeats.sampleAgain')}{' '}
      <SampleMark name={NAME} band="critical" attributes={again} />.
    </p>
  )
}
