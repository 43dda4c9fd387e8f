import type { Oracle } from './oracle'

/** The frames of the page. */
export const frames: Oracle = {
  name: 'frames',
  observe: () => () => [length, [...document.querySelectorAll('iframe, frame, object, embed')].map((frame) => frame.outerHTML)],
  leak: { run: () => document.body.append(document.createElement('iframe')) },
}
