import type { ScannedTexts, SpotRequest, SpottedNames } from '../lexicon'

/**
 * Finds names in the texts that a page hands out: the worker, since code that runs for the first time in a page takes many times as long as
 * in a worker that has run it for other pages. Answers null where the names are others by now; rejects where nobody answers.
 */
export interface Spotter {
  scan: (texts: string[]) => Promise<ScannedTexts | null>
  spot: (request: SpotRequest) => Promise<SpottedNames | null>
}
