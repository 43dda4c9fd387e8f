import { pageRuntime } from './page-runtime'

/**
 * True in a content script that outlived its extension: after an update or a removal the script stays in its page, but has
 * nobody to talk to any more and is to take its marks away.
 */
export function isOrphaned(): boolean {
  try {
    return !pageRuntime()?.id
  } catch {
    return true
  }
}
