import type { Advisory, ScorePoint } from '../../utils/advisories'
import type { Day } from '../../utils/alerts/days'
import type { DossierEntry } from '../../utils/dossier/dossier'
import type { Acknowledgement } from '../../utils/settings'
import type { EntityRow } from '../../utils/store/rows'
import type { AlikeSource } from '../alike-records/alike-source'
import type { WordingSource } from '../machine-wording/wording-source'
import type { StorySource } from '../story-corrections/story-source'
import type { AdvisoryItem } from '../advisory-list/list-item'
import type { ListsSource } from '../recent/lists-source'

/** Everything known about one entity or identifier. */
export interface About {
  /** Null for an identifier and for names that the store does not know. */
  entity: EntityRow | null
  watched: boolean
  /** Watched because its whole vendor is, or under a name that the watch list has for it with others: not to be ended here. */
  watchedWith: boolean
  /** Who answers for it, and what was noted, by each entry of the watch list that it is watched by. */
  kept: { owner?: string | undefined; note?: string | undefined }[]
  /** Until there is something new. */
  snoozed: boolean
  /** Of a product, where the store knows it. */
  vendor: EntityRow | null
  /** Of a vendor. */
  products: EntityRow[]
  /** All advisories about it, and of a vendor about its products: the most urgent first. */
  entries: DossierEntry[]
}

/** What happened day by day. */
export interface Days {
  /** How many days are told of; 0 where more changed today alone than is looked through. */
  span: number
  /** Whether anything is watched. */
  isWatching: boolean
  /** The last one first; a day on which nothing happened is missing. */
  days: Day[]
}

/** All that the side panel reads. Anything may reject with the reason. */
export interface PanelSource {
  /** Null where the store has no such advisory (any more). */
  advisory(id: string): Promise<AdvisoryItem | null>
  /** How the EPSS score of the advisory's vulnerability went, the earliest first; empty where none is kept. */
  epssPast(advisory: Advisory): Promise<ScorePoint[]>
  about(id: string): Promise<About>
  days(): Promise<Days>
  /** The person was shown all about a name. */
  keepSeen(id: string): Promise<void>
  setWatched(id: string, watched: boolean): Promise<void>
  setSnoozed(id: string, snoozed: boolean): Promise<void>
  acknowledge(made: Acknowledgement): Promise<void>
  /** Takes back that an advisory, by its id, was acknowledged. */
  reopen(id: string): Promise<void>
  isQuiet(site: string): Promise<boolean>
  setQuiet(site: string, quiet: boolean): Promise<void>
  lists: ListsSource
  copy(text: string): Promise<void>
  /** Offers a text as a file of a media type. */
  save(name: string, text: string, type: string): void
  /** Prints an advisory. */
  print(id: string): void
  /** What is read and done to correct stories of the news. */
  stories: StorySource
  /** What is read and done to keep apart what looks alike. */
  alike: AlikeSource
  wording: WordingSource
  /** An advisory stands in the panel, whole. */
  advisoryShown(): void
}
