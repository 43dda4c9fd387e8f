import type { AdvisoryChange } from '../../utils/advisories'
import { changeFieldName } from '../names/change-fields'
import { t } from '../../utils/i18n'
import { DateText } from '../date-text/date-text'

/** What changed in an advisory, when, and who says so, in the order given. */
export function ChangeRows({ changes }: { changes: readonly AdvisoryChange[] }) {
  return (
    <ul class="change-rows" role="list">
      {changes.map((change, index) => (
        <li key={index}>
          <p class="muted dotted">
            <DateText iso={change.at} style="day" />
            {change.source && <span>{change.source}</span>}
          </p>
          {change.fields.map(({ field, before, after }, at) => (
            <p key={at}>
              <span class="change-field">{changeFieldName(field)}</span>{' '}
              {before && (
                <>
                  <del dir="auto">{before}</del>{' '}
                  <span class="points-on" aria-hidden="true">
                    →
                  </span>{' '}
                </>
              )}
              {after ? <ins dir="auto">{after}</ins> : <span class="muted">{t('advisory.removed')}</span>}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
