import type { EntityType } from '../advisories'

/** One named thing to look for. `name` and `aliases` are as feeds write them; `vendor` is the vendor's name. */
export interface LexiconEntity {
  id: string
  name: string
  type: EntityType
  aliases?: string[]
  vendor?: string
}

/** What decided that a piece of text is a name and not a word that looks like one. docs/lexicon.md explains each. */
export const CUES = [
  'identifier',
  'distinct',
  'phrase',
  'exact-case',
  'vendor',
  'page-vendor',
  'version',
  'near-identifier',
  'legal-form',
  'trademark',
  'list',
  'repeated',
] as const

export type Cue = (typeof CUES)[number]

/** A name or an identifier found in a page's text. `start` and `end` are UTF-16 units of the block's own text. */
export interface Mention {
  block: number
  start: number
  end: number
  /** The entity's id; for an identifier its normal spelling, whether or not any entity has it. */
  entityId: string
  kind: 'name' | 'identifier'
  cue: Cue
}
