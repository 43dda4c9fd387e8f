import type { Advisory } from '../../utils/advisories'
import { t } from '../../utils/i18n'
import { SafeLink } from '../safe-link/safe-link'

/** Behind what was taken from an article: a link to it, by its publisher's name where it is known. Nothing without an address. */
export function SourceLink({ url, articles }: { url: string | null; articles: readonly Advisory['articles'][number][] }) {
  if (url === null) return null
  const publisher = articles.find((article) => article.url === url)?.publisher
  return (
    <>
      {' '}
      <SafeLink url={url}>{publisher || t('advisory.source')}</SafeLink>
    </>
  )
}
