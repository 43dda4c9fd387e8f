import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { ACKNOWLEDGE_REASONS, dayOf, lastEntry, type AcknowledgeReason, type Acknowledgement } from '../../utils/settings'
import type { AdvisoryRow } from '../../utils/store/rows'

/** Asks why an advisory needs nothing more for now, who answers for that, and until when. */
export function AcknowledgeForm({
  row,
  known,
  failed,
  save,
  cancel,
}: {
  row: AdvisoryRow
  /** What was said before. */
  known: Acknowledgement | undefined
  /** Why it could not be saved; empty where nothing went wrong. */
  failed: string
  save: (made: Acknowledgement) => void
  cancel: () => void
}) {
  const id = useId()
  const first = useRef<HTMLSelectElement>(null)
  const [reason, setReason] = useState<AcknowledgeReason>(known?.reason ?? 'fixed')
  const [owner, setOwner] = useState(known?.owner ?? '')
  const [note, setNote] = useState(known?.note ?? '')
  const today = dayOf(new Date())
  const [until, setUntil] = useState(known && known.until >= today ? known.until : '')
  useEffect(() => first.current?.focus(), [])
  const submit = (event: Event) => {
    event.preventDefault()
    save({
      advisoryId: row.id,
      name: row.advisory.title,
      reason,
      owner,
      note,
      until,
      addedAt: new Date().toISOString(),
      historyAt: lastEntry(row.advisory),
    })
  }
  return (
    <form
      class="acknowledge acknowledge-form"
      aria-label={t('acknowledge.heading')}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && cancel()}
    >
      <label for={`${id}-reason`}>{t('acknowledge.reason')}</label>
      <select
        id={`${id}-reason`}
        class="field"
        ref={first}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(ACKNOWLEDGE_REASONS.find((each) => each === value) ?? 'fixed')}
      >
        {ACKNOWLEDGE_REASONS.map((each) => (
          <option key={each} value={each}>
            {t(`acknowledgeReason.${each}`)}
          </option>
        ))}
      </select>
      <label for={`${id}-owner`}>{t('acknowledge.owner')}</label>
      <input
        id={`${id}-owner`}
        class="field"
        value={owner}
        maxLength={200}
        autocomplete="off"
        onInput={({ currentTarget: { value } }) => setOwner(value)}
      />
      <label for={`${id}-until`}>{t('acknowledge.expiry')}</label>
      <input
        id={`${id}-until`}
        class="field"
        type="date"
        min={today}
        value={until}
        onInput={({ currentTarget: { value } }) => setUntil(value)}
      />
      <label for={`${id}-note`}>{t('acknowledge.note')}</label>
      <textarea
        id={`${id}-note`}
        class="field"
        rows={2}
        value={note}
        maxLength={500}
        onInput={({ currentTarget: { value } }) => setNote(value)}
      />
      <p class="muted">{t('acknowledge.what')}</p>
      <div class="panel-actions">
        <button type="submit" class="button button-primary">
          {t('acknowledge.save')}
        </button>
        <button type="button" class="button button-quiet" onClick={cancel}>
          {t('ask.notNow')}
        </button>
      </div>
      {failed && <p role="alert">{failed}</p>}
    </form>
  )
}
