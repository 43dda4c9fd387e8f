import type { Day } from '../../utils/alerts/days'
import { daysToMarkdown, daysToTicketText, type DayList } from '../../utils/export'
import { t } from '../../utils/i18n'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { ChoiceMenu } from './choice-menu'
import { exportWords } from './export-words'
import { useTold } from './use-told'

/** More than anybody sends to others. */
const MOST = 500

/** Copying what happened to what is watched, day by day. */
export function DaysTakeAway({
  days,
  items,
  copy,
}: {
  days: readonly Day[]
  items: (ids: readonly string[]) => Promise<AdvisoryItem[]>
  copy: (text: string) => Promise<void>
}) {
  const { said, run } = useTold()
  const choice = (label: string, write: (days: DayList[]) => string) => ({
    label,
    run: () => run(async () => copy(write(await read(days, items))), t('export.copied', [label])),
  })
  return (
    <>
      <ChoiceMenu
        quiet
        label={t('export.copyList')}
        choices={[
          choice(t('export.markdown'), (list) => daysToMarkdown(list, exportWords())),
          choice(t('export.ticketText'), (list) => daysToTicketText(list, exportWords())),
        ]}
      />
      <span role="status" class="take-away-said muted">
        {said}
      </span>
    </>
  )
}

async function read(days: readonly Day[], items: (ids: readonly string[]) => Promise<AdvisoryItem[]>): Promise<DayList[]> {
  const ids = days.flatMap(({ watched }) => watched.flatMap((group) => group.ids)).slice(0, MOST)
  const byId = new Map((await items(ids)).map(({ row }) => [row.id, row.advisory]))
  return days
    .map(({ day, watched }) => ({ day, advisories: watched.flatMap((group) => group.ids.flatMap((id) => byId.get(id) ?? [])) }))
    .filter(({ advisories }) => advisories.length > 0)
}
