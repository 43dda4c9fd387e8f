import { useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { PanelRoute } from '../../utils/platform/panel-route'
import type { EntityRow } from '../../utils/store/rows'
import { RouteLink } from '../route-link/route-link'

/** How many are drawn at a time: some vendors have thousands. */
const PAGE = 60

/** The products of a vendor, each a step to its own dossier; folded up until asked for. */
export function Products({ products, onOpen }: { products: readonly EntityRow[]; onOpen: (route: PanelRoute) => void }) {
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState(PAGE)
  if (products.length === 0) return null
  const named = products.toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('dossier.products', [formatCount(products.length)])}</summary>
      {isOpen && (
        <ul class="dossier-products" role="list">
          {named.slice(0, shown).map(({ key, id, name }) => (
            <li key={key}>
              <RouteLink route={{ view: 'about', id }} onOpen={onOpen}>
                <bdi>{name}</bdi>
              </RouteLink>
            </li>
          ))}
        </ul>
      )}
      {isOpen && products.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {t('panel.showMore', [formatCount(Math.min(PAGE, products.length - shown)), formatCount(products.length)])}
        </button>
      )}
    </details>
  )
}
