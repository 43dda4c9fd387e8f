import { pageToCsv, pageToMarkdown, pageToTicketText, type PageList } from '../../utils/export'
import { t } from '../../utils/i18n'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { useTold } from './use-told'

/** Copying what a page mentions. */
export function PageTakeAway({ page, copy }: { page: PageList; copy: (text: string) => Promise<void> }) {
  const { said, copyAs } = useTold(copy)
  return (
    <>
      <ChoiceMenu
        quiet
        label={t('export.copyList')}
        choices={[
          copyAs(t('export.markdown'), () => pageToMarkdown(page, exportWords())),
          copyAs(t('export.csv'), () => pageToCsv(page)),
          copyAs(t('export.ticketText'), () => pageToTicketText(page, exportWords())),
        ]}
      />
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}
