import { parentOrHost } from './shadow-trees'

/**
 * What an element has from those that it stands in, hosts of shadow trees included: looked for at each element once, and remembered
 * for as long as the page cannot change, since names that stand near each other stand in the same elements.
 */
export class Inherited<Value> {
  private readonly known = new Map<Element, Value>()

  /**
   * @param own what an element says itself, undefined where it says nothing
   * @param outermost what holds where nobody says anything
   */
  constructor(
    private readonly own: (element: Element) => Value | undefined,
    private readonly outermost: Value,
  ) {}

  of(element: Element): Value {
    const silent: Element[] = []
    let value: Value | undefined
    for (let at: Element | null = element; at && value === undefined; at = parentOrHost(at)) {
      value = this.known.get(at) ?? this.own(at)
      silent.push(at)
    }
    value ??= this.outermost
    for (const each of silent) this.known.set(each, value)
    return value
  }
}
