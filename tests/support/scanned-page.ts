import { compileLexicon } from '../../utils/lexicon'
import { scanPage, type PageScan } from '../../utils/page/page-scan'
import { NAMES } from './drawn-page'
import { localSpotter } from './local-spotter'

/* A page that is read and followed, with nothing drawn on it. */

/** What markup stands for, as nodes. */
export const parse = (markup: string) => new DOMParser().parseFromString(markup, 'text/html').body.childNodes

export const at = (selector: string) => document.querySelector(selector) as HTMLElement

/** Longer than changes take to be read where nothing else is at work. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 250))

/** Puts markup into the document and follows it until `signal` aborts; `onBlock` is told of each block that is matched. */
export async function watchPage(markup: string, signal: AbortSignal, onBlock?: (text: string) => void): Promise<PageScan> {
  document.body.replaceChildren(...parse(markup))
  const nothing = () => undefined
  const events = { onFound: nothing, onRead: nothing, onShadowTree: nothing, onMutation: nothing, onOtherNames: nothing, signal }
  const scan = scanPage(document, localSpotter(compileLexicon(NAMES), onBlock), events)
  await quiet()
  return scan
}
