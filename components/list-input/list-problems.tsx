import { formatCount, t } from '../../utils/i18n'
import { MAX_ROWS, type Inventory } from '../../utils/inventory'

/** What could not be read of a list, with where it stands. */
export function ListProblems({ inventory: { problems, problemCount, cut } }: { inventory: Inventory }) {
  const more = problemCount - problems.length
  return (
    <>
      {cut && <p>{t('importList.cut', [formatCount(MAX_ROWS)])}</p>}
      {problemCount > 0 && (
        <details>
          <summary>{t('importList.problems', problemCount, [formatCount(problemCount)])}</summary>
          <ul class="list-problems">
            {problems.map(({ place, code }) => (
              <li key={place}>
                {typeof place === 'number' ? t('importList.atLine', [formatCount(place)]) : <code>{place}</code>}{' '}
                {t(`inventoryProblem.${code}`)}
              </li>
            ))}
            {more > 0 && <li>{t('names.more', more, [formatCount(more)])}</li>}
          </ul>
        </details>
      )}
    </>
  )
}
