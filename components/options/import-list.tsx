import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import { MAX_BYTES, type InventoryFault } from '../../utils/inventory'
import type { Settings, WatchedEntity } from '../../utils/settings'
import { withoutWatched, withWatched } from '../../utils/watchlist/review'
import { reasonOf } from '../loaded/use-loaded'
import { Loading, Notice } from '../notice/notice'
import { FieldProblem } from './field-problem'
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
  const [problem, setProblem] = useState<{ text: string; detail: string } | null>(null)
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
      setProblem(faultText(name, list.error))
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
      {step.at === 'choose' && <ChooseList text={text} setText={setText} problem={problem} read={read} />}
      {step.at === 'reading' && (
        <div class="import-reading">
          <Loading text={t('importList.reading', [step.name || t('importList.pasted')])} />
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

function ChooseList({
  text,
  setText,
  problem,
  read,
}: {
  /** What was pasted so far: it is there again after a list that could not be read. */
  text: string
  setText: (text: string) => void
  problem: { text: string; detail: string } | null
  read: (name: string, content: () => Promise<Uint8Array | string>) => Promise<void>
}) {
  const id = useId()
  const [missing, setMissing] = useState('')
  const [tooLarge, setTooLarge] = useState<{ text: string; detail: string } | null>(null)
  const choose = (file: File) => {
    setMissing('')
    if (file.size > MAX_BYTES) return setTooLarge(faultText(file.name, { code: 'tooLarge', detail: '' }))
    void read(file.name, async () => new Uint8Array(await file.arrayBuffer()))
  }
  return (
    <form
      class="import-choose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTooLarge(null)
        if (text.trim() === '') return setMissing(t('importList.nothingPasted'))
        void read('', async () => text)
      }}
    >
      <p class="options-intro">{t('importList.intro')}</p>
      <div class="options-actions transfer-actions">
        <label class="button" for={`${id}-file`}>
          {t('importList.choose')}
        </label>
        <input
          id={`${id}-file`}
          class="transfer-file"
          type="file"
          accept=".csv,.tsv,.txt,.json,.lock,.mod,.yaml,text/*,application/json"
          onChange={(event) => {
            const input = event.currentTarget
            const [file] = input.files ?? []
            if (file) choose(file)
            input.value = ''
          }}
        />
      </div>
      <div class="field-group">
        <label class="labelled">
          {t('importList.paste')}
          <textarea
            class="field import-paste"
            rows={4}
            value={text}
            spellcheck={false}
            placeholder={t('importList.pasteExample')}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing ? `${id}-problem` : undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <FieldProblem id={`${id}-problem`} text={missing} />
      </div>
      {(tooLarge ?? problem) && <Notice kind="error" {...(tooLarge ?? problem ?? { text: '' })} />}
      <div class="options-actions">
        <button type="submit" class="button">
          {t('importList.read')}
        </button>
      </div>
    </form>
  )
}

function faultText(name: string, { code, detail }: InventoryFault): { text: string; detail: string } {
  return { text: `${t('importList.unreadable', [name || t('importList.pasted')])} ${t(`inventoryError.${code}`)}`, detail }
}
