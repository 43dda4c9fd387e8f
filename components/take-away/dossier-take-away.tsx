import { fileName, packToCsv, packToMarkdown, toJson, type EvidencePack } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { BYTE_ORDER_MARK, type FileKind } from './files'
import { useTold } from './use-told'

/** What an evidence pack can be exported as. */
const FILES: readonly FileKind<EvidencePack>[] = [
  {
    name: () => t('export.markdown'),
    extension: 'md',
    type: 'text/markdown',
    write: async (pack) => packToMarkdown(pack, exportWords()),
  },
  {
    name: () => t('export.csv'),
    extension: 'csv',
    type: 'text/csv',
    write: async (pack) => BYTE_ORDER_MARK + packToCsv(pack),
  },
  {
    name: () => t('export.json'),
    extension: 'json',
    type: 'application/json',
    write: async ({ advisories, name }) =>
      toJson(
        advisories.map(({ advisory }) => advisory),
        name,
      ),
  },
]

/** Exporting what is listed of a dossier as an evidence pack. `read` makes the pack, and rejects with the reason why it cannot. */
export function DossierTakeAway({
  name,
  read,
  save,
}: {
  name: string
  read: () => Promise<EvidencePack>
  save: (name: string, text: string, type: string) => void
}) {
  const { said, run } = useTold()
  return (
    <>
      <ChoiceMenu
        quiet
        label={t('export.evidence')}
        choices={FILES.map(({ name: kind, extension, type, write }) => ({
          label: kind(),
          run: () => {
            const file = fileName(`${name}-${new Date().toISOString().slice(0, 10)}`, extension)
            run(async () => save(file, await write(await read()), type), t('export.saved', [file]))
          },
        }))}
      />
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}
