import {
  openLexicon,
  scanTexts,
  spotNames,
  type Lexicon,
  type ScannedTexts,
  type SpotRequest,
  type SpottedNames,
} from '../lexicon'
import { lexiconRow, type Store } from '../store'

/**
 * Finds the public names in texts that pages hand out. The lexicon is opened once for each of its versions; a worker that was stopped opens
 * it again. A page that asks with another version than there is gets null, and asks for its settings anew.
 */
export function pageNames(store: () => Promise<Store>) {
  let known: { version: number; lexicon: Promise<Lexicon | null> } | undefined
  const lexiconOf = (version: number): Promise<Lexicon | null> => {
    if (known?.version !== version) {
      const lexicon = open(store, version)
      known = { version, lexicon }
      const forget = () => {
        if (known?.lexicon === lexicon) known = undefined
      }
      lexicon.then((opened) => opened ?? forget(), forget)
    }
    return known.lexicon
  }
  return {
    scan: async (version: number, texts: readonly string[]): Promise<ScannedTexts | null> => {
      const lexicon = await lexiconOf(version)
      return lexicon && scanTexts(lexicon, texts)
    },
    spot: async (version: number, request: SpotRequest): Promise<SpottedNames | null> => {
      const lexicon = await lexiconOf(version)
      return lexicon && spotNames(lexicon, request)
    },
  }
}

async function open(store: () => Promise<Store>, version: number): Promise<Lexicon | null> {
  const row = await lexiconRow(await store(), 'public')
  return row?.version === version ? openLexicon(row.buffer, 'by parts') : null
}
