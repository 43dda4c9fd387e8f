import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { keptApartKey, type KeptApart } from '../../utils/settings/kept-apart'
import type { AdvisoryRow } from '../../utils/store/rows'
import { Section } from '../advisory-detail/section'
import { SaidBefore } from '../correction/said-before'
import { CorrectionStatus, useCorrection } from '../correction/use-correction'
import { DateText } from '../date-text/date-text'
import { useLoaded } from '../loaded/use-loaded'
import type { AlikePart, AlikeSource } from './alike-source'
import { keptApartText } from './kept-apart-text'

/**
 * That an advisory was put together of records which only look alike, and of which; a person can keep them apart, and take that back. Nothing
 * where identifiers say that they are one, and nothing was said. `onChanged`: the advisory is to be read again.
 */
export function AlikeRecords({
  source,
  row,
  onChanged,
  onOpen,
}: {
  source: AlikeSource
  row: AdvisoryRow
  onChanged: () => void
  onOpen: (route: PanelRoute) => void
}) {
  const [loaded] = useLoaded(() => source.parts(row), [source, row])
  const [state, answered] = useCorrection(row.id, onChanged, onOpen)
  const { parts, said } = loaded.state === 'ready' ? loaded.value : { parts: [], said: [] }
  if (parts.length === 0 && said.length === 0 && !state.said) return null
  const keepApart = (kept: KeptApart, undo: boolean, sentence: string) =>
    answered(() => source.keepApart({ kept, undo }), sentence)
  const keep = (part: AlikePart) => {
    const records = [part, ...parts.filter((other) => other !== part)].map(({ feed, id, source: name }) => {
      return { feed, id, source: name }
    })
    const kept = { records, name: part.title, addedAt: new Date().toISOString() }
    void keepApart(kept, false, t('alike.kept', [part.title, part.source]))
  }
  return (
    <Section title={t('alike.heading')}>
      {parts.length > 0 && <p class="muted">{t('alike.intro')}</p>}
      <ul class="detail-rows" role="list">
        {parts.map((part, index) => (
          <li key={`${part.feed}\n${part.id}`} class="row-with-action">
            <p>
              <span class="detail-row-title" dir="auto" lang={part.language || undefined}>
                {part.title}
              </span>
              <span class="muted dotted">
                <bdi>{part.source}</bdi>
                {part.published && <DateText iso={part.published} style="day" />}
              </span>
            </p>
            {(index > 0 || parts.length > 2) && (
              <button
                type="button"
                class="button alike-keep"
                aria-label={t('alike.keepOf', [part.title, part.source])}
                disabled={state.isBusy}
                onClick={() => keep(part)}
              >
                {t('alike.keep')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="alike-end">
        <CorrectionStatus state={state} making={t('alike.making')} />
        <SaidBefore
          heading={t('alike.said')}
          said={said}
          keyOf={keptApartKey}
          textOf={keptApartText}
          isBusy={state.isBusy}
          onUndo={(kept) => void keepApart(kept, true, t('alike.undone'))}
        />
      </div>
    </Section>
  )
}
