import { useEffect, useState } from 'preact/hooks'
import { SEVERITY_BANDS, type SeverityBand } from '../../utils/advisories'
import { formatCount, formatList, t } from '../../utils/i18n'
import { AdvisoryList } from '../advisory-list/advisory-list'
import type { AdvisoryItem } from '../advisory-list/list-item'
import { useLoaded } from '../loaded/use-loaded'
import { entityTypeName } from '../names/names'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { SeverityShape } from '../severity-badge/severity-badge'
import type { PanelSource } from './panel-source'
import type { AboutRoute, PanelRoute } from '../../utils/platform/panel-route'
import { AboutQuestion } from './about-question'
import { NameActions } from './name-actions'

/** How many advisories are listed at a time. */
const PAGE = 50

/** All advisories about one entity or identifier, the most urgent first. */
export function AboutView({
  source,
  route,
  onOpen,
}: {
  source: PanelSource
  route: AboutRoute
  onOpen: (route: PanelRoute) => void
}) {
  const { id } = route
  const [about, reload] = useLoaded(() => source.about(id), [source, id])
  const [shown, setShown] = useState(PAGE)
  const isKnown = about.state === 'ready' && about.value.items.length > 0
  useEffect(() => {
    // All there is about the name stands here. Not kept: then it is only new once more.
    if (isKnown) source.keepSeen(id).catch(() => undefined)
  }, [source, id, isKnown])
  if (about.state === 'loading') return <Loading text={t('state.loading')} />
  if (about.state === 'failed') return <StoreFailed detail={about.detail} />
  const { entity, items, watched } = about.value
  // What is asked above is not offered once more below it.
  const isAsked = route.ask === 'watch' && !about.value.watchedWith
  const answered = () => {
    onOpen({ view: 'about', id })
    reload()
  }
  const name = entity?.name ?? id
  return (
    <>
      {route.ask && <AboutQuestion source={source} route={route} about={about.value} onDone={answered} />}
      <div class="panel-pad">
        <h1 class="panel-title" dir="auto">
          {name}
        </h1>
        <p class="muted dotted">
          <span>{entityTypeName(entity?.type ?? 'Identifier')}</span>
          {entity?.vendor && <span>{t('advisory.byVendor', [entity.vendor])}</span>}
          {watched && (
            <span class="chip" data-kind="watched">
              {t('chip.watched')}
            </span>
          )}
        </p>
        {entity && entity.aliases.length > 0 && <p class="muted">{t('advisory.aliases', [formatList(entity.aliases)])}</p>}
        {items.length > 0 && <Bands items={items} />}
        {items.length > 0 && !isAsked && <NameActions source={source} id={id} about={about.value} onChanged={reload} />}
      </div>
      {items.length === 0 && <Notice text={t('panel.nothingAbout', [name])} detail={t('panel.nothingAboutHint')} />}
      <AdvisoryList items={items.slice(0, shown)} label={t('panel.advisoriesAbout', [name])} onOpen={onOpen} />
      {items.length > shown && (
        <p class="panel-pad">
          <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
            {t('panel.showMore', [formatCount(Math.min(PAGE, items.length - shown)), formatCount(items.length)])}
          </button>
        </p>
      )}
    </>
  )
}

/** How many advisories there are of each band, the worst first. */
function Bands({ items }: { items: readonly AdvisoryItem[] }) {
  const counts = new Map<SeverityBand, number>()
  for (const { row } of items) {
    const { band } = row.advisory.severity
    counts.set(band, (counts.get(band) ?? 0) + 1)
  }
  return (
    <ul class="panel-bands" role="list" aria-label={t('panel.bySeverity')}>
      {SEVERITY_BANDS.toReversed().map((band) => {
        const count = counts.get(band)
        return (
          count !== undefined && (
            <li key={band} class="severity-badge" data-band={band}>
              <SeverityShape band={band} /> {formatCount(count)} {t(`severity.${band}`)}
            </li>
          )
        )
      })}
    </ul>
  )
}
