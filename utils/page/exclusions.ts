import { Inherited } from './inherited'
import { closestAcross } from './shadow-trees'
import { documentOf, matches } from './unclobbered'

/* Where nothing is marked, judged only where a name was found: asking at every text node costs more than finding the names. */

const EDITORS = [
  '[contenteditable]:not([contenteditable="false" i])',
  '[role="textbox"]',
  '.ProseMirror',
  '.ql-editor',
  '.cm-editor',
  '.CodeMirror',
  '.monaco-editor',
  '.ace_editor',
  '.kix-appview-editor',
].join(',')

const NOT_PROSE = 'svg, math, input, textarea, select, object, embed'

const UNMARKED = `${EDITORS}, ${NOT_PROSE}`

/** Code as its own block. A `<code>` in a sentence is part of what the sentence says, unless the page made a block of it. */
const PREFORMATTED = 'pre, listing, xmp, plaintext'

/** One question rules most places out. */
const PERHAPS_UNMARKED = `${UNMARKED}, ${PREFORMATTED}, code`

export interface Exclusions {
  /** Read blocks of code like any text. */
  codeBlocks?: boolean
}

/**
 * Tells where a mark would get in the way or make no sense: in editors and everything a person types into, drawings and formulas, a
 * document in design mode and, unless they are asked for, blocks of code. To be asked as long as the page cannot change.
 */
export function exclusions({ codeBlocks = false }: Exclusions = {}): (element: Element) => boolean {
  const perhaps = new Inherited((element) => matches(element, PERHAPS_UNMARKED) || undefined, false)
  return (element) => {
    if (documentOf(element).designMode === 'on') return true
    if (!perhaps.of(element)) return false
    return closestAcross(element, UNMARKED) !== null || (!codeBlocks && isInCodeBlock(element))
  }
}

function isInCodeBlock(element: Element): boolean {
  // What browsers show of a plain text is one big <pre>.
  if (closestAcross(element, PREFORMATTED) !== null) return documentOf(element).contentType !== 'text/plain'
  const code = closestAcross(element, 'code')
  return code !== null && !/^(inline|contents)/.test(getComputedStyle(code).display)
}
