import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { CorrectionAnswer } from '../../utils/messaging/protocol'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { reasonOf } from '../loaded/use-loaded'

/** How far a person's correction of one advisory is. */
export interface CorrectionState {
  isBusy: boolean
  /** What was done, in a sentence; empty where nothing was. */
  said: string
  /** Why it was not done. */
  failed: string
  status: RefObject<HTMLParagraphElement | null>
}

/**
 * What follows a person's correction: the advisory is read again (`onChanged`) or, where it goes by another key now, opened there. Gives how far
 * that is, for `CorrectionStatus`, and a function that asks for it and says the sentence when it is done.
 */
export function useCorrection(
  id: string,
  onChanged: () => void,
  onOpen: (route: PanelRoute) => void,
): [CorrectionState, (ask: () => Promise<CorrectionAnswer>, sentence: string) => Promise<void>] {
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was clicked may be gone.
    if (said) status.current?.focus()
  }, [said])
  const correct = async (ask: () => Promise<CorrectionAnswer>, sentence: string) => {
    setBusy(true)
    setSaid('')
    setFailed('')
    try {
      const answer = await ask()
      if (!answer.ok) return setFailed(`${t(`correctionError.${answer.error.code}`)} ${answer.error.detail}`.trim())
      setSaid(sentence)
      if (answer.value.advisoryId === null || answer.value.advisoryId === id) onChanged()
      else onOpen({ view: 'advisory', id: answer.value.advisoryId })
    } catch (error) {
      setFailed(`${t('correctionError.notSaved')} ${reasonOf(error)}`)
    } finally {
      setBusy(false)
    }
  }
  return [{ isBusy, said, failed, status }, correct]
}

/** What became of a correction; it gets the focus when it was done. */
export function CorrectionStatus({
  state: { isBusy, said, failed, status },
  making,
}: {
  state: CorrectionState
  making: string
}) {
  return (
    <>
      <p class="correction-said" role="status" tabIndex={-1} ref={status}>
        {isBusy ? making : said}
      </p>
      {failed && <p role="alert">{failed}</p>}
    </>
  )
}
