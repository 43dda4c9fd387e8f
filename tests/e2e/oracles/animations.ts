import type { Oracle } from './oracle'

/** What is animated, and which transitions run. */
export const animations: Oracle = {
  name: 'animations',
  observe: (page) => () =>
    document.getAnimations().map(({ id, playState, effect }) => [id, playState, page.nameOf((effect as KeyframeEffect)?.target)]),
  leak: { run: (name) => void name.animate([{ color: 'red' }, { color: 'blue' }], { duration: 60_000 }) },
}
