/**
 * Settles in a task of its own, so that whoever else has something to do has their turn. Not a timer: those wait four milliseconds once
 * several follow one another, and seconds in pages in the background.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
