import type { AdvisoryFilter } from '../../utils/search'
import type { AdvisoryItem } from '../advisory-list/list-item'

/** Advisories to be listed, by their ids. */
export interface Listed {
  sections: {
    /** `fresh`: came or changed since the person last looked, what is watched first. `watched`: older, about what is watched. */
    kind: 'fresh' | 'watched' | 'others'
    ids: string[]
  }[]
  /** How many there are; more than are listed where they are very many. */
  total: number
  /** When the person last looked: an ISO date, empty for never. */
  since: string
}

/** What lists of advisories read and keep. Anything may reject with the reason. */
export interface ListsSource {
  /** What is recent; undefined until the advisories that come with the extension are there. */
  recent(filter: AdvisoryFilter): Promise<Listed | undefined>
  search(query: string, filter: AdvisoryFilter): Promise<Listed | undefined>
  items(ids: readonly string[]): Promise<AdvisoryItem[]>
  /** Changes whenever there is something else to be listed. */
  version(): Promise<number>
  filter(): Promise<AdvisoryFilter>
  keepFilter(filter: AdvisoryFilter): Promise<void>
  /** Names of those who say something, who say most first. */
  sources(): Promise<string[]>
  /** What is recent was shown to the person. */
  keepLooked(): Promise<void>
}
