import { nodeOf } from './unclobbered'

/* What may restyle a page and is told by neither its text nor its scrolling: attributes, and what a person does to its controls. */

/** Attributes by which pages show, hide and lay out. */
const STYLING = { subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open', 'dir', 'slot'] }
const ACTING = ['input', 'change', 'click', 'focusin', 'focusout'] as const

export interface QuietChanges {
  /** Whether it is heard at all: only where there is text that could move. */
  hear: (on: boolean) => void
  /** Hears what happens in a shadow tree too. */
  follow: (tree: ShadowRoot) => void
}

/** Calls `onChange` when styles of the page may have changed, until `signal` aborts. */
export function watchQuietChanges(document: Document, onChange: () => void, signal: AbortSignal): QuietChanges {
  const window = document.defaultView as Window & typeof globalThis
  const observer = new window.MutationObserver(onChange)
  const trees = new Set<Node>([nodeOf(document)])
  let isOn = false
  const onAct = (event: Event) => {
    if (isOn && event.isTrusted) onChange()
  }
  for (const type of ACTING) document.addEventListener(type, onAct, { capture: true, passive: true, signal })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  return {
    hear(on) {
      if (on === isOn || signal.aborted) return
      isOn = on
      if (on) for (const tree of trees) observer.observe(tree, STYLING)
      else observer.disconnect()
    },
    follow(tree) {
      trees.add(tree)
      if (isOn && !signal.aborted) observer.observe(tree, STYLING)
    },
  }
}
