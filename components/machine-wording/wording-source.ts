import type { Advisory } from '../../utils/advisories'
import type { ModelState } from '../../utils/platform/on-device-model'

/** What came of having a story worded: a text, or what in it no source has. */
export type Wording = { state: 'worded'; text: string } | { state: 'refused'; unbacked: string[] }

/** What the side panel asks of the browser's model. Anything may reject with the reason. */
export interface WordingSource {
  /** Whether this advisory is to be worded: the person wants it, the browser can, and it is of articles in English. */
  isWanted(advisory: Advisory): Promise<boolean>
  word(advisory: Advisory, signal: AbortSignal): Promise<Wording>
}

/** What the options ask of it. */
export interface ModelSource {
  state(): Promise<ModelState>
  /** Has the browser fetch its model. To be called from a click. */
  fetch(signal: AbortSignal): Promise<void>
}
