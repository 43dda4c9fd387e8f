/**
 * A handler that obeys people only: a page can dispatch made-up events at an element it can reach, and those are not trusted.
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handler(event)
  }
}
