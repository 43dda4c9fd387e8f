import type { Reviewed, ReviewSource, Standing } from '../../components/vendor-review/review-source'
import type { Advisory } from '../../utils/advisories'
import { success } from '../../utils/result'
import { statusOf, type NameChoice, type ReviewRow } from '../../utils/vendor-review'
import { EXPLOITED, FULL } from './advisory-samples'
import { dossierEntryOf } from './page-sources'

/* What the page of a review reads, made up: a row of each kind. */

const IVANTI: NameChoice = { id: 'product:ivanti/connect-secure', name: 'Connect Secure', type: 'Product', vendor: 'Ivanti' }
const COPILOT: NameChoice = {
  id: 'product:microsoft/365-copilot',
  name: 'Microsoft 365 Copilot',
  type: 'Product',
  vendor: 'Microsoft',
}
const NOTEPAD: NameChoice = { id: 'product:notepad', name: 'Notepad++', type: 'Product', vendor: '' }
const FORTINET: NameChoice = { id: 'company:fortinet', name: 'Fortinet', type: 'Company', vendor: '' }

export function reviewRow(written: string, choices: NameChoice[], rest: Partial<ReviewRow> = {}): ReviewRow {
  return { written, vendor: '', version: '', times: 1, passage: '', choices, maker: null, ...rest }
}

export function standing(advisories: Advisory[], watched = false): Standing {
  return { status: statusOf(advisories.map((each) => dossierEntryOf(each))), watched, advisory: advisories[0] ?? null }
}

export function reviewed(overrides: Partial<Reviewed> = {}): Reviewed {
  return {
    kind: 'list',
    inventory: { format: 'table', rows: [], problems: [{ place: 7, code: 'noName' }], problemCount: 1, cut: false },
    rows: [
      reviewRow('Notepad++', [NOTEPAD], { version: '8.5' }),
      reviewRow('Pulse Connect Secure', [IVANTI], { vendor: 'Ivanti, Inc.', version: '22.7R2' }),
      reviewRow('Copilot', [COPILOT, { ...COPILOT, id: 'product:github/copilot', name: 'GitHub Copilot', vendor: 'GitHub' }]),
      reviewRow('Time Sheet', [], { vendor: 'Fortinet, Inc.', maker: FORTINET }),
    ],
    standings: new Map([
      [NOTEPAD.id, standing([])],
      [IVANTI.id, standing([EXPLOITED], true)],
    ]),
    advisories: 1_675,
    synced: Date.now() - 4 * 60_000,
    made: '2026-11-30T12:00:00.000Z',
    ...overrides,
  }
}

export function reviewSource(overrides: Partial<ReviewSource> = {}): ReviewSource {
  return {
    review: async () => success(reviewed()),
    standing: async () => standing([FULL]),
    openPanel: () => undefined,
    copy: async () => undefined,
    save: () => undefined,
    ...overrides,
  }
}
