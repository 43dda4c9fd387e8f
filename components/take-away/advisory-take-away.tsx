import type { ComponentChildren } from 'preact'
import type { Advisory } from '../../utils/advisories'
import { fileName, toCsv, toJson, toMarkdown, toStix, toTicketText } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { BYTE_ORDER_MARK, type FileKind } from './files'
import { useTold } from './use-told'

/** What an advisory can be exported as. */
const FILES: readonly FileKind<Advisory>[] = [
  {
    name: () => t('export.markdown'),
    extension: 'md',
    type: 'text/markdown',
    write: async (advisory) => toMarkdown(advisory, exportWords()),
  },
  {
    name: () => t('export.json'),
    extension: 'json',
    type: 'application/json',
    write: async (advisory) => toJson([advisory], advisory.title),
  },
  {
    name: () => t('export.csv'),
    extension: 'csv',
    type: 'text/csv',
    write: async (advisory) => BYTE_ORDER_MARK + toCsv([advisory]),
  },
  {
    name: () => t('export.stix'),
    extension: 'stix.json',
    type: 'application/json',
    write: async (advisory) => `${JSON.stringify(await toStix([advisory], new Date()), null, 2)}\n`,
  },
]

/** Copying, exporting and printing one advisory. */
export function AdvisoryTakeAway({
  advisory,
  copy,
  save,
  print,
  children,
}: {
  advisory: Advisory
  copy: (text: string) => Promise<void>
  save: (name: string, text: string, type: string) => void
  print: () => void
  /** What stands beside the buttons. */
  children: ComponentChildren
}) {
  const { said, run, copyAs } = useTold()
  return (
    <>
      <ChoiceMenu
        label={t('export.copy')}
        choices={[
          copyAs(copy, t('export.markdown'), () => toMarkdown(advisory, exportWords())),
          copyAs(copy, t('export.ticketText'), () => toTicketText(advisory, exportWords())),
        ]}
      />
      <ChoiceMenu
        label={t('export.export')}
        choices={FILES.map(({ name, extension, type, write }) => {
          const file = fileName(advisory.id, extension)
          return { label: name(), run: () => run(async () => save(file, await write(advisory), type), t('export.saved', [file])) }
        })}
      />
      <button type="button" class="button" onClick={print}>
        {t('export.print')}
      </button>
      {children}
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}
