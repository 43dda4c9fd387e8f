import { pageToCsv, pageToMarkdown, pageToTicketText, type PageList } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { useTold } from './use-told'

/** Copying what a page mentions. */
export function PageTakeAway({ page, copy }: { page: PageList; copy: (text: string) => Promise<void> }) {
  const { said, copyAs } = useTold()
  return (
    <>
      <ChoiceMenu
        quiet
        label={t('export.copyList')}
        choices={[
          copyAs(copy, t('export.markdown'), () => pageToMarkdown(page, exportWords())),
          copyAs(copy, t('export.csv'), () => pageToCsv(page)),
          copyAs(copy, t('export.ticketText'), () => pageToTicketText(page, exportWords())),
        ]}
      />
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}
