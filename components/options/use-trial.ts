import { useEffect, useRef, useState } from 'preact/hooks'
import type { TrialAnswer } from '../../utils/sync/trial'
import { reasonOf } from '../loaded/use-loaded'
import type { OptionsSource } from './options-source'
import type { NewFeed } from './use-adding'

/** How far a trial of a feed has come; `broke` where there was no answer, for a reason that is shown as it stands. */
export type Trial = { feed: NewFeed } & (
  { at: 'running' } | { at: 'answered'; answer: TrialAnswer } | { at: 'broke'; detail: string }
)

/**
 * One trial at a time: what it has come to, a way to begin one, and one to give it up or put it away. `onEnded` is called when the worker
 * is done with one, given up or not.
 */
export function useTrial(
  source: OptionsSource,
  onEnded: () => void,
): [trial: Trial | undefined, begin: (feed: NewFeed) => void, end: () => void] {
  const [trial, setTrial] = useState<Trial>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (feed: NewFeed) => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    try {
      // Nothing may be awaited before this: browsers ask only while the click lasts.
      const granted = await source.requestAccess(feed.url, ...feed.sites)
      if (signal.aborted) return
      if (!granted) {
        const error = { code: 'permission', detail: new URL(feed.url).host } as const
        return setTrial({ feed, at: 'answered', answer: { ok: false, error } })
      }
      const answer = await source.tryFeed({ url: feed.url, format: feed.format }, signal).finally(onEnded)
      if (!signal.aborted) setTrial({ feed, at: 'answered', answer })
    } catch (error) {
      if (!signal.aborted) setTrial({ feed, at: 'broke', detail: reasonOf(error) })
    }
  }
  const begin = (feed: NewFeed) => {
    setTrial({ feed, at: 'running' })
    void run(feed)
  }
  const end = () => {
    running.current?.abort()
    setTrial(undefined)
  }
  return [trial, begin, end]
}
