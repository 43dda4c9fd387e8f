/*
 * How much it takes to believe that a text means a name: two bits of its record, decided when the lexicon is compiled.
 */

/** Believed as it stands, in nearly any case: "Kibana", "nginx", "Palo Alto Networks". */
export const FREE = 0
/** Believed when written with its capitals: "Dell", "iOS", "Mail Security for Linux". */
export const EXACT = 1
/** A word or a pair of words with other uses: capitals and any cue. "Apple", "Internet Explorer". */
export const CUED = 2
/** A product named by a word: capitals and a cue that ties it to its vendor, a version or an advisory. "Word", "Office". */
export const STRICT = 3
