import { FAR, traitsOf } from './name-traits'

/** The letters and digits of a name in lower case, which spellings of one name have in common. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replace((traitsOf(name) & FAR) === 0 ? /[^a-z\d]+/g : /[^\p{L}\p{N}]+/gu, '')
}
