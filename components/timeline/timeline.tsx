import type { Advisory } from '../../utils/advisories'
import { DateText } from '../date-text/date-text'
import { SafeLink } from '../safe-link/safe-link'

/** What happened when, from first to last, drawn as dots on a line. */
export function Timeline({ events }: { events: Advisory['timeline'] }) {
  const ordered = [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return (
    <ol class="timeline" role="list">
      {ordered.map((event, index) => (
        <li key={index}>
          <span class="timeline-date">
            <DateText iso={event.date} style="day" />
          </span>
          <span class="timeline-dot" aria-hidden="true" />
          <div class="timeline-event" dir="auto">
            <SafeLink url={event.url}>{event.title}</SafeLink>
            {event.text && <p class="muted">{event.text}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
