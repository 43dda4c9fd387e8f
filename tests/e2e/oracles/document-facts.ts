import type { Oracle } from './oracle'

/** What the document says about itself: its title, its language, its address, its state. */
export const documentFacts: Oracle = {
  name: 'document-facts',
  observe: () => () => {
    const { title, dir, designMode, readyState, compatMode, contentType, characterSet, referrer, baseURI } = document
    const { length } = history
    return [
      title,
      dir,
      designMode,
      readyState,
      compatMode,
      contentType,
      characterSet,
      referrer,
      baseURI.split('#')[0],
      length > 0,
    ]
  },
  leak: { run: () => void (document.title = `(1) ${document.title}`) },
}
