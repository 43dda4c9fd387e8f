import { useId, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { MAX_BYTES, type InventoryFault } from '../../utils/inventory'
import { FileChoice } from '../file-choice/file-choice'
import { FieldProblem } from '../field-problem/field-problem'
import { Notice } from '../notice/notice'

/** What is wrong with a list: a sentence, and the particulars. */
export interface ListProblem {
  text: string
  detail: string
}

/** A list's name in sentences: its file's, or that it was pasted. */
export function listName(fileName: string): string {
  return fileName || t('importList.pasted')
}

/** Why a list cannot be read, in words. */
export function listFault(fileName: string, { code, detail }: InventoryFault): ListProblem {
  return { text: `${t('importList.unreadable', [listName(fileName)])} ${t(`inventoryError.${code}`)}`, detail }
}

/** Takes a list: a file that is chosen, or a text that is pasted. */
export function ListInput({
  intro,
  paste,
  example,
  submit,
  rows = 4,
  isMain = false,
  text,
  setText,
  problem,
  read,
}: {
  intro: string
  /** Labels of the field to paste into and of the button below it, and what the empty field says. */
  paste: string
  example: string
  submit: string
  /** Lines of the field. */
  rows?: number
  /** Whether this is what its page is for. */
  isMain?: boolean
  /** What was pasted so far: it is there again after a list that could not be read. */
  text: string
  setText: (text: string) => void
  problem: ListProblem | null
  read: (fileName: string, content: () => Promise<Uint8Array | string>) => Promise<void>
}) {
  const id = useId()
  const [missing, setMissing] = useState('')
  const [tooLarge, setTooLarge] = useState<ListProblem | null>(null)
  const choose = (file: File) => {
    setMissing('')
    if (file.size > MAX_BYTES) return setTooLarge(listFault(file.name, { code: 'tooLarge', detail: '' }))
    void read(file.name, async () => new Uint8Array(await file.arrayBuffer()))
  }
  return (
    <form
      class="list-input"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTooLarge(null)
        if (text.trim() === '') return setMissing(t('importList.nothingPasted'))
        void read('', async () => text)
      }}
    >
      <p class="list-input-intro">{intro}</p>
      <div class="file-choice">
        <FileChoice
          label={t('importList.choose')}
          accept=".csv,.tsv,.txt,.json,.lock,.mod,.yaml,text/*,application/json"
          onFile={choose}
        />
      </div>
      <div class="field-group">
        <label class="labelled">
          {paste}
          <textarea
            class="field list-input-paste"
            rows={rows}
            value={text}
            spellcheck={false}
            placeholder={example}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing ? `${id}-problem` : undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <FieldProblem id={`${id}-problem`} text={missing} />
      </div>
      {(tooLarge ?? problem) && <Notice kind="error" {...(tooLarge ?? problem ?? { text: '' })} />}
      <div>
        <button type="submit" class={isMain ? 'button button-primary' : 'button'}>
          {submit}
        </button>
      </div>
    </form>
  )
}
