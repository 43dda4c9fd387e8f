import { useId, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { ModelState } from '../../utils/platform/on-device-model'
import type { ModelSource } from '../machine-wording/wording-source'
import { reasonOf, useLoaded, useWhileShown } from '../loaded/use-loaded'
import { Loading, Notice } from '../notice/notice'

/** Whether stories are worded by the browser's own model; shown only where the browser has one. */
export function WordingSetting({
  model,
  wanted,
  onChange,
}: {
  model: ModelSource
  wanted: boolean
  onChange: (wanted: boolean) => void
}) {
  const id = useId()
  const [state, reload] = useLoaded(() => model.state(), [model])
  const [fetching, setFetching] = useState(false)
  const [failure, setFailure] = useState<string>()
  const shown = useRef<AbortSignal>(undefined)
  useWhileShown((signal) => {
    shown.current = signal
  }, [])
  if (state.state !== 'ready' || state.value === 'unavailable') return null
  const fetchNow = () => {
    const signal = shown.current
    if (!signal || state.value === 'available') return
    setFetching(true)
    setFailure(undefined)
    model.fetch(signal).then(
      () => {
        setFetching(false)
        reload()
      },
      (error: unknown) => {
        if (signal.aborted) return
        setFetching(false)
        setFailure(reasonOf(error))
      },
    )
  }
  const change = (checked: boolean) => {
    onChange(checked)
    // Within the click: only then the browser fetches its model.
    if (checked) fetchNow()
  }
  return (
    <div class="wording-setting">
      <label class="check">
        <input
          type="checkbox"
          checked={wanted}
          aria-describedby={`${id}-what`}
          onChange={({ currentTarget: { checked } }) => change(checked)}
        />
        {t('wording.setting')}
      </label>
      <p id={`${id}-what`} class="muted choice-what">
        {t('wording.what')} {state.value !== 'available' && t('wording.download')}
      </p>
      {fetching && <Loading text={t('wording.fetching')} />}
      {failure !== undefined && <Notice kind="error" text={t('wording.notFetched')} detail={failure} />}
      {wanted && !fetching && isMissing(state.value) && (
        <button type="button" class="button" onClick={fetchNow}>
          {t('wording.fetch')}
        </button>
      )}
    </div>
  )
}

function isMissing(state: ModelState): boolean {
  return state === 'downloadable' || state === 'downloading'
}
