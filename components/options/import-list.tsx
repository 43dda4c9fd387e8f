import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { Settings, WatchedEntity } from '../../utils/settings'
import { withoutWatched, withWatched } from '../../utils/watchlist/review'
import { ListInput, listFault, listName, type ListProblem } from '../list-input/list-input'
import { reasonOf } from '../loaded/use-loaded'
import { Loading } from '../notice/notice'
import { ImportReview } from './import-review'
import { SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { readList, type ReadList } from './read-list'
import { useUndo } from './undo'

type Step = { at: 'closed' } | { at: 'choose' } | { at: 'reading'; name: string } | { at: 'review'; name: string; list: ReadList }

/** Brings a list of what somebody runs onto the watch list: chosen or pasted, then looked through, then watched in one step. */
export function ImportList({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const id = useId()
  const [step, setStep] = useState<Step>({ at: 'closed' })
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<ListProblem | null>(null)
  const [save, failure] = useSave(source)
  const [done, undo] = useUndo()
  const heading = useRef<HTMLHeadingElement>(null)
  const reading = useRef<AbortController>(undefined)
  useEffect(() => () => reading.current?.abort(), [])

  const read = async (name: string, content: () => Promise<Uint8Array | string>) => {
    reading.current?.abort()
    const { signal } = (reading.current = new AbortController())
    setProblem(null)
    setStep({ at: 'reading', name })
    try {
      const beside = { known: source.knownNames(), watchlist: settings.watchlist }
      const list = await readList(await content(), name, beside, signal)
      if (signal.aborted) return
      if (list.ok) return setStep({ at: 'review', name, list: list.value })
      setProblem(listFault(name, list.error))
    } catch (error) {
      if (signal.aborted) return
      setProblem({ text: t('importList.failed'), detail: reasonOf(error) })
    }
    setStep({ at: 'choose' })
  }
  /** Gives up what is under way, and goes to a beginning. */
  const close = (at: 'closed' | 'choose' = 'choose') => {
    reading.current?.abort()
    setStep({ at })
    // What had the focus is gone; the heading is what comes before all that is there now.
    heading.current?.focus()
  }
  const watch = async (chosen: WatchedEntity[]) => {
    let added: WatchedEntity[] = []
    const saved = await save((current) => {
      const changed = withWatched(current.watchlist, chosen)
      added = changed.added
      return { ...current, watchlist: changed.watchlist }
    })
    if (!saved) return
    done(
      '',
      () => save((current) => ({ ...current, watchlist: withoutWatched(current.watchlist, added) })),
      t('importList.added', added.length, [formatCount(added.length)]),
    )
    setText('')
    close('closed')
  }

  return (
    <section class="import-list" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`} ref={heading} tabIndex={-1}>
        {t('importList.heading')}
      </h3>
      {step.at === 'closed' && (
        <div class="options-actions">
          <button type="button" class="button" onClick={() => close('choose')}>
            {t('importList.open')}
          </button>
        </div>
      )}
      {step.at === 'choose' && (
        <ListInput
          intro={t('importList.intro')}
          paste={t('importList.paste')}
          example={t('importList.pasteExample')}
          submit={t('importList.read')}
          text={text}
          setText={setText}
          problem={problem}
          read={read}
        />
      )}
      {step.at === 'reading' && (
        <div class="import-reading">
          <Loading text={t('importList.reading', [listName(step.name)])} />
          <button type="button" class="button" onClick={() => close()}>
            {t('importList.cancel')}
          </button>
        </div>
      )}
      {step.at === 'review' && (
        <ImportReview name={step.name} list={step.list} onWatch={(chosen) => void watch(chosen)} onCancel={() => close()} />
      )}
      <SaveFailure failure={failure} />
      {undo}
    </section>
  )
}
