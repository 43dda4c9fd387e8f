import type { NotThisAnswer, NotThisChoice } from '../messaging/protocol'
import { failure, success } from '../result'
import {
  MOST_NOT_THESE,
  notThisKey,
  withNotThese,
  withoutNotThis,
  type NotThis,
  type NotThisKey,
  type updateSettings,
} from '../settings'
import { isWithinTheHour } from './within-the-hour'

/*
 * "Not this", as the card in a page says it. The page's process may be a hostile page's, and each choice hides something: so the
 * site is the one that the browser names, the name the one that the store knows, only so many are taken an hour, only what was
 * chosen within the hour can be taken back from a page, and all of it is listed with its date in the options.
 */

/** Choices taken in an hour, counted by the settings themselves, since the worker may have been killed meanwhile. */
const MOST_AN_HOUR: Record<NotThis['scope'], number> = { here: 100, context: 30, always: 30 }

export interface NotThisContext {
  now: () => Date
  updateSettings: typeof updateSettings
  /** What the entity or identifier is called; undefined when no public advisory is about it. */
  nameOf: (id: string) => Promise<string | undefined>
}

/** Where a choice is made. */
interface Choosing {
  site: string
  /** In a private window. */
  privately: boolean
}

/** Keeps a choice, unless there are too many or nothing is known of the name. */
export async function notThis(
  choice: NotThisChoice,
  { site, privately }: Choosing,
  context: NotThisContext,
): Promise<NotThisAnswer> {
  if (choice.scope === 'here' && privately) return failure('private')
  const name = await context.nameOf(choice.id)
  if (name === undefined) return failure('unknownName')
  const now = context.now()
  const made: NotThis = { ...toKey(choice, site), name, addedAt: now.toISOString() }
  let refused: 'full' | 'tooMany' | undefined
  const saved = await context.updateSettings((settings) => {
    const known = settings.notThese
    const isNew = !known.some((each) => notThisKey(each) === notThisKey(made))
    refused = isNew ? refusalOf(known, made.scope, now) : undefined
    return refused || !isNew ? settings : { ...settings, notThese: withNotThese(known, [made]) }
  })
  if (refused) return failure(refused)
  return saved.ok ? success(null) : failure('notSaved', saved.error.detail)
}

/** Takes a choice back that was made within the hour; what is not there any more is well. */
export async function undoNotThis(choice: NotThisChoice, { site }: Choosing, context: NotThisContext): Promise<NotThisAnswer> {
  const key = toKey(choice, site)
  const now = context.now()
  let tooLate = false
  const saved = await context.updateSettings((settings) => {
    const made = settings.notThese.find((each) => notThisKey(each) === notThisKey(key))
    tooLate = made !== undefined && !isWithinTheHour(made, now)
    return tooLate || !made ? settings : { ...settings, notThese: withoutNotThis(settings.notThese, key) }
  })
  if (tooLate) return failure('tooLate')
  return saved.ok ? success(null) : failure('notSaved', saved.error.detail)
}

function toKey(choice: NotThisChoice, site: string): NotThisKey {
  const { id: entityId } = choice
  switch (choice.scope) {
    case 'here':
      return { entityId, scope: 'here', site: site.toLowerCase(), around: choice.around }
    case 'context':
      return { entityId, scope: 'context', cue: choice.cue }
    case 'always':
      return { entityId, scope: 'always' }
  }
}

function refusalOf(known: readonly NotThis[], scope: NotThis['scope'], now: Date): 'full' | 'tooMany' | undefined {
  if (known.length >= MOST_NOT_THESE) return 'full'
  const lately = known.filter((each) => each.scope === scope && isWithinTheHour(each, now))
  return lately.length >= MOST_AN_HOUR[scope] ? 'tooMany' : undefined
}
