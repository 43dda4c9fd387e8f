import type { LexiconEntity } from '../lexicon'
import { CATALOGUE_NAMES } from './generated/known-names'
import { Names } from './names'
import { newsNames, readNames } from './news-names'

let known: Names | undefined

/** The names of the catalogue that comes with the extension, and of the news; made once, when first asked for. */
export function bundledNames(): Names {
  return (known ??= new Names(knownNames()))
}

function knownNames(): LexiconEntity[] {
  return [...new Map([...readNames(CATALOGUE_NAMES), ...newsNames()].map((entity) => [entity.id, entity])).values()]
}
