import type { Cue } from '../lexicon'
import { workerOfPage } from '../messaging/page-client'
import type { AboutQuestion, NotThisAnswer, NotThisChoice, SnoozeAnswer } from '../messaging/protocol'
import type { PageMention } from './mentions'
import { wordsAround } from './not-this'

/** What a person may do from a card. What answers rejects when nobody is there to answer. */
export interface CardActions {
  /** Show a whole advisory, by the key under which the store holds it. */
  openAdvisory: (id: string) => void
  /** Show all about the name, and ask there what only the extension's own pages may do. */
  openAbout: (ask?: AboutQuestion) => void
  snooze: () => Promise<SnoozeAnswer>
  wake: () => Promise<SnoozeAnswer>
  /** What "not this" can mean of the mention that the card stands at, from the least to the most. */
  choices: readonly NotThisChoice[]
  notThis: (choice: NotThisChoice) => Promise<NotThisAnswer>
  undoNotThis: (choice: NotThisChoice) => Promise<NotThisAnswer>
  /** The site that a person can have quiet; empty for none. */
  site: string
}

/** What the card of a mention can do on a site (host name): each is a question to the worker. */
export function cardActions(mention: PageMention, site: string): CardActions {
  const { id } = mention
  return {
    openAdvisory: (advisory) => void workerOfPage.openAdvisory(advisory).catch(() => undefined),
    openAbout: (ask) => void workerOfPage.openAbout(id, ask).catch(() => undefined),
    snooze: () => workerOfPage.snooze(id),
    wake: () => workerOfPage.wake(id),
    choices: choicesFor(mention, site),
    notThis: (choice) => workerOfPage.notThis(choice),
    undoNotThis: (choice) => workerOfPage.undoNotThis(choice),
    site,
  }
}

/** Cues that lie in the name itself: where one of them speaks for it is wherever it stands. */
const OWN_CUES: ReadonlySet<Cue> = new Set(['identifier', 'distinct', 'phrase'])

function choicesFor(mention: PageMention, site: string): NotThisChoice[] {
  const { id, cue } = mention
  const here: NotThisChoice = { id, scope: 'here', around: wordsAround(mention, site) }
  const context: NotThisChoice[] = OWN_CUES.has(cue) ? [] : [{ id, scope: 'context', cue }]
  return [here, ...context, { id, scope: 'always' }]
}
