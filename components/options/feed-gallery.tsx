import { useId, useState } from 'preact/hooks'
import { FEED_PRESETS, PRESET_GROUPS } from '../../utils/feeds/presets'
import { formatBytes, formatCount, formatDate, t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { INTERVAL } from '../../utils/sync/schedule'
import { FieldProblem } from '../field-problem/field-problem'
import { isThere, type NewFeed, type useAdding } from './use-adding'

type Preset = (typeof FEED_PRESETS)[number]

const HOUR = 3_600_000

/** Feeds that people use, each with what is known of it, to add or to try with one click. */
export function FeedGallery({
  settings,
  add,
  onTry,
}: {
  settings: Settings
  add: ReturnType<typeof useAdding>[0]
  onTry: (feed: NewFeed) => void
}) {
  const id = useId()
  return (
    <details class="gallery">
      <summary>
        <h3>{t('presets.open', [formatCount(FEED_PRESETS.length)])}</h3>
      </summary>
      <p class="muted">{t('presets.intro', [formatCount(INTERVAL / HOUR)])}</p>
      {PRESET_GROUPS.map((group) => (
        <section key={group} class="gallery-group" aria-labelledby={`${id}-${group}`}>
          <h4 id={`${id}-${group}`}>{t(`presetGroup.${group}`)}</h4>
          <ul class="options-list" role="list">
            {FEED_PRESETS.filter((preset) => preset.group === group).map((preset) => (
              <PresetItem key={preset.id} preset={preset} there={isThere(settings, preset.url)} add={add} onTry={onTry} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}

function PresetItem({
  preset,
  there,
  add,
  onTry,
}: {
  preset: Preset
  there: boolean
  add: ReturnType<typeof useAdding>[0]
  onTry: (feed: NewFeed) => void
}) {
  const id = useId()
  const [problem, setProblem] = useState('')
  const { name, url, sites } = preset
  const feed = { url, name, sites, format: 'auto', private: false }
  return (
    <li class="feed">
      <div class="feed-head">
        <h5>{name}</h5>
        {there && <span class="chip">{t('presets.isThere')}</span>}
      </div>
      <p>{t(`presetHolds.${preset.id}`)}</p>
      <p class="muted dotted">
        <span>{t('presets.by', [preset.publisher])}</span>
        <span>{sizeText(preset)}</span>
        <span>{t(`presetRenewed.${preset.renewed}`)}</span>
        <span>{t('presets.licence', [t(`presetLicence.${preset.licence}`)])}</span>
      </p>
      <p class="muted feed-url address">{url}</p>
      <div class="options-actions">
        {!there && (
          <button
            type="button"
            class="button"
            aria-label={t('presets.addOf', [name])}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onClick={() => void add(feed).then((outcome) => setProblem(outcome.problem))}
          >
            {t('presets.add')}
          </button>
        )}
        <button type="button" class="button" aria-label={t('presets.tryOf', [name])} onClick={() => onTry(feed)}>
          {t('presets.try')}
        </button>
      </div>
      <FieldProblem id={`${id}-problem`} text={problem} />
    </li>
  )
}

function sizeText({ size }: Pick<Preset, 'size'>): string {
  if (!size) return t('presets.sizeUnknown')
  const { records, bytes, at } = size
  const parts: [string, string] = [formatCount(records), formatDate(at, 'day')]
  return bytes === undefined
    ? t('presets.records', records, parts)
    : t('presets.recordsBytes', records, [...parts, formatBytes(bytes)])
}
