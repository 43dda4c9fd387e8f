import type { Oracle } from './oracle'

/** The page has put its own functions in place of the browser's, and counts who calls them. */
export const tampering: Oracle = {
  name: 'tampering',
  observe: () => {
    const calls: Record<string, number> = {}
    let over = false
    const note = (name: string) => {
      if (!over) calls[name] = (calls[name] ?? 0) + 1
    }
    type Native = (...args: unknown[]) => unknown
    const noting = (native: Native, name: string) =>
      new Proxy(native, {
        apply: (target, self, args) => (note(name), Reflect.apply(target, self, args)),
        construct: (target, args, made) => (note(`new ${name}`), Reflect.construct(target, args, made) as object),
      })
    const tamper = (owner: object | undefined, path: string, keys = Object.getOwnPropertyNames(owner ?? {})) => {
      for (const key of keys) {
        const property = owner && Object.getOwnPropertyDescriptor(owner, key)
        if (!property?.configurable || key === 'constructor') continue
        const { get, set, value } = property as { get?: Native; set?: Native; value?: Native | object }
        if (typeof value === 'function')
          Object.defineProperty(owner, key, { ...property, value: noting(value as Native, path + key) })
        if (!get) continue
        const setter = set && { set: noting(set, `set ${path}${key}`) }
        Object.defineProperty(owner, key, { ...property, get: noting(get, `get ${path}${key}`), ...setter })
      }
    }
    const realm = globalThis as unknown as Record<string, { prototype: object } | undefined>
    const interfaces =
      'Node Element HTMLElement HTMLDivElement Document DocumentFragment ShadowRoot EventTarget Range Selection CharacterData Text ' +
      'CSSStyleSheet CSSStyleDeclaration CustomElementRegistry Storage IDBFactory Performance History MessagePort XMLHttpRequest ' +
      'HighlightRegistry Highlight MutationObserver ResizeObserver IntersectionObserver PerformanceObserver AbortSignal Navigator ' +
      'CacheStorage Animation FontFaceSet DOMTokenList NamedNodeMap TreeWalker NodeIterator Worker BroadcastChannel'
    for (const name of interfaces.split(' ')) tamper(realm[name]?.prototype, `${name}#`)
    tamper(console, 'console.')
    tamper(CSS, 'CSS.')
    const globals =
      'fetch postMessage requestIdleCallback cancelIdleCallback requestAnimationFrame queueMicrotask getSelection getComputedStyle ' +
      'matchMedia WebSocket EventSource MessageChannel BroadcastChannel Worker SharedWorker MutationObserver ResizeObserver ' +
      'IntersectionObserver PerformanceObserver XMLHttpRequest Event CustomEvent Image Highlight AbortController CSSStyleSheet FontFace'
    tamper(globalThis, '', globals.split(' '))
    return () => {
      over = true
      return Object.entries(calls).sort()
    }
  },
  leak: { world: 'MAIN', run: (name) => name.append(document.createElement('wbr')) },
}
