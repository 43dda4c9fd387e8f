import { openLexicon, scanTexts, spotNames, type Lexicon } from '../../utils/lexicon'
import type { Spotter } from '../../utils/page/spotter'

/*
 * What the extension's worker does for a page, in a worker of the measured page: its time is not the page's.
 */

/** A question by its number, or the names that all others are about. */
export type Asked =
  | { names: ArrayBuffer }
  | { number: number; scan: Parameters<Spotter['scan']>[0] }
  | { number: number; spot: Parameters<Spotter['spot']>[0] }

let lexicon: Lexicon | undefined

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('names' in data) lexicon = openLexicon(data.names)
  else if (lexicon) {
    const answer = 'scan' in data ? scanTexts(lexicon, data.scan) : spotNames(lexicon, data.spot)
    postMessage({ number: data.number, answer })
  }
})
