import { useState } from 'preact/hooks'
import type { Advisory } from '../../utils/advisories'
import { toNativeFeed } from '../../utils/feeds/native-writer'
import { t } from '../../utils/i18n'
import { AdvisoryDetail } from '../advisory-detail/advisory-detail'
import { toMarkdown } from '../advisory-detail/markdown'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import type { PanelSource } from './panel-source'
import type { PanelRoute } from '../../utils/platform/panel-route'

/** One advisory whole, with what can be taken away from it. */
export function AdvisoryView({ source, id, onOpen }: { source: PanelSource; id: string; onOpen: (route: PanelRoute) => void }) {
  const [found] = useLoaded(() => source.advisory(id), [source, id])
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
        headerEnd={
          <div class="panel-actions">
            <TakeAway source={source} advisory={row.advisory} />
            {watched && (
              <span class="chip" data-kind="watched">
                {t('chip.watched')}
              </span>
            )}
            {row.private && <span class="chip">{t('chip.private')}</span>}
          </div>
        }
      />
    </div>
  )
}

function TakeAway({ source, advisory }: { source: PanelSource; advisory: Advisory }) {
  const [said, setSaid] = useState('')
  const copy = () =>
    source.copy(toMarkdown(advisory)).then(
      () => setSaid(t('panel.copied')),
      (error: unknown) => setSaid(t('panel.notCopied', [reasonOf(error)])),
    )
  const save = () => {
    const feed = toNativeFeed([advisory], { title: advisory.title })
    source.save(`${fileName(advisory.id)}.json`, `${JSON.stringify(feed, null, 2)}\n`)
  }
  return (
    <>
      <button type="button" class="button" onClick={() => void copy()}>
        {t('panel.copyMarkdown')}
      </button>
      <button type="button" class="button" onClick={save}>
        {t('panel.exportJson')}
      </button>
      <span role="status" class="muted">
        {said}
      </span>
    </>
  )
}

/** A name that every file system takes, from whatever a feed uses as an id. */
function fileName(id: string): string {
  const safe = id.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return safe.slice(-80) || 'advisory'
}
