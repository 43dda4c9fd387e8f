import { slug } from './text'

/** What kind of thing a name stands for. */
export const ENTITY_TYPES = [
  'Company',
  'Platform',
  'Product',
  'Library',
  'Service',
  'Standard',
  'Malware',
  'ThreatActor',
] as const

export type EntityType = (typeof ENTITY_TYPES)[number]

/**
 * What an entity has to do with an advisory. Only `affected` and `vendor` entities carry its mark on pages: a product that
 * an advisory merely compares with must not look as if it had a problem.
 */
export const ENTITY_ROLES = ['affected', 'vendor', 'mentioned', 'source'] as const

export type EntityRole = (typeof ENTITY_ROLES)[number]

/**
 * The id of a named thing, the same whichever feed names it: `company:microsoft`, `product:microsoft/365-copilot`.
 *
 * Platforms, products, libraries and services share one prefix, since feeds disagree about which of these a thing is; a
 * vendor's name in front of the product's own is dropped, since half of all feeds write it there.
 */
export function entityId(entity: { name: string; type: EntityType; vendor?: string | undefined }): string {
  const name = slug(entity.name) || encodeURIComponent(entity.name.replace(/\p{Surrogate}/gu, '\uFFFD'))
  const prefix = ID_PREFIX[entity.type]
  if (prefix !== 'product' || !entity.vendor) return `${prefix}:${name}`
  const vendor = slug(entity.vendor)
  const own = name.startsWith(`${vendor}-`) ? name.slice(vendor.length + 1) : name
  return `${prefix}:${vendor}/${own}`
}

const ID_PREFIX: Record<EntityType, string> = {
  Company: 'company',
  Platform: 'product',
  Product: 'product',
  Library: 'product',
  Service: 'product',
  Standard: 'standard',
  Malware: 'malware',
  ThreatActor: 'threat-actor',
}
