import { openLexicon, scanTexts, spotNames } from '../../utils/lexicon'
import type { Spotter } from '../../utils/page/spotter'

/** What the worker does for a page, with the page's own process to do it; `onBlock` is told of each block that is looked at. */
export function localSpotter(buffer: ArrayBuffer, onBlock: (text: string) => void = () => undefined): Spotter {
  const lexicon = openLexicon(buffer)
  return {
    // Copied, as on their way to the worker: what cannot be copied must not be sent.
    scan: async (texts) => scanTexts(lexicon, structuredClone(texts)),
    spot: async (request) => {
      for (const { text } of request.blocks) onBlock(text)
      return spotNames(lexicon, structuredClone(request))
    },
  }
}
