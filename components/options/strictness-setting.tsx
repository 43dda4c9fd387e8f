import { useEffect, useId } from 'preact/hooks'
import { formatCount, formatList, t } from '../../utils/i18n'
import { STRICTNESSES, type Strictness } from '../../utils/lexicon/entity'
import type { Settings } from '../../utils/settings'
import { type Loaded, useLoaded } from '../loaded/use-loaded'
import { confidenceText, whyText } from '../names/cues'
import type { NamesPreview, NamesPreviewLevel, OptionsSource } from './options-source'

/** As many names as one sentence holds. */
const NAMED = 8

/** How sure a name has to be, and what each choice would mark on the page that was last in front. */
export function StrictnessSetting({
  source,
  settings,
  onChange,
}: {
  source: OptionsSource
  settings: Settings
  onChange: (strictness: Strictness) => void
}) {
  const id = useId()
  const { strictness: current, codeBlocks, notThese, watchlist } = settings
  const [preview, lookAgain] = useLoaded(
    () => source.previewNames(codeBlocks),
    [source, codeBlocks, notThese.length, watchlist.length],
  )
  useEffect(() => {
    // Another page may have been in front meanwhile.
    const onShown = () => document.visibilityState === 'visible' && lookAgain()
    document.addEventListener('visibilitychange', onShown)
    return () => document.removeEventListener('visibilitychange', onShown)
  }, [lookAgain])
  const levels = preview.state === 'ready' && preview.value.state === 'page' ? preview.value.levels : undefined
  return (
    <fieldset class="choices">
      <legend>{t('names.strictness')}</legend>
      {STRICTNESSES.map((strictness) => (
        <div key={strictness}>
          <label class="check">
            <input
              type="radio"
              name={`${id}-strictness`}
              value={strictness}
              checked={strictness === current}
              aria-describedby={`${id}-${strictness}`}
              onChange={() => onChange(strictness)}
            />
            {t(`strictness.${strictness}`)}
          </label>
          <p id={`${id}-${strictness}`} class="muted choice-what">
            {t(`strictness.${strictness}What`)}
          </p>
          {levels && levels.broad.names > 0 && (
            <div class="choice-what">
              <Level level={levels[strictness]} now={strictness === current ? undefined : levels[current]} />
            </div>
          )}
        </div>
      ))}
      <div class="strictness-page">
        <p class="muted" aria-live="polite">
          {stateText(preview)}
        </p>
        <button type="button" class="button button-quiet" onClick={lookAgain}>
          {t('names.lookAgain')}
        </button>
      </div>
    </fieldset>
  )
}

function Level({ level, now }: { level: NamesPreviewLevel; now: NamesPreviewLevel | undefined }) {
  return (
    <>
      {level.names === 0 ? (
        <p>{t('names.nothing')}</p>
      ) : (
        <details class="strictness-names">
          <summary>{amountText(level)}</summary>
          <ul role="list">
            {level.found.map((found) => (
              <li key={found.id}>
                <strong dir="auto">{found.name}</strong>
                {found.count > 1 && <span class="muted number"> {t('names.times', [formatCount(found.count)])}</span>}{' '}
                <span class="muted">
                  {whyText(found.cue, found)} {confidenceText(found.confidence)}
                </span>
              </li>
            ))}
          </ul>
          {level.names > level.found.length && <p>{moreText(level.names - level.found.length)}</p>}
        </details>
      )}
      {now && <p class="strictness-change">{changeText(level, now)}</p>}
    </>
  )
}

/** "12 names in 30 places". */
function amountText({ names, places }: NamesPreviewLevel): string {
  return t('names.places', places, [formatCount(places), t('names.count', names, [formatCount(names)])])
}

function moreText(count: number): string {
  return t('names.more', count, [formatCount(count)])
}

/** What a choice would add to what is marked now, and take away from it. */
function changeText(level: NamesPreviewLevel, now: NamesPreviewLevel): string {
  if (isCut(level) || isCut(now)) return differenceText('names', level, now)
  const added = namesBeyond(level, now)
  const gone = namesBeyond(now, level)
  const parts = [added.length > 0 && t('names.adds', [listText(added)]), gone.length > 0 && t('names.takes', [listText(gone)])]
  const said = parts.filter((part) => part !== false)
  return said.length > 0 ? said.join(' ') : differenceText('places', level, now)
}

/** By how much alone: of so many names not all were told, so which are new cannot be said. */
function isCut({ names, found }: NamesPreviewLevel): boolean {
  return names > found.length
}

function differenceText(of: 'names' | 'places', level: NamesPreviewLevel, now: NamesPreviewLevel): string {
  const more = level[of] - now[of]
  if (more === 0) return t('names.same')
  const count = Math.abs(more)
  const substitutions: [string] = [formatCount(count)]
  if (of === 'names') return t(more > 0 ? 'names.moreNames' : 'names.fewerNames', count, substitutions)
  return t(more > 0 ? 'names.morePlaces' : 'names.fewerPlaces', count, substitutions)
}

function namesBeyond(level: NamesPreviewLevel, other: NamesPreviewLevel): string[] {
  const there = new Set(other.found.map(({ id }) => id))
  return level.found.filter(({ id }) => !there.has(id)).map(({ name }) => name)
}

function listText(names: readonly string[]): string {
  const rest = names.length - NAMED
  return formatList(rest > 0 ? [...names.slice(0, NAMED), t('names.nAndMore', rest, [formatCount(rest)])] : [...names])
}

function stateText(preview: Loaded<NamesPreview>): string {
  if (preview.state === 'loading') return t('state.loading')
  if (preview.state === 'failed') return `${t('names.previewFailed')} ${preview.detail}`
  const { value } = preview
  if (value.state !== 'page') return t(`names.${value.state}`)
  return t(value.levels.broad.names > 0 ? 'names.previewOn' : 'names.nothingFound', [value.title || t('names.untitled')])
}
