import { useEffect } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { Acknowledge } from '../acknowledge/acknowledge'
import { AdvisoryDetail } from '../advisory-detail/advisory-detail'
import { AlikeRecords } from '../alike-records/alike-records'
import { useLoaded } from '../loaded/use-loaded'
import { MachineWording } from '../machine-wording/machine-wording'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { StoryArticles } from '../story-corrections/story-articles'
import { AdvisoryTakeAway } from '../take-away/advisory-take-away'
import type { PanelSource } from './panel-source'
import type { PanelRoute } from '../../utils/platform/panel-route'

/** One advisory whole, with what can be taken away from it. */
export function AdvisoryView({ source, id, onOpen }: { source: PanelSource; id: string; onOpen: (route: PanelRoute) => void }) {
  const [found, reload] = useLoaded(() => source.advisory(id), [source, id])
  const advisory = found.state === 'ready' ? found.value?.row.advisory : undefined
  const [past] = useLoaded(async () => (advisory?.epss ? source.epssPast(advisory) : []), [source, advisory])
  const isWhole = found.state === 'ready' && found.value !== null
  useEffect(() => {
    if (isWhole) source.advisoryShown()
  }, [source, isWhole])
  if (found.state === 'loading') return <Loading text={t('state.loading')} />
  if (found.state === 'failed') return <StoreFailed detail={found.detail} />
  if (found.value === null) {
    return (
      <Notice text={t('panel.advisoryGone')}>
        <button type="button" class="button" onClick={() => onOpen({ view: 'recent' })}>
          {t('panel.seeRecent')}
        </button>
      </Notice>
    )
  }
  const { row, watched } = found.value
  return (
    <div class="panel-pad">
      <AdvisoryDetail
        advisory={row.advisory}
        onOpen={onOpen}
        epssPast={past.state === 'ready' ? past.value : []}
        wording={<MachineWording key={row.id} source={source.wording} advisory={row.advisory} />}
        articles={<StoryArticles source={source.stories} row={row} onChanged={reload} onOpen={onOpen} />}
        alike={<AlikeRecords source={source.alike} row={row} onChanged={reload} onOpen={onOpen} />}
        headerEnd={
          <>
            <div class="panel-actions">
              <AdvisoryTakeAway advisory={row.advisory} copy={source.copy} save={source.save} print={() => source.print(row.id)}>
                {watched && (
                  <span class="chip" data-kind="watched">
                    {t('chip.watched')}
                  </span>
                )}
                {row.private && <span class="chip">{t('chip.private')}</span>}
              </AdvisoryTakeAway>
            </div>
            <Acknowledge item={found.value} acknowledge={source.acknowledge} reopen={source.reopen} onChanged={reload} />
          </>
        }
      />
    </div>
  )
}
