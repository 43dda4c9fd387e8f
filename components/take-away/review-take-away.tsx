import { fileName, reviewToCsv, reviewToMarkdown, reviewToTabs, type ReviewTable, type ReviewWords } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { BYTE_ORDER_MARK } from './files'
import { useTold } from './use-told'

/** Saving a review as a file, or copying it back into the spreadsheet that the list came from. */
export function ReviewTakeAway({
  name,
  table,
  source,
}: {
  name: string
  table: () => ReviewTable
  source: { copy: (text: string) => Promise<void>; save: (name: string, text: string, type: string) => void }
}) {
  const { said, run, copyAs } = useTold()
  const saveAs = (label: string, extension: string, type: string, write: () => string) => ({
    label,
    run: () => {
      const file = fileName(`${name}-${new Date().toISOString().slice(0, 10)}`, extension)
      run(async () => source.save(file, write(), type), t('export.saved', [file]))
    },
  })
  return (
    <>
      <ChoiceMenu
        label={t('review.takeAway')}
        choices={[
          copyAs(source.copy, t('review.forSpreadsheet'), () => reviewToTabs(table())),
          saveAs(t('export.csv'), 'csv', 'text/csv', () => BYTE_ORDER_MARK + reviewToCsv(table())),
          saveAs(t('export.markdown'), 'md', 'text/markdown', () => reviewToMarkdown(table(), reviewWords())),
        ]}
      />
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}

function reviewWords(): ReviewWords {
  return {
    ...exportWords(),
    state: (state) => t(`reviewState.${state}`),
    inTheList: t('review.inTheList'),
    knownAs: t('review.knownAs'),
    status: t('review.status'),
    openAdvisories: t('dossier.open'),
    mostUrgent: t('review.mostUrgent'),
  }
}
