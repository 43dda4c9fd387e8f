import { useId, useState } from 'preact/hooks'
import { formatDate, t } from '../../utils/i18n'
import type { CardSeen } from '../../utils/messaging/protocol'
import { ChangeRows } from '../changes/change-rows'
import { trusted } from './trusted'

/**
 * What the person was not shown yet, in one line whatever it says: how large a card is must tell a page nothing of what was seen. What
 * changed opens on a click.
 */
export function NewsLine({ seen: { at, news, changes } }: { seen: CardSeen }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const text = textOf(news, at)
  const sign = <span class="hover-card-news-sign" data-news={news ?? 'none'} aria-hidden="true" />
  if (changes.length === 0)
    return (
      <p class="hover-card-news">
        {sign}
        <span>{text}</span>
      </p>
    )
  return (
    <div>
      <p class="hover-card-news">
        {sign}
        <button
          type="button"
          class="hover-card-news-more"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={trusted(() => setOpen(!open))}
        >
          {text}
        </button>
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
