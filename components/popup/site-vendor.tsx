import { t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import { AdvisoryLink } from '../advisory-list/advisory-list'
import { DossierCounts } from '../dossier/dossier-counts'
import { RouteLink } from '../route-link/route-link'
import type { VendorHere } from './popup-source'

/** On a vendor's own site: what is known about it, whether or not the page says a word of that. */
export function SiteVendor({ vendor, onOpen }: { vendor: VendorHere; onOpen: (route: PanelRoute) => void }) {
  const { name, watched, names, counts, urgent } = vendor
  return (
    <section class="site-vendor" aria-labelledby="site-vendor">
      <h2 id="site-vendor" class="site-vendor-name">
        <span dir="auto">{t('popup.vendorSite', [name])}</span>
        {watched && (
          <span class="chip" data-kind="watched">
            {t('chip.watched')}
          </span>
        )}
      </h2>
      {names.length === 0 ? (
        <p class="muted">{t('popup.vendorNothing', [name])}</p>
      ) : (
        <>
          <div class="site-vendor-counts">
            <DossierCounts counts={counts} />
          </div>
          {urgent.length > 0 && (
            <ul class="advisory-list" role="list" aria-label={t('panel.advisoriesAbout', [name])}>
              {urgent.map((item) => (
                <li key={item.row.id}>
                  <AdvisoryLink item={item} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          )}
          <p class="site-vendor-all">
            {names.map((each) => (
              <RouteLink key={each.id} route={{ view: 'about', id: each.id }} onOpen={onOpen}>
                {t('popup.vendorAll', [each.name])}
              </RouteLink>
            ))}
          </p>
        </>
      )}
    </section>
  )
}
