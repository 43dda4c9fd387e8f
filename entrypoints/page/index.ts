import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createCardView } from '../../components/page-card/card-view'
import markStyles from '../../components/page-mark/page-mark.css?inline'
import { isOrphaned } from '../../utils/platform/orphan'
import { runPage } from '../../utils/page/page-session'

/*
 * The content script. Not WXT's own kind: that one announces itself to the page by an event and a message, and what Caveat does
 * must not be told to pages. manifest.config.ts lists it.
 */
export default defineUnlistedScript(() => {
  const orphaned = new AbortController()
  const appearance = { markStyles, createCardView }
  const life = { signal: orphaned.signal, stopIfOrphaned: () => isOrphaned() && orphaned.abort() }
  void runPage(document, appearance, life)
})
