import { useRef } from 'preact/hooks'
import type { Settings } from '../../utils/settings'
import { AddFeed } from './add-feed'
import { FeedGallery } from './feed-gallery'
import { FeedTrialPanel } from './feed-trial'
import type { OptionsSource } from './options-source'
import { isThere, useAdding, type NewFeed } from './use-adding'
import { useTrial } from './use-trial'
import './new-feeds.css'

/** Ways to another feed: by its address, out of those that are known, and tried before it is added. */
export function NewFeeds({
  source,
  settings,
  onAdded,
  onTried,
}: {
  source: OptionsSource
  settings: Settings
  onAdded: (url: string) => void
  /** Called when requests were made for a trial. */
  onTried: () => void
}) {
  const [trial, begin, end] = useTrial(source, onTried)
  const [add, failure] = useAdding(source, settings, onAdded)
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const tryOut = (feed: NewFeed) => {
    if (!trial) opener.current = document.activeElement as HTMLElement | null
    begin(feed)
  }
  const close = () => {
    end()
    // What had the focus goes with the panel.
    ;(opener.current?.isConnected ? opener.current : heading.current)?.focus()
  }
  const addTried = async (feed: NewFeed) => {
    const outcome = await add(feed)
    if (outcome.added) {
      end()
      heading.current?.focus()
    }
    return outcome
  }
  return (
    <>
      <AddFeed source={source} heading={heading} add={add} failure={failure} onTry={tryOut} />
      {trial && (
        <FeedTrialPanel
          key={trial.feed.url}
          trial={trial}
          formats={source.formats}
          isThere={isThere(settings, trial.feed.url)}
          onAdd={() => addTried(trial.feed)}
          onTry={tryOut}
          onClose={close}
        />
      )}
      <FeedGallery settings={settings} add={add} onTry={tryOut} />
    </>
  )
}
