import { formatDate, type DateStyle } from '../../utils/i18n'

/** A date, short by default, with the whole of it on hover; nothing where the record states none. */
export function DateText({ iso, style = 'short' }: { iso: string | null; style?: DateStyle }) {
  const text = formatDate(iso, style)
  if (!iso || !text) return null
  return (
    <time dateTime={iso} title={formatDate(iso, 'long')}>
      {text}
    </time>
  )
}
