import type { ComponentChildren } from 'preact'
import type { Advisory } from '../../utils/advisories'
import { fileName, toCsv, toJson, toMarkdown, toStix, toTicketText } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { useTold } from './use-told'

/** Spreadsheet programs take a CSV file for UTF-8 only with a byte order mark. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Makes an advisory's file: its extension, media type and text. */
const FILES = {
  markdown: {
    name: () => t('export.markdown'),
    extension: 'md',
    type: 'text/markdown',
    write: async (advisory) => toMarkdown(advisory, exportWords()),
  },
  json: {
    name: () => t('export.json'),
    extension: 'json',
    type: 'application/json',
    write: async (advisory) => toJson([advisory], advisory.title),
  },
  csv: {
    name: () => t('export.csv'),
    extension: 'csv',
    type: 'text/csv',
    write: async (advisory) => BYTE_ORDER_MARK + toCsv([advisory]),
  },
  stix: {
    name: () => t('export.stix'),
    extension: 'stix.json',
    type: 'application/json',
    write: async (advisory) => `${JSON.stringify(await toStix([advisory], new Date()), null, 2)}\n`,
  },
} as const satisfies Record<
  string,
  { name: () => string; extension: string; type: string; write: (advisory: Advisory) => Promise<string> }
>

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
  const { said, run, copyAs } = useTold(copy)
  return (
    <>
      <ChoiceMenu
        label={t('export.copy')}
        choices={[
          copyAs(t('export.markdown'), () => toMarkdown(advisory, exportWords())),
          copyAs(t('export.ticketText'), () => toTicketText(advisory, exportWords())),
        ]}
      />
      <ChoiceMenu
        label={t('export.export')}
        choices={Object.values(FILES).map(({ name, extension, type, write }) => {
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
