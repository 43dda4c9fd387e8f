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
  /** What each name of one word stands for, as it is written. */
  readonly #words = new Map<string, LexiconEntity>()

  constructor(entities: readonly LexiconEntity[]) {
    const wanted = oneOfAName(entities)
    this.#lexicon = openLexicon(compileLexicon(wanted))
    this.#entities = new Map(wanted.map((entity) => [entity.id, entity]))
    for (const entity of wanted) {
      for (const name of [entity.name, ...(entity.aliases ?? [])])
        if (/^\p{Lu}[\p{L}\d]{3,}$/u.test(name)) this.#words.set(name, entity)
    }
  }

  /** Where an article's sentences mention which of the names. */
  in(sentences: readonly Sentence[]): NameMention[] {
    const texts = sentences.map(({ text }) => text)
    const found = spot(this.#lexicon, texts, { technical: true }).flatMap(({ block, start, end, entityId }) => {
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

  /**
   * Where names of one word stand that are ordinary words too ("Signal", "Telegram"), as they are written: what is said of them has to tell that
   * they are meant.
   */
  doubtful(sentences: readonly Sentence[], known: readonly NameMention[]): NameMention[] {
    return sentences.flatMap(({ text, tokens }, sentence) =>
      tokens.flatMap(({ start, end }) => {
        const entity = this.#words.get(text.slice(start, end))
        const isKnown = known.some((other) => other.sentence === sentence && other.start < end && other.end > start)
        return entity && !isKnown ? [{ entity, sentence, start, end }] : []
      }),
    )
  }
}

/** More products than a firm has that is called as its product is. */
const MANY_PRODUCTS = 8

/**
 * One of each firm and product of one name: "GitLab" is the product, whatever news tells of it, and "Microsoft", which has many products, the
 * firm.
 */
function oneOfAName(entities: readonly LexiconEntity[]): LexiconEntity[] {
  const plain = (name: string) => name.toLowerCase()
  const isFirm = ({ type }: LexiconEntity) => type === 'Company'
  const products = new Map<string, number>()
  for (const { vendor } of entities) if (vendor) products.set(plain(vendor), (products.get(plain(vendor)) ?? 0) + 1)
  const isLarge = (name: string) => (products.get(plain(name)) ?? 0) > MANY_PRODUCTS
  const firms = new Set(entities.filter(isFirm).map(({ name }) => plain(name)))
  const things = new Set(entities.filter((entity) => !isFirm(entity)).map(({ name }) => plain(name)))
  return entities.filter((entity) => {
    const both = firms.has(plain(entity.name)) && things.has(plain(entity.name))
    return !both || isFirm(entity) === isLarge(entity.name)
  })
}

/** "SMA" may be short for many things: it is believed where the vendor is named too. */
function isInitials(written: string, { name, vendor }: LexiconEntity): boolean {
  return vendor !== undefined && written !== name && /^\p{Lu}{2,4}$/u.test(written)
}
