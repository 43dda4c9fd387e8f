import type { Oracle } from './oracle'

/** Messages to the window. */
export const messages: Oracle = {
  name: 'messages',
  observe: () => {
    const got: unknown[] = []
    addEventListener('message', ({ data, origin, ports }) => got.push([data, origin, ports.length]))
    return () => got
  },
  leak: { run: () => postMessage('caveat', '*') },
}
