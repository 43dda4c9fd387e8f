import { compileLexicon, openLexicon, spot, type Lexicon, type LexiconEntity } from '../lexicon'
import type { Sentence } from './sentences'

/** A known name where an article has it. */
export interface NameMention {
  entity: LexiconEntity
  /** Index into the article's sentences. */
  sentence: number
  /** UTF-16 units of that sentence. */
  start: number
  end: number
}

/** The names to look for in articles, with what they stand for. Costs some milliseconds to make; articles are cheap then. */
export class Names {
  readonly #lexicon: Lexicon
  readonly #entities: ReadonlyMap<string, LexiconEntity>

  constructor(entities: readonly LexiconEntity[]) {
    this.#lexicon = openLexicon(compileLexicon([...entities]))
    this.#entities = new Map(entities.map((entity) => [entity.id, entity]))
  }

  /** Where an article's sentences mention which of the names. */
  in(sentences: readonly Sentence[]): NameMention[] {
    const texts = sentences.map(({ text }) => text)
    const found = spot(this.#lexicon, texts).flatMap(({ block, start, end, entityId }) => {
      const entity = this.#entities.get(entityId)
      return entity ? [{ entity, sentence: block, start, end }] : []
    })
    return found.filter(({ entity, sentence, start, end }) => {
      const written = texts[sentence]?.slice(start, end) ?? ''
      return (
        !isInitials(written, entity) ||
        texts
          .join(' ')
          .toLowerCase()
          .includes((entity.vendor ?? '').toLowerCase())
      )
    })
  }
}

/** "SMA" may be short for many things: it is believed where the vendor is named too. */
function isInitials(written: string, { name, vendor }: LexiconEntity): boolean {
  return vendor !== undefined && written !== name && /^\p{Lu}{2,4}$/u.test(written)
}
