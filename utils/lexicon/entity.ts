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
  'deed',
  'flaw',
  'topic',
  'repeated',
  'possible',
] as const

export type Cue = (typeof CUES)[number]

/** How sure it is that a mention means its entity: right practically always, nearly always, or about as often as not. */
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** How sure a mention has to be to be given: `strict` certain, `balanced` likely, `broad` merely possible. */
export const STRICTNESSES = ['strict', 'balanced', 'broad'] as const
export type Strictness = (typeof STRICTNESSES)[number]

export interface SpotOptions {
  /** The text is known to be about technical things, as news of flaws is. */
  technical?: boolean
  /** `balanced` when left out. */
  strictness?: Strictness
}

/** A name or an identifier found in a page's text. `start` and `end` are UTF-16 units of the block's own text. */
export interface Mention {
  block: number
  start: number
  end: number
  /** The entity's id; for an identifier its normal spelling, whether or not any entity has it. */
  entityId: string
  kind: 'name' | 'identifier'
  cue: Cue
  confidence: Confidence
  /** The version written beside the name, as `1.2.3` in `nginx 1.2.3`, with its place in the block; it is not part of the name. */
  version?: { text: string; start: number; end: number }
}
