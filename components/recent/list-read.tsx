import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { type Loaded, useLoaded, useWhileShown } from '../loaded/use-loaded'
import type { Listed, ListsSource } from './lists-source'

/** How often it is looked whether there is something else to list: while there is nothing yet, and later; in milliseconds. */
const STARTING_POLL = 500
const POLL = 5_000

/** A list, and the version of what is listed that it was read from or an older one: then it is read once more, and never stays behind. */
export interface ListRead {
  version: number
  /** Undefined until the advisories that come with the extension are there. */
  listed: Listed | undefined
}

/** Reads a list when `inputs` change and at `reload`. */
export function useList(
  source: ListsSource,
  read: () => Promise<Listed | undefined>,
  inputs: readonly unknown[],
): [Loaded<ListRead>, reload: () => void] {
  return useLoaded(async () => {
    const [version, listed] = await Promise.all([source.version(), read()])
    return { version, listed }
  }, [source, ...inputs])
}

/**
 * Whether there is something else to list than what was read. Where nothing is listed it is read at once; a list that a person may be
 * reading stays as it is until they ask for the new one.
 */
export function useBehind(source: ListsSource, [list, reload]: ReturnType<typeof useList>): boolean {
  const [latest, setLatest] = useState<number>()
  const { listed, version } = list.state === 'ready' ? list.value : {}
  const isThere = listed !== undefined && listed.total > 0
  useWhileShown(
    (signal) => {
      const look = async () => {
        const now = await source.version().catch(() => version)
        // One that is being read is not begun anew, or a slow one would never be there.
        if (signal.aborted || list.state === 'loading') return
        if (isThere) setLatest(now)
        else if (listed === undefined || now !== version) reload()
      }
      if (isThere) void look()
      const timer = setInterval(() => void look(), isThere ? POLL : STARTING_POLL)
      signal.addEventListener('abort', () => clearInterval(timer))
    },
    [source, list.state, isThere, version],
  )
  return isThere && latest !== undefined && latest !== version
}

/** Offers what came since a list was read. */
export function ShowNew({ onClick }: { onClick: () => void }) {
  return (
    <p class="list-note" role="status">
      <button type="button" class="button button-quiet" onClick={onClick}>
        {t('recent.showNew')}
      </button>
    </p>
  )
}
