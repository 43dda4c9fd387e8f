import { ENTITY_TYPES, type EntityType } from '../../utils/advisories/entity'
import { t } from '../../utils/i18n'

/** A type's name in the reader's language: an entity's type, or `Identifier`; as it stands where it is neither. */
export function entityTypeName(type: string): string {
  if (type === 'Identifier') return t('entityType.Identifier')
  return isEntityType(type) ? t(`entityType.${type}`) : type
}

function isEntityType(type: string): type is EntityType {
  return (ENTITY_TYPES as readonly string[]).includes(type)
}
