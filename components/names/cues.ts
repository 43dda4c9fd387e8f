import { t } from '../../utils/i18n'
import type { Confidence, Cue } from '../../utils/lexicon'

/** Message keys have no hyphens. */
const KEYS = {
  identifier: 'identifier',
  distinct: 'distinct',
  phrase: 'phrase',
  'exact-case': 'exactCase',
  vendor: 'vendor',
  'page-vendor': 'pageVendor',
  version: 'version',
  'near-identifier': 'nearIdentifier',
  'legal-form': 'legalForm',
  trademark: 'trademark',
  list: 'list',
  deed: 'deed',
  flaw: 'flaw',
  topic: 'topic',
  possible: 'possible',
  repeated: 'repeated',
} as const satisfies Record<Cue, string>

/** In one sentence, what decided that a piece of text is a name. `vendor` is empty where none is known. */
export function whyText(cue: Cue, { type, vendor }: { type: string; vendor: string }): string {
  if (cue === 'page-vendor' && type === 'Company') return t('why.pageProduct')
  if (cue === 'vendor' && vendor) return t('why.vendorNamed', [vendor])
  if (cue === 'page-vendor' && vendor) return t('why.pageVendorNamed', [vendor])
  return t(`cue.${KEYS[cue]}`)
}

/** How sure the cue makes it, in a sentence. */
export function sureText(confidence: Confidence): string {
  return t(`sure.${confidence}`)
}

/** The same in a word, for lists. */
export function confidenceText(confidence: Confidence): string {
  return t(`confidence.${confidence}`)
}

/** "Not this" for one cue: which places that leaves unmarked. */
export function contextText(cue: Cue): string {
  return t(`onlyCue.${KEYS[cue]}`)
}
