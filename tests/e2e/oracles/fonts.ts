import type { Oracle } from './oracle'

/** The fonts that the document knows. */
export const fonts: Oracle = {
  name: 'fonts',
  observe: () => () => [...document.fonts].map(({ family, status }) => [family, status]),
  leak: { world: 'MAIN', run: () => void document.fonts.add(new FontFace('Caveat', 'local("Caveat")')) },
}
