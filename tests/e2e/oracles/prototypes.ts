import type { Oracle } from './oracle'

/** Whether the functions of the page's world are still those that it began with. */
export const prototypes: Oracle = {
  name: 'prototypes',
  observe: () => {
    const owners = Object.getOwnPropertyNames(window)
      .filter((name) => /^[A-Z]/.test(name))
      .map((name) => [name, (window as unknown as Record<string, { prototype?: object }>)[name]?.prototype] as const)
    const properties = () =>
      owners.flatMap(([name, owner]) =>
        Object.entries(Object.getOwnPropertyDescriptors(owner ?? {})).map(([key, { value, get, set }]) => ({
          key: `${name}#${key}`,
          parts: [value as unknown, get, set],
        })),
      )
    let before: ReturnType<typeof properties> = []
    // The page has put its own there by then.
    addEventListener('DOMContentLoaded', () => (before = properties()))
    return () => {
      const known = new Map(before.map(({ key, parts }) => [key, parts]))
      return properties()
        .filter(({ key, parts }) => parts.some((part, index) => !Object.is(part, known.get(key)?.[index])))
        .map(({ key }) => key)
    }
  },
  leak: { world: 'MAIN', run: () => void (Element.prototype.getAttribute = () => 'caveat') },
}
