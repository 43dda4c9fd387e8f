import { isLoopback, tryFeed, type TrialAnswer, type TrialRequest } from '../sync'
import type { TrialContext } from '../sync/try-feed'
import { whileAwake, type FeedJobsContext } from './feed-jobs'

/* Feeds that a person tries before they are switched on. They touch no feed of the list, so they wait for none. */

export interface FeedTrials {
  /** What a feed would bring. `trial` is a name of the asker's choice. */
  tryFeed: (request: TrialRequest & { trial: string }) => Promise<TrialAnswer>
  /** Gives up the trial of that name, where there is one. */
  cancelTrial: (trial: string) => void
}

/** `ready` settles when what came with the extension is in the store, which a trial is held beside. */
export function feedTrials(
  context: FeedJobsContext & Pick<TrialContext, 'catalogue' | 'names'> & { ready: () => Promise<void> },
): FeedTrials {
  const underWay = new Map<string, AbortController>()
  return {
    tryFeed: async ({ trial, url, format }) => {
      const ended = new AbortController()
      underWay.set(trial, ended)
      try {
        const signal = AbortSignal.any([context.signal, ended.signal])
        const online = (address: string) => context.online() || isLoopback(address)
        await context.ready()
        const store = await context.store()
        return await whileAwake(context, () => tryFeed({ url, format }, { ...context, store, online, signal }))
      } finally {
        underWay.delete(trial)
      }
    },
    cancelTrial: (trial) => underWay.get(trial)?.abort(),
  }
}
