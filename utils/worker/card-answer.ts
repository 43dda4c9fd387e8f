import { lastChanged, type Advisory } from '../advisories'
import type { Card, CardAdvisory, CardSeen } from '../messaging/protocol'
import { snoozedBy, type Settings } from '../settings'
import { entitiesByIds, extentOf, isBeyond, lastSeen, nameStanding, newsOf, publicAdvisoriesAbout, type Store } from '../store'
import { watchMatcher } from '../watchlist'

/** As many other advisories as a card lists, and as many changes. */
const MOST_OTHERS = 50
const MOST_CHANGES = 5

export interface CardContext {
  store: () => Promise<Store>
  settings: () => Promise<Settings>
  now: () => Date
}

/**
 * What the card of an entity or identifier shows; null when no advisory is about it. Of public advisories alone: how large a card
 * is can be measured by the page under it. What the person saw, watches and snoozed only changes words and signs of a fixed size.
 */
export async function cardAbout(id: string, context: CardContext): Promise<Card | null> {
  const store = await context.store()
  const now = context.now()
  const [advisories, entities] = await Promise.all([publicAdvisoriesAbout(store, id, { now }), entitiesByIds(store, [id])])
  const [lead, ...others] = advisories
  if (!lead) return null
  const entity = entities.get(id)
  const [{ watchlist, snoozed }, { keys, standing }] = await Promise.all([context.settings(), nameStanding(store, id)])
  const snooze = snoozedBy(snoozed)([id, ...keys, ...(entity ? [entity.id] : [])])
  return {
    id,
    name: entity?.name ?? id,
    type: entity?.type ?? 'Identifier',
    vendor: entity?.vendor ?? '',
    advisory: lead.advisory,
    advisoryId: lead.id,
    advisories: advisories.length,
    others: others.slice(0, MOST_OTHERS).map(({ id: key, advisory }) => inBrief(key, advisory)),
    seen: await seenOf(),
    watched: entity !== undefined && watchMatcher(watchlist)(entity),
    snoozed: snooze !== undefined && !isBeyond(extentOf(standing), snooze),
  }

  async function seenOf(): Promise<CardSeen> {
    const seen = await lastSeen(store, keys)
    const changes = seen && lead ? lead.advisory.history.filter(({ at }) => at > seen.at).toReversed() : []
    return { at: seen?.at ?? null, news: newsOf(standing, seen, now) ?? null, changes: changes.slice(0, MOST_CHANGES) }
  }
}

/** What an entity or identifier is called; undefined when no public advisory is about it. */
export async function publicNameOf(id: string, { store, now }: Pick<CardContext, 'store' | 'now'>): Promise<string | undefined> {
  const opened = await store()
  if ((await publicAdvisoriesAbout(opened, id, { now: now() })).length === 0) return undefined
  return (await entitiesByIds(opened, [id])).get(id)?.name ?? id
}

function inBrief(id: string, advisory: Advisory): CardAdvisory {
  const { title, language, severity, exploited, status } = advisory
  const { band, score } = severity
  const changed = lastChanged(advisory)
  return { id, title, language, band, score, exploited: exploited !== null, withdrawn: status === 'withdrawn', changed }
}
