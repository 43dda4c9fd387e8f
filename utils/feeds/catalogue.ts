import * as v from 'valibot'
import { cleanText, ENTITY_TYPES, LIMITS } from '../advisories'
import { isObject, own } from './document'

const name = v.pipe(
  v.string(),
  v.transform((value) => cleanText(value, LIMITS.line)),
  v.nonEmpty(),
)

const catalogueEntity = v.object({
  id: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LIMITS.id)),
  name,
  type: v.picklist(ENTITY_TYPES),
  vendor: v.exactOptional(name),
  aliases: v.exactOptional(v.array(name)),
})

/** A name that is known without any advisory about it, as the lexicon takes it. */
export type CatalogueEntity = v.InferOutput<typeof catalogueEntity>

/**
 * The entities of a name catalogue (`{ version: 1, entities: […] }`), invalid ones left out; empty for anything that is no
 * catalogue of version 1.
 */
export function readCatalogue(document: unknown): CatalogueEntity[] {
  if (!isObject(document) || own(document, 'version') !== 1) return []
  const entities = own(document, 'entities')
  if (!Array.isArray(entities)) return []
  return entities.flatMap((entity) => {
    const result = v.safeParse(catalogueEntity, entity)
    return result.success ? [result.output] : []
  })
}
