import * as v from 'valibot'
import { cleanText } from '../advisories'

/** What every choice that a person makes in a card about one name keeps. */
export const chosenName = {
  /** Entity id or identifier, as in a mark. */
  entityId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(512)),
  /** What it is called, for the list in the options. */
  name: v.pipe(
    v.string(),
    v.transform((value) => cleanText(value, 200)),
    v.nonEmpty('must not be empty'),
  ),
  addedAt: v.pipe(v.string(), v.isoTimestamp()),
}
