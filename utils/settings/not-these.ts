import * as v from 'valibot'
import { CUES, type Cue } from '../lexicon/entity'
import { chosenName } from './chosen-name'

/*
 * "Not this": what a person said is not to be marked, in one place, where only one cue speaks for it, or at all. Of what was read
 * nothing is kept but the site's name and a number that stands for the words around the place.
 */

/** More choices than anybody makes by hand; a list that is full says so, and takes no more. */
export const MOST_NOT_THESE = 5_000

export const notThisSchema = v.variant('scope', [
  v.object({
    ...chosenName,
    scope: v.literal('here'),
    /** Host name. */
    site: v.pipe(v.string(), v.toLowerCase(), v.nonEmpty(), v.maxLength(253)),
    /** The words around the place and the host, as one number (`wordsAround` in utils/page/not-this.ts). */
    around: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  }),
  v.object({ ...chosenName, scope: v.literal('context'), cue: v.picklist(CUES) }),
  v.object({ ...chosenName, scope: v.literal('always') }),
])

export type NotThis = v.InferOutput<typeof notThisSchema>

/** As much of a choice as tells it from others. */
export type NotThisKey =
  | Pick<Extract<NotThis, { scope: 'here' }>, 'entityId' | 'scope' | 'site' | 'around'>
  | Pick<Extract<NotThis, { scope: 'context' }>, 'entityId' | 'scope' | 'cue'>
  | Pick<Extract<NotThis, { scope: 'always' }>, 'entityId' | 'scope'>

/** What makes two choices the same one. */
export function notThisKey(choice: NotThisKey): string {
  switch (choice.scope) {
    case 'here':
      return JSON.stringify([choice.entityId, choice.scope, choice.site, choice.around])
    case 'context':
      return JSON.stringify([choice.entityId, choice.scope, choice.cue])
    case 'always':
      return JSON.stringify([choice.entityId, choice.scope])
  }
}

/** The choices with more of them added; those that were there stay as they are. */
export function withNotThese(choices: readonly NotThis[], more: readonly NotThis[]): NotThis[] {
  const byKey = new Map(choices.map((choice) => [notThisKey(choice), choice]))
  for (const choice of more) if (!byKey.has(notThisKey(choice))) byKey.set(notThisKey(choice), choice)
  return [...byKey.values()]
}

/** The choices without one. */
export function withoutNotThis(choices: readonly NotThis[], gone: NotThisKey): NotThis[] {
  const key = notThisKey(gone)
  return choices.filter((choice) => notThisKey(choice) !== key)
}

/** Where one name is not to be marked on the pages of one site. */
export interface NotMarked {
  /** Nowhere. */
  always: boolean
  /** Where one of these cues alone speaks for it. */
  cues: Cue[]
  /** Where these words stand around it. */
  around: number[]
}

/** What the choices come to on a site, asked by all ids that a name goes by; undefined for names that no choice is about. */
export function notMarkedOn(choices: readonly NotThis[], site: string): (ids: readonly string[]) => NotMarked | undefined {
  const byId = new Map<string, NotThis[]>()
  for (const choice of choices) {
    if (choice.scope === 'here' && choice.site !== site.toLowerCase()) continue
    const known = byId.get(choice.entityId)
    if (known) known.push(choice)
    else byId.set(choice.entityId, [choice])
  }
  return (ids) => {
    const said = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
    if (said.length === 0) return undefined
    return {
      always: said.some(({ scope }) => scope === 'always'),
      cues: said.flatMap((choice) => (choice.scope === 'context' ? [choice.cue] : [])),
      around: said.flatMap((choice) => (choice.scope === 'here' ? [choice.around] : [])),
    }
  }
}
