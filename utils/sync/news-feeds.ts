/** The addresses under which the store keeps what is made of articles; they are never fetched. */
export const NEWS = 'caveat:news'
export const PRIVATE_NEWS = 'caveat:private-news'
