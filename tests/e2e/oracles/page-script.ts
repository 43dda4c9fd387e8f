import { NAMES } from '../../fixtures/oracle-pages'
import { ORACLES } from './index'
import type { Oracle, Vantage } from './oracle'

/** What each oracle said, by its name, as JSON. */
export type Trace = Record<string, string>

/** The script that every page loads before anything else: sets up all oracles. `files` are the addresses of the extension's files. */
export function pageScript(files: string[]): string {
  const observers = ORACLES.map(({ name, observe }) => `${JSON.stringify(name)}: ${observe.toString()}`)
  return `(${setUp.toString()})(${JSON.stringify(NAMES)}, ${JSON.stringify(files)}, {${observers.join(',\n')}})`
}

/** Runs in the page or a frame: reads all oracles out. */
export function readOracles(): Promise<Trace> {
  return (window as unknown as { readOracles(): Promise<Trace> }).readOracles()
}

/** Runs in the page. */
function setUp(names: string[], files: string[], observers: Record<string, Oracle['observe']>): void {
  const within = (tree: Document | ShadowRoot): Element[] =>
    [...tree.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])])
  const page: Vantage = {
    names,
    files,
    elements: () => within(document),
    nameOf(target) {
      if (target === window) return 'window'
      if (!(target instanceof Node)) return String(target)
      return target instanceof Element ? [target.localName, target.id, ...target.classList].join('.') : target.nodeName
    },
    digest(text) {
      let digest = 0x811c9dc5
      for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193)
      return digest >>> 0
    },
    edges: ({ left, top, right, bottom }) => [left, top, right, bottom].map((edge) => Math.round(edge * 100)),
  }
  const readers = Object.entries(observers).map(([name, observe]) => [name, observe(page)] as const)
  const readAll = async () => {
    const said: Trace = {}
    for (const [name, read] of readers) said[name] = JSON.stringify(await read(), undefined, 0) ?? ''
    return said
  }
  // Firefox's debugger asks twice now and then; a second reading would see what the first did.
  let said: Promise<Trace> | undefined
  Object.assign(window, { readOracles: () => (said ??= readAll()) })
}
