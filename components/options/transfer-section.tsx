import { useState } from 'preact/hooks'
import { formatCount, formatList, t } from '../../utils/i18n'
import type { ImportSummary, Settings } from '../../utils/settings'
import type { SyncOutcome } from '../../utils/sync/outcome'
import { FileChoice } from '../file-choice/file-choice'
import { reasonOf } from '../loaded/use-loaded'
import { Notice } from '../notice/notice'
import { feedErrorDetail } from '../feed-state/feed-state'
import { feedNames } from './feed-names'
import { OptionsSection, settingsFaultText } from './options-section'
import type { OptionsSource } from './options-source'

/** No settings that anybody keeps come near this; a larger file is something else, chosen by mistake. */
const MAX_BYTES = 16 * 1024 * 1024

/** Taking all settings along, and bringing them in: an import syncs the feeds it names at once and says what came of it. */
export function TransferSection({
  source,
  settings,
  onSynced,
}: {
  source: OptionsSource
  settings: Settings
  onSynced: () => void
}) {
  const [said, setSaid] = useState<string[]>([])
  const [problem, setProblem] = useState<{ text: string; detail: string } | null>(null)
  const [busy, setBusy] = useState(false)

  const bringIn = async (file: File) => {
    setSaid([])
    setProblem(null)
    if (file.size > MAX_BYTES) return setProblem({ text: t('transfer.tooLarge', [file.name]), detail: '' })
    setBusy(true)
    try {
      const imported = await source.importSettings(await file.text())
      if (!imported.ok) {
        setProblem({
          text: `${t('transfer.refused', [file.name])} ${settingsFaultText(imported.error)}`,
          detail: imported.error.detail,
        })
        return
      }
      await syncImported(imported.value, file.name)
    } catch (error) {
      setProblem({ text: t('transfer.failed'), detail: reasonOf(error) })
    } finally {
      setBusy(false)
    }
  }

  const syncImported = async (summary: ImportSummary, name: string) => {
    const what = `${t('transfer.imported', [name])} ${summaryText(summary)}`
    const { feedUrls } = summary
    if (feedUrls.length === 0) return setSaid([what, t('transfer.done')])
    setSaid([what, t('transfer.syncing', feedUrls.length, [formatCount(feedUrls.length)])])
    const outcomes = await source.syncFeeds(feedUrls)
    onSynced()
    setSaid([what, doneText(outcomes, await feedNames(source))])
  }

  return (
    <OptionsSection id="transfer" title={t('options.transfer')} intro={t('transfer.intro')}>
      <div class="options-actions file-choice">
        <FileChoice
          label={t('transfer.import')}
          accept="application/json,.json"
          disabled={busy}
          onFile={(file) => void bringIn(file)}
        />
        <button type="button" class="button" onClick={() => source.save('caveat-settings.json', source.exportSettings(settings))}>
          {t('transfer.export')}
        </button>
      </div>
      <div role="status" class="transfer-status">
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {problem && <Notice kind="error" text={problem.text} detail={problem.detail} />}
    </OptionsSection>
  )
}

function summaryText({
  feedsAdded,
  feedsUpdated,
  watchedAdded,
  watchedUpdated,
  notTheseAdded,
  snoozesAdded,
  correctionsAdded,
  keptApartAdded,
  acknowledgedAdded,
}: ImportSummary): string {
  const parts = [
    feedsAdded > 0 && t('transfer.feedsAdded', feedsAdded, [formatCount(feedsAdded)]),
    feedsUpdated > 0 && t('transfer.feedsUpdated', feedsUpdated, [formatCount(feedsUpdated)]),
    watchedAdded > 0 && t('transfer.watchedAdded', watchedAdded, [formatCount(watchedAdded)]),
    watchedUpdated > 0 && t('transfer.watchedUpdated', watchedUpdated, [formatCount(watchedUpdated)]),
    notTheseAdded > 0 && t('transfer.notTheseAdded', notTheseAdded, [formatCount(notTheseAdded)]),
    snoozesAdded > 0 && t('transfer.snoozesAdded', snoozesAdded, [formatCount(snoozesAdded)]),
    correctionsAdded > 0 && t('transfer.correctionsAdded', correctionsAdded, [formatCount(correctionsAdded)]),
    keptApartAdded > 0 && t('transfer.keptApartAdded', keptApartAdded, [formatCount(keptApartAdded)]),
    acknowledgedAdded > 0 && t('transfer.acknowledgedAdded', acknowledgedAdded, [formatCount(acknowledgedAdded)]),
  ].filter((part) => part !== false)
  return parts.length > 0 ? t('transfer.summary', [formatList(parts)]) : t('transfer.summaryNothing')
}

/** "Done …": which feeds brought how much, and which failed and why. */
function doneText(outcomes: readonly SyncOutcome[], nameOf: (url: string) => string): string {
  const brought = outcomes
    .filter((outcome) => outcome.ok)
    .map(({ url, records }) => t('transfer.brought', records, [formatCount(records), nameOf(url)]))
  const failed = outcomes
    .filter((outcome) => !outcome.ok)
    .map(({ url, error }) =>
      t('feeds.outcomeFailed', [nameOf(url), withDetail(t(`feedError.${error.code}`), feedErrorDetail(error))]),
    )
  const done = brought.length > 0 ? t('transfer.doneWith', [formatList(brought)]) : t('transfer.doneBut')
  return [done, ...failed].join(' ')
}

function withDetail(sentence: string, detail: string): string {
  return detail ? `${sentence} (${detail})` : sentence
}
