import type { Card } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'

/** All that the page of welcome reads and does. Anything may reject with the reason. */
export interface WelcomeSource {
  /** The card of a name (entity id); null while no advisory is about it. */
  card(id: string): Promise<Card | null>
  /** What the card of a name can do here. */
  actions(id: string): CardActions
  /** Milliseconds of rest before a card opens. */
  hoverDelay(): Promise<number>
  /** The keys that go to the next name on a page, as they are set now; empty for none. */
  nextKeys(): Promise<string>
  /** Hosts of the feeds that are switched on. */
  feedHosts(): Promise<string[]>
  optionsHref(section: 'about' | 'feeds' | 'sites' | 'watching'): string
  /** Keeps that the page was shown. */
  keepShown(): Promise<void>
  close(): Promise<void>
}
