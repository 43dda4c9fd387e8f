import type { EntityRow } from '../../utils/store/rows'
import type { AdvisoryItem } from '../advisory-list/list-item'

/** Everything known about one entity or identifier. */
export interface About {
  /** Null for an identifier and for names that the store does not know. */
  entity: EntityRow | null
  watched: boolean
  /** The most urgent first. */
  items: AdvisoryItem[]
}

/** All that the side panel reads. Anything may reject with the reason. */
export interface PanelSource {
  /** Null where the store has no such advisory (any more). */
  advisory(id: string): Promise<AdvisoryItem | null>
  about(id: string): Promise<About>
  recent(): Promise<AdvisoryItem[]>
  search(query: string): Promise<AdvisoryItem[]>
  copy(text: string): Promise<void>
  save(name: string, text: string): void
}
