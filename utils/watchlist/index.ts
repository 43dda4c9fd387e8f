export { watchedIn, watchMatcher, type NamedEntity } from './match'
export { unwatch, watch } from './change'
