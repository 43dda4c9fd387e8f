import { useId, useState } from 'preact/hooks'
import { formatCount, formatDate, t } from '../../utils/i18n'
import type { CardSeen } from '../../utils/messaging/protocol'
import { ChangeRows } from '../changes/change-rows'
import { trusted } from './trusted'

/**
 * What the person was not shown yet, in one line whatever it says: how large a card is must tell a page nothing of what was seen. What
 * changed opens on a click. The line is generated content: a page's own search, `window.find`, finds every other text of a card. At its end the way to the other advisories, which mostly stand below what is seen of a card.
 */
export function NewsLine({
  seen: { at, news, changes },
  others,
  onOthers,
}: {
  seen: CardSeen
  /** How many other advisories there are. */
  others: number
  onOthers: () => void
}) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const text = textOf(news, at)
  return (
    <div>
      <p class="hover-card-news">
        <span class="hover-card-news-sign" data-news={news ?? 'none'} aria-hidden="true" />
        {changes.length === 0 ? (
          <span class="hover-card-news-text" data-said={text} />
        ) : (
          <button
            type="button"
            class="hover-card-news-text hover-card-news-link"
            aria-label={text}
            data-said={text}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={trusted(() => setOpen(!open))}
          />
        )}
        {others > 0 && (
          <button type="button" class="hover-card-news-link hover-card-news-others" onClick={trusted(onOthers)}>
            {t('card.more', others, [formatCount(others)])}
          </button>
        )}
      </p>
      {open && (
        <div id={id} class="hover-card-changes">
          <ChangeRows changes={changes} />
        </div>
      )}
    </div>
  )
}

function textOf(news: CardSeen['news'], at: string | null): string {
  const seen = formatDate(at, 'short')
  if (news === 'new') return seen ? t('news.newSince', [seen]) : t('news.new')
  if (news === 'changed') return t('news.changedSince', [seen])
  return seen ? t('news.nothingSince', [seen]) : t('news.nothing')
}
