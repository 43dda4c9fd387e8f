import { useState } from 'preact/hooks'
import { formatDate, t } from '../../utils/i18n'
import type { Acknowledgement } from '../../utils/settings'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { reasonOf } from '../loaded/use-loaded'
import { AcknowledgeForm } from './acknowledge-form'

/** What a person said an advisory's state is, with the way back; or, asked for, the form to say it with. */
export function Acknowledge({
  item: { row, acknowledged },
  acknowledge,
  reopen,
  onChanged,
}: {
  item: AdvisoryItem
  acknowledge: (made: Acknowledgement) => Promise<void>
  reopen: (advisoryId: string) => Promise<void>
  /** What is known about the advisory is to be read again. */
  onChanged: () => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [failed, setFailed] = useState('')
  const run = (change: Promise<void>) =>
    change.then(
      () => (setFailed(''), setOpen(false), onChanged()),
      (error: unknown) => setFailed(`${t('state.notSaved')} ${reasonOf(error)}`),
    )
  if (isOpen) {
    return (
      <AcknowledgeForm
        row={row}
        known={acknowledged?.made}
        failed={failed}
        save={(made) => void run(acknowledge(made))}
        cancel={() => (setFailed(''), setOpen(false))}
      />
    )
  }
  const holds = acknowledged?.state === 'holds'
  return (
    <section class="acknowledge" data-state={acknowledged?.state} aria-label={t('acknowledge.heading')}>
      {acknowledged && <Said made={acknowledged.made} state={acknowledged.state} />}
      <div class="panel-actions">
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {t(holds ? 'acknowledge.change' : acknowledged ? 'acknowledge.again' : 'acknowledge.begin')}
        </button>
        {acknowledged && (
          <button type="button" class="button button-quiet" onClick={() => void run(reopen(row.id))}>
            {t(holds ? 'acknowledge.reopen' : 'acknowledge.forget')}
          </button>
        )}
      </div>
      {failed && <p role="alert">{failed}</p>}
    </section>
  )
}

function Said({ made, state }: NonNullable<AdvisoryItem['acknowledged']>) {
  const { reason, owner, note, until, addedAt } = made
  return (
    <>
      <p>
        <strong>{t(`acknowledge.${state}`)}</strong> {t(`acknowledgeReason.${reason}`)}
      </p>
      <p class="muted dotted">
        {owner && <span>{t('acknowledge.by', [owner])}</span>}
        <span>{t('acknowledge.since', [formatDate(addedAt, 'day')])}</span>
        {until && <span>{t('acknowledge.until', [formatDate(until, 'day')])}</span>}
      </p>
      {note && (
        <p class="acknowledge-note" dir="auto">
          {note}
        </p>
      )}
    </>
  )
}
