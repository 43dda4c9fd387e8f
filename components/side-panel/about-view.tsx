import { useEffect } from 'preact/hooks'
import type { DossierFilter } from '../../utils/dossier/dossier'
import { formatList, t } from '../../utils/i18n'
import { Dossier } from '../dossier/dossier'
import { evidencePack } from '../dossier/evidence-pack'
import { Products } from '../dossier/products'
import { useLoaded } from '../loaded/use-loaded'
import { entityTypeName } from '../names/names'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { RouteLink } from '../route-link/route-link'
import { DossierTakeAway } from '../take-away/dossier-take-away'
import type { About, PanelSource } from './panel-source'
import type { AboutRoute, PanelRoute } from '../../utils/platform/panel-route'
import { AboutQuestion } from './about-question'
import { NameActions } from './name-actions'

/** The dossier of one entity or identifier: who it is, what is done about it, and all advisories about it, the most urgent first. */
export function AboutView({
  source,
  route,
  filter,
  onFilter,
  onOpen,
}: {
  source: PanelSource
  route: AboutRoute
  /** What of its advisories is listed; kept by whoever shows this, so that going back finds it as it was. */
  filter: DossierFilter
  onFilter: (filter: DossierFilter) => void
  onOpen: (route: PanelRoute) => void
}) {
  const { id } = route
  const [about, reload] = useLoaded(() => source.about(id), [source, id])
  const isKnown = about.state === 'ready' && about.value.entries.length > 0
  useEffect(() => {
    // All there is about the name stands here. Not kept: then it is only new once more.
    if (isKnown) source.keepSeen(id).catch(() => undefined)
  }, [source, id, isKnown])
  if (about.state === 'loading') return <Loading text={t('state.loading')} />
  if (about.state === 'failed') return <StoreFailed detail={about.detail} />
  const { entity, entries, products } = about.value
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
        <Kind about={about.value} onOpen={onOpen} />
        {entity && entity.aliases.length > 0 && <p class="muted">{t('advisory.aliases', [formatList(entity.aliases)])}</p>}
        {about.value.kept.map((kept, place) => (
          <Kept key={place} {...kept} />
        ))}
        {isKnown && !isAsked && <NameActions source={source} id={id} about={about.value} onChanged={reload} />}
        <Products products={products} onOpen={onOpen} />
      </div>
      {isKnown ? (
        <Dossier
          name={name}
          entries={entries}
          filter={filter}
          onFilter={onFilter}
          items={source.lists.items}
          takeAway={
            <DossierTakeAway
              name={name}
              read={() => evidencePack(about.value, id, filter, source.lists.items)}
              save={source.save}
            />
          }
          onOpen={onOpen}
        />
      ) : (
        <Notice text={t('panel.nothingAbout', [name])} detail={t('panel.nothingAboutHint')} />
      )}
    </>
  )
}

function Kept({ owner, note }: About['kept'][number]) {
  return (
    <>
      {owner && <p dir="auto">{t('watching.ownedBy', [owner])}</p>}
      {note && (
        <p class="about-note" dir="auto">
          {note}
        </p>
      )}
    </>
  )
}

function Kind({ about: { entity, vendor, watched }, onOpen }: { about: About; onOpen: (route: PanelRoute) => void }) {
  return (
    <p class="muted dotted">
      <span>{entityTypeName(entity?.type ?? 'Identifier')}</span>
      {entity?.vendor && (
        <span>
          {vendor ? (
            <RouteLink route={{ view: 'about', id: vendor.id }} onOpen={onOpen}>
              {t('advisory.byVendor', [entity.vendor])}
            </RouteLink>
          ) : (
            t('advisory.byVendor', [entity.vendor])
          )}
        </span>
      )}
      {watched && (
        <span class="chip" data-kind="watched">
          {t('chip.watched')}
        </span>
      )}
    </p>
  )
}
